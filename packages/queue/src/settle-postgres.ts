import { escapeIdentifier, type Pool, type PoolClient } from 'pg'

const SETTLE_LOCK = 7_267_005
/** A clock that differs by less is not wrong. */
const TOLERANCE_MS = 1000

/** Changes of ours to what BullMQ has made in its schema, once for all processes. An upgrade of BullMQ that takes them back is mended at the next start. */
export async function settlePostgres(pool: Pool, schema: string, lockMs: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; set local search_path to ${escapeIdentifier(schema)}`)
    await client.query(`select pg_advisory_xact_lock(${SETTLE_LOCK})`)
    await client.query(LEAVE_EVENTS_OUT)
    await goByItsClock(client, Math.round(lockMs))
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
const LEAVE_EVENTS_OUT = `create or replace function publish_event(p_queue text, p_event text, p_data jsonb) returns bigint
  language sql as 'select 0::bigint'`

const NOW_MS = '(extract(epoch from clock_timestamp()) * 1000)::bigint'

/**
 * BullMQ writes until when a job is held, and when jobs of killed workers were last looked for, by the clock of the process; Redis reckons
 * both by its own. A clock that is a day ahead would leave all such jobs alone for a day, whoever holds them: here PostgreSQL's counts too.
 */
async function goByItsClock(client: PoolClient, lockMs: number): Promise<void> {
  const isWrong = (until: string) => `abs(${until} - ${NOW_MS} - ${lockMs}) > ${TOLERANCE_MS}`
  await client.query(`create or replace function hold_by_server_clock() returns trigger language plpgsql as $$
    begin new.locked_until_ms := ${NOW_MS} + ${lockMs}; return new; end $$`)
  await client.query(`create or replace function look_by_server_clock() returns trigger language plpgsql as $$
    begin new.value := least(new.value::bigint, ${NOW_MS})::text; return new; end $$`)
  await client.query(`create or replace trigger by_server_clock before insert or update of value on meta
    for each row when (new.field = 'stalled-check') execute function look_by_server_clock()`)
  await client.query(`create or replace trigger by_server_clock before update of locked_until_ms on job
    for each row when (${isWrong('new.locked_until_ms')}) execute function hold_by_server_clock()`)
  await client.query(`update meta set value = value where field = 'stalled-check'`)
  await client.query(`update job set locked_until_ms = locked_until_ms where ${isWrong('locked_until_ms')}`)
}
