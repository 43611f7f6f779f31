import { escapeIdentifier, type Pool, type PoolClient } from 'pg'

const SETTLE_LOCK = 7_267_005
/** A setting of each connection: for how many ms its process holds a job. */
const HOLDS_FOR = 'copydesk.lock_ms'
/** What a connection of a process that holds jobs for so long begins with. */
export const holdingFor = (lockMs: number) => `-c ${HOLDS_FOR}=${Math.round(lockMs)}`

/** The trigger, and BullMQ's own function under another name, that ours stands in front of. */
const HELD = 'held_by_server_clock'
const LOOK = 'move_stalled_jobs_to_wait'
const LOOK_AT = 'move_jobs_stalled_at'
const SET_BACK = 'clock_set_back'

type Step = (client: PoolClient) => Promise<void>

/** Changes of ours to what BullMQ has made in its schema, once for all processes. One that an upgrade of BullMQ takes back is made again at the next start. */
export async function settlePostgres(pool: Pool, schema: string): Promise<void> {
  for (const step of [leaveEventsOut, holdByServerClock, lookByServerClock]) await inTransaction(pool, schema, step)
}

/** Whether those of them are there that wrong clocks make necessary; null where BullMQ has made nothing yet. */
export async function isSettled(pool: Pool, schema: string): Promise<boolean | null> {
  const { rows } = await pool.query<{ isSettled: boolean }>(
    `select exists (select from pg_trigger where tgrelid = job.oid and tgname = '${HELD}')
       and coalesce((select bool_and(prosrc like '%${SET_BACK}%') from pg_proc
         where pronamespace = job.relnamespace and proname = '${LOOK}'), false) as "isSettled"
     from pg_class job where oid = to_regclass($1)`,
    [`${escapeIdentifier(schema)}.job`],
  )
  return rows[0]?.isSettled ?? null
}

async function inTransaction(pool: Pool, schema: string, step: Step): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; set local search_path to ${escapeIdentifier(schema)}; set local lock_timeout = '2s'`)
    await client.query(`select pg_advisory_xact_lock(${SETTLE_LOCK})`)
    await step(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * BullMQ tells each change of a job to who follows its own events. Nobody does here, and on PostgreSQL each is a row, some lookups and a
 * notice that wakes every listener of the database. Redis makes little of them.
 */
async function leaveEventsOut(client: PoolClient): Promise<void> {
  await client.query(`create or replace function publish_event(p_queue text, p_event text, p_data jsonb) returns bigint
    language sql as 'select 0::bigint'`)
}

// BullMQ reckons by the clock of the process until when a job is held, and when jobs of killed workers are looked for; Redis reckons both by
// its own. One clock a day ahead would keep such jobs from being taken over for that day, and from living workers those of other clocks: here
// PostgreSQL's counts for both.
const NOW_MS = '(extract(epoch from clock_timestamp()) * 1000)::bigint'
/** A clock that differs by less is not wrong. */
const TOLERANCE_MS = 100

async function holdByServerClock(client: PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_trigger where tgrelid = 'job'::regclass and tgname = '${HELD}'`,
  )
  if (rowCount) return
  const until = `${NOW_MS} + current_setting('${HOLDS_FOR}', true)::bigint`
  await client.query(`create or replace function hold_by_server_clock() returns trigger language plpgsql as $$
    begin new.locked_until_ms := ${until}; return new; end $$`)
  await client.query(`create trigger ${HELD} before update of locked_until_ms on job
    for each row when (abs(new.locked_until_ms - (${until})) > ${TOLERANCE_MS}) execute function hold_by_server_clock()`)
  // What was written before. A living worker holds its jobs anew before long.
  await client.query(
    `update job set locked_until_ms = ${NOW_MS} where state = 'active' and locked_until_ms > ${NOW_MS}`,
  )
}

/** They were last looked for later than now by more than this only where the server's clock was set back. */
const SET_BACK_MS = 60_000

/** Where that clock was set back, jobs are held from now on for as long as ever: who is alive holds its own anew before long. */
async function lookByServerClock(client: PoolClient): Promise<void> {
  const parameters = 'text, integer, bigint, bigint'
  const { rows } = await client.query<{ isOurs: boolean; isCurrent: boolean }>(
    `select prosrc like '%${LOOK_AT}%' as "isOurs", prosrc like '%${SET_BACK}%${LOOK_AT}%' as "isCurrent"
     from pg_proc where oid = '${LOOK}(${parameters})'::regprocedure`,
  )
  if (rows[0]?.isCurrent) return
  if (!rows[0]?.isOurs) {
    await client.query(`drop function if exists ${LOOK_AT}(${parameters})`)
    await client.query(`alter function ${LOOK}(${parameters}) rename to ${LOOK_AT}`)
    // By the clock of a process, less than that ahead.
    await client.query(
      `update meta set value = ${NOW_MS}::text where field = 'stalled-check' and value::bigint > ${NOW_MS} and value::bigint <= ${NOW_MS} + ${SET_BACK_MS}`,
    )
  }
  await client.query(`create or replace function ${LOOK}(p_queue text, p_max_stalled integer, p_now bigint, p_max_check_time bigint)
    returns setof text language sql set search_path from current as $$
      with ${SET_BACK} as (
        update meta set value = '0' where queue = p_queue and field = 'stalled-check' and value::bigint > ${NOW_MS} + ${SET_BACK_MS} returning queue)
      update job set locked_until_ms = ${NOW_MS} from ${SET_BACK} where job.queue = ${SET_BACK}.queue and state = 'active';
      select ${LOOK_AT}(p_queue, p_max_stalled, ${NOW_MS}, p_max_check_time) $$`)
}
