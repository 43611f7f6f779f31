import type { Database, Sql } from './database.ts'
import {
  leave,
  MOVED,
  movedBy,
  readLine,
  stamp,
  tellMoved,
  time,
  type Moved,
  type TurnRequest,
  type WaitingJob,
} from './host-line.ts'
import {
  afterEnd,
  decideTurn,
  lookAround,
  newPace,
  nextMoments,
  RANKS,
  spacingOf,
  standingOf,
  type EndedRequest,
  type HostLimit,
  type HostPace,
  type Standing,
} from './host-timetable.ts'
import { json } from './json.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { StoreClock } from './store-clock.ts'

/**
 * `at`: now, by the clock of the timetable, in milliseconds since 1970. `slot`: when to come again, later than that. `standing`:
 * of the host.
 * `cameInTime`: the asker had a slot, which has come.
 */
export type Turn =
  | { type: 'begun'; at: number; standing: Standing }
  | { type: 'wait'; at: number; slot: number; cameInTime: boolean }

const PACE = `${time('started_at')} as "startedAt", ${time('held_until')} as "heldUntil", slowdown, ${time('slowed_at')} as "slowedAt",
  delay_ms as "delayMs", answer_ms as "answerMs", ${time('answered_at')} as "answeredAt", refusals, served, others, others_since as "othersSince",
  gave_way as "gaveWay", under_way as "underWay"`

/** As this process saw a host last. */
type KnownHost = HostPace & { version: number }

/** So many hosts are remembered, the latest asked. */
const REMEMBERED = 5000
/** Who is always too late, because of other processes, holds the host in the end while it decides. */
const TRIES = 3

/**
 * The timetables of all hosts. Each decision is made on the one before, however many workers there are: it is written where the host
 * is still as it was read, and else made again. All go by the database's clock, or by the one given as `at`. A process asks one host
 * one at a time: who waits for its row holds one connection, and not all there are.
 */
export function hostTable(database: Database, clock: StoreClock) {
  const inOrder = oneAtATime()
  const known = new Map<string, KnownHost>()
  const remember = (host: string, as: KnownHost) => {
    known.delete(host)
    known.set(host, as)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  }
  /** `decide` gives null where the host is not as it was read. */
  const onHost = <T>(host: string, decide: (sql: Sql, as: KnownHost) => Promise<Decided<T> | null>) =>
    inOrder(host, async () => {
      const attempt = async (sql: Sql): Promise<T | null> => {
        const decided = await decide(sql, known.get(host) ?? (await readHost(sql, host)))
        if (decided) remember(host, decided.as)
        else known.delete(host)
        return decided && decided.answer
      }
      for (let tries = 0; tries < TRIES; tries += 1) {
        const answer = await attempt(database.derived)
        if (answer !== null) return answer
      }
      const answer = await database.transaction((sql) => holding(sql, host, () => attempt(sql)), HELD)
      if (answer === null) throw new Error(`${host} changed while it was held`)
      return answer
    })
  return {
    /**
     * Begins a request, where the host allows one now; else keeps a place in its line, with the slot to come again at. Two
     * requests begin at least the interval apart, which is the limit's or the crawl delay, times how far the host was
     * slowed down; no more are under way than may be; and none begins while the host is held.
     */
    takeTurn: (request: TurnRequest, at: Date | null): Promise<Turn> =>
      onHost(request.host, (sql, as) => tryTurn(sql, as, { request, at })),

    /**
     * The request is over: its place is free, and the host is asked faster or slower by how it answered. Those next in line
     * may come sooner, where they were told a later slot than that: feeds are, and the pages are given back to be told.
     */
    end: (host: string, limit: HostLimit, ended: EndedRequest, at: Date | null): Promise<Moved[]> =>
      onHost(host, (sql, as) => tryEnd(sql, as, { host, limit, ended, at, clock })),

    /** Whoever does not come back leaves the line. */
    leave: (host: string, holder: string) => leave(database, host, holder),

    /** How a host is now; null where it was never asked. */
    pace: (host: string) => database.row<HostPace>(`select ${PACE} from host where host = $1`, [host]),

    /** Who waits there, in order. */
    line: (host: string) =>
      database.rows<{ holder: string; slot: number }>(
        `select holder, ${time('slot_at')} as slot from host_turn where host = $1 order by rank, place`,
        [host],
      ),

    /** Forgets hosts that nothing was asked of since then, where nobody waits. */
    forget: (before: Date, most: number) =>
      database.query(
        `delete from host where host in (
         select host from host where started_at < $1 and held_until < $1
           and not exists (select 1 from host_turn where host_turn.host = host.host) limit $2 for update skip locked)`,
        [before, most],
      ),

    /** Takes those out of their lines whose slot was before then and who never came. */
    forgetTurns: (before: Date, most: number) =>
      database.query(
        `delete from host_turn where (host, holder) in (select host, holder from host_turn where slot_at < $1 limit $2)`,
        [before, most],
      ),
  }
}

// A power cut costs what no host remembers.
const HELD = { derived: true, plannedOnce: true }

type Decided<T> = { answer: T; as: KnownHost }

/** Runs `work` while nobody else decides on the host. */
async function holding<T>(sql: Sql, host: string, work: () => Promise<T>): Promise<T> {
  await sql.query('select from host where host = $1 for update', [host])
  return work()
}

async function readHost(sql: Sql, host: string): Promise<KnownHost> {
  const read = () => sql.row<KnownHost>(`select ${PACE}, version::float8 from host where host = $1`, [host])
  const known = await read()
  if (known) return known
  await sql.query('insert into host (host) values ($1) on conflict do nothing', [host])
  return (await read()) ?? { ...newPace(), version: 0 }
}

type Asking = { request: TurnRequest; at: Date | null }

async function tryTurn(sql: Sql, as: KnownHost, { request, at }: Asking): Promise<Decided<Turn> | null> {
  const { host, limit, rank, claim } = request
  const pace = { ...as, delayMs: request.delayMs ?? as.delayMs }
  const { version, ...line } = await readLine(sql, request, pace, at)
  if (version !== as.version) return null
  const { now, ownSlot } = line
  const decision = decideTurn(pace, line, request, now)
  const isBegun = decision.type === 'begin'
  // Without a slot it leaves the line.
  const slot = !isBegun ? decision.slot : claim === 'stay' ? now + spacingOf(pace, limit, rank) : null
  const kept = await keepTurn(sql, { host, as, pace: decision.pace, request, slot })
  if (!kept) return null
  const answer: Turn = isBegun
    ? { type: 'begun', at: now, standing: standingOf(pace) }
    : { type: 'wait', at: now, slot: decision.slot, cameInTime: ownSlot !== null && ownSlot <= now }
  return { answer, as: { ...decision.pace, version: version + 1 } }
}

type Ending = { host: string; limit: HostLimit; ended: EndedRequest; at: Date | null; clock: StoreClock }

async function tryEnd(
  sql: Sql,
  as: KnownHost,
  { host, limit, ended, at, clock }: Ending,
): Promise<Decided<Moved[]> | null> {
  const now = at ? at.getTime() : clock.now()
  const pace = afterEnd(as, ended, now)
  const from = now - lookAround(pace, limit).lateMs
  const kept = await sql.row<{ kept: number; moved: { job: WaitingJob; slot: number }[] }>(KEEP_END, [
    host,
    ...movedBy(nextMoments(pace, limit, now), from),
    ...valuesOf(as, pace),
  ])
  if (!kept || kept.kept === 0) return null
  return { answer: await tellMoved(sql, kept.moved, now), as: { ...pace, version: as.version + 1 } }
}

/** Writes a pace, by parameters from the `first` on, where the host $1 is still of the version it was decided on. */
const keep = (first: number) => {
  const value = (at: number) => `$${first + at}`
  return `update host set version = version + 1, started_at = ${stamp(value(1))}, held_until = ${stamp(value(2))}, slowdown = ${value(3)},
      slowed_at = ${stamp(value(4))}, delay_ms = ${value(5)}, answer_ms = ${value(6)}, answered_at = ${stamp(value(7))}, refusals = ${value(8)},
      gave_way = ${value(9)}, under_way = ${value(10)}, others = ${value(11)}, others_since = ${value(12)}, served = ${value(13)}
    where host = $1 and version = ${value(0)}::float8::bigint returning host`
}

const valuesOf = ({ version }: KnownHost, pace: HostPace) => [
  version,
  pace.startedAt,
  pace.heldUntil,
  pace.slowdown,
  pace.slowedAt,
  pace.delayMs,
  pace.answerMs,
  pace.answeredAt,
  pace.refusals,
  pace.gaveWay,
  json(pace.underWay),
  pace.others,
  pace.othersSince,
  pace.served,
]

const KEEP_TURN = `with kept as (${keep(6)}),
    stood as (
      insert into host_turn (host, holder, rank, slot_at, job) select host, $2, $3, ${stamp('$4')}, $5::jsonb from kept where $4::float8 is not null
      on conflict (host, holder) do update set slot_at = excluded.slot_at),
    gone as (delete from host_turn using kept where host_turn.host = $1 and holder = $2 and $4::float8 is null)
  select from kept`

const KEEP_END = `with kept as (${keep(5)}), moved as (${MOVED})
  select (select count(*)::int from kept) as kept,
    coalesce((select jsonb_agg(jsonb_build_object('job', job, 'slot', slot)) from moved), '[]') as moved`

type TurnKept = { host: string; as: KnownHost; pace: HostPace; request: TurnRequest; slot: number | null }

const keepTurn = async (sql: Sql, { host, as, pace, request, slot }: TurnKept): Promise<boolean> =>
  (await sql.query(KEEP_TURN, [
    host,
    request.holder,
    RANKS.indexOf(request.rank),
    slot,
    request.job && json(request.job),
    ...valuesOf(as, pace),
  ])) > 0
