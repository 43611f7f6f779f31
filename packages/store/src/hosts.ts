import type { Database, Sql } from './database.ts'
import {
  afterEnd,
  decideTurn,
  lookAround,
  newPace,
  nextMoments,
  RANKS,
  spacingOf,
  type Ask,
  type EndedRequest,
  type HostLimit,
  type HostPace,
  type Line,
} from './host-timetable.ts'
import { json } from './json.ts'

/** A page that waits, as its stage consumes it; or a feed, whose next poll the store keeps. */
export type WaitingJob = { entryId: string; round: number } | { feedId: string }

export type TurnRequest = Ask & {
  host: string
  /** Who asks: one stands in a host's line once. */
  holder: string
  /** What comes again at the slot, where that may be moved forward. */
  job: WaitingJob | null
  /** The crawl delay of its robots.txt; null where the asker does not know, and what is known holds. */
  delayMs: number | null
}

/**
 * `at`: now, by the clock of the timetable, in milliseconds since 1970. `slot`: when to come again, later than that.
 * `cameInTime`: the asker had a slot, which has come.
 */
export type Turn = { type: 'begun'; at: number } | { type: 'wait'; at: number; slot: number; cameInTime: boolean }

/** A page that may come sooner than it was told: its job, and in how many milliseconds from now. */
export type Moved = { job: { entryId: string; round: number }; inMs: number }

/** Moving a slot by less is not worth the telling. */
const WORTH_MS = 250

const NOW = 'floor(extract(epoch from clock_timestamp()) * 1000)::float8'
const time = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`
const stamp = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`

const PACE = `${time('started_at')} as "startedAt", ${time('held_until')} as "heldUntil", slowdown, ${time('slowed_at')} as "slowedAt",
  delay_ms as "delayMs", answer_ms as "answerMs", ${time('answered_at')} as "answeredAt", refusals, others, others_since as "othersSince",
  gave_way as "gaveWay", under_way as "underWay"`

/**
 * The timetables of all hosts. Whoever asks or ends holds the host's row, so that each decision is made on the one before,
 * however many workers there are; and all go by the database's clock, or by the one given as `at`.
 */
export const hostTable = (database: Database) => ({
  /**
   * Begins a request, where the host allows one now; else keeps a place in its line, with the slot to come again at. Two
   * requests begin at least the interval apart, which is the limit's or the crawl delay, times how far the host was
   * slowed down; no more are under way than may be; and none begins while the host is held.
   */
  takeTurn: (request: TurnRequest, at: Date | null): Promise<Turn> =>
    database.transaction(async (sql) => {
      const held = await lockHost(sql, request.host)
      const pace = { ...held, delayMs: request.delayMs ?? held.delayMs }
      const line = await readLine(sql, request, pace, at)
      const { now } = line
      const decision = decideTurn(pace, line, request, now)
      const { gaveWay, delayMs } = decision.pace
      const isChanged = delayMs !== held.delayMs || gaveWay.length !== held.gaveWay.length
      if (decision.type === 'begin' || isChanged) await keepPace(sql, request.host, decision.pace)
      if (decision.type === 'wait') {
        await stand(sql, request, decision.slot)
        return { type: 'wait', at: now, slot: decision.slot, cameInTime: line.ownSlot !== null && line.ownSlot <= now }
      }
      if (request.claim === 'stay') await stand(sql, request, now + spacingOf(pace, request.limit, request.rank))
      else if (line.ownSlot !== null) await leave(sql, request.host, request.holder)
      return { type: 'begun', at: now }
    }, DERIVED),

  /**
   * The request is over: its place is free, and the host is asked faster or slower by how it answered. Those next in line
   * may come sooner, where they were told a later slot than that: feeds are, and the pages are given back to be told.
   */
  end: (host: string, limit: HostLimit, ended: EndedRequest, at: Date | null): Promise<Moved[]> =>
    database.transaction(async (sql) => {
      const held = await lockHost(sql, host)
      const now = at ? at.getTime() : ((await sql.row<{ now: number }>(`select ${NOW} as now`))?.now ?? 0)
      const pace = afterEnd(held, ended, now)
      await keepPace(sql, host, pace)
      const moments = nextMoments(pace, limit, now)
      if (moments.length === 0) return []
      return moveForward(sql, host, { moments, from: now - lookAround(pace, limit).lateMs, now })
    }, DERIVED),

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
})

// A power cut costs what no host remembers.
const DERIVED = { derived: true }

async function lockHost(sql: Sql, host: string): Promise<HostPace> {
  const lock = () => sql.row<HostPace>(`select ${PACE} from host where host = $1 for update`, [host])
  const known = await lock()
  if (known) return known
  await sql.query('insert into host (host) values ($1) on conflict do nothing', [host])
  return (await lock()) ?? newPace()
}

/** The clock is read here, once the row is held: who waited for it waited until now. */
async function readLine(
  sql: Sql,
  { host, holder, rank, limit }: TurnRequest,
  pace: HostPace,
  at: Date | null,
): Promise<Line & { now: number }> {
  const { lateMs, comingMs, delayedMs } = lookAround(pace, limit)
  const row = await sql.row<Omit<Line, 'coming' | 'delayed'> & { now: number; coming: number[]; delayed: number[] }>(
    `with clock as (select coalesce($4::float8, ${NOW}) as now),
       own as (select place, ${time('slot_at')} as slot from host_turn where host = $1 and holder = $2),
       others as (
         select rank::int, slot, slot > now - $5::float8 as is_expected, slot < now + $6::float8 as is_coming,
           rank < $3 and not $8 as outranks, rank > $3 as is_lower,
           rank = $3 and place < coalesce((select place from own), 9223372036854775807) as is_before
         from clock, (select rank, place, ${time('slot_at')} as slot from host_turn where host = $1 and holder <> $2) as others),
       ahead as (
         select slot, row_number() over (order by slot desc) as number from others
         where is_expected and (is_before or outranks and is_coming))
     select max(now) as now, (select slot from own) as "ownSlot",
       (select count(*)::int from ahead) as before,
       (select coalesce(max(slot + number * $9::float8), '-Infinity') from ahead) as "afterBefore",
       coalesce(bool_or(is_expected and is_coming
         and (outranks or is_before and coalesce((select slot from own) > now, true))), false) as "isNextTaken",
       coalesce(array_agg(distinct rank) filter (where is_lower and is_expected and is_coming), '{}') as coming,
       coalesce(array_agg(distinct rank) filter (where is_lower and is_expected and slot <= now + $7::float8), '{}') as delayed
     from clock left join others on true`,
    [
      host,
      holder,
      RANKS.indexOf(rank),
      at && at.getTime(),
      lateMs,
      comingMs,
      delayedMs,
      pace.gaveWay.includes(rank),
      spacingOf(pace, limit, rank),
    ],
  )
  if (!row) throw new Error('no line could be read')
  const named = (numbers: number[]) => RANKS.filter((_, number) => numbers.includes(number))
  return { ...row, coming: named(row.coming), delayed: named(row.delayed) }
}

const stand = (sql: Sql, { host, holder, rank, job }: TurnRequest, slot: number) =>
  sql.query(
    `insert into host_turn (host, holder, rank, slot_at, job) values ($1, $2, $3, ${stamp('$4')}, $5)
     on conflict (host, holder) do update set slot_at = excluded.slot_at`,
    [host, holder, RANKS.indexOf(rank), slot, job && json(job)],
  )

const leave = async (sql: Sql, host: string, holder: string) =>
  void (await sql.query('delete from host_turn where host = $1 and holder = $2', [host, holder]))

/** The first in line come at these moments, where their slots are later. Whose slot was before `from` is not expected. */
async function moveForward(
  sql: Sql,
  host: string,
  { moments, from, now }: { moments: number[]; from: number; now: number },
): Promise<Moved[]> {
  const moved = await sql.rows<{ job: WaitingJob; slot: number }>(
    `update host_turn set slot_at = ${stamp('moment')} from (
       select holder, moment from (
         select holder, slot_at, row_number() over () as number from (
           select holder, slot_at from host_turn where host = $1 and slot_at > ${stamp('$4')} order by rank, place limit $3) as first
       ) as first join unnest($2::float8[]) with ordinality as moments (moment, number) using (number)
       where slot_at > ${stamp('moment')} + ${WORTH_MS} * interval '1 millisecond'
     ) as next where host = $1 and host_turn.holder = next.holder and job is not null
     returning job, moment as slot`,
    [host, moments, moments.length, from],
  )
  const pages: Moved[] = []
  for (const { job, slot } of moved) {
    if ('entryId' in job) pages.push({ job, inMs: Math.max(slot - now, 0) })
    else await pollSooner(sql, job.feedId, slot)
  }
  return pages
}

const pollSooner = (sql: Sql, feedId: string, slot: number) =>
  sql.query(`update feed set next_poll_at = ${stamp('$2')} where id = $1 and next_poll_at > ${stamp('$2')}`, [
    feedId,
    slot,
  ])

const keepPace = (sql: Sql, host: string, pace: HostPace) =>
  sql.query(
    `update host set started_at = ${stamp('$2')}, held_until = ${stamp('$3')}, slowdown = $4, slowed_at = ${stamp('$5')}, delay_ms = $6,
       answer_ms = $7, answered_at = ${stamp('$8')}, refusals = $9, gave_way = $10, under_way = $11,
       others = $12, others_since = $13
     where host = $1`,
    [
      host,
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
    ],
  )
