import type { Sql } from './database.ts'
import { lookAround, RANKS, spacingOf, type Ask, type HostPace, type Line } from './host-timetable.ts'
import { NOW } from './store-clock.ts'

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

/** A page that may come sooner than it was told: its job, and in how many milliseconds from now. */
export type Moved = { job: { entryId: string; round: number }; inMs: number }

/** Of the ranks, as they are kept. */
const NUMBERS = RANKS.map((_, number) => number)
/** Moving a slot by less is not worth the telling. */
const WORTH_MS = 250

export const time = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`
export const stamp = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`

/** When a line was read, and which version of its host it is of; null where that is gone. */
type Read = { now: number; version: number | null }

/** However long the line is, a few of it are read, by index. */
export async function readLine(
  sql: Sql,
  { host, holder, rank, limit }: TurnRequest,
  pace: HostPace,
  at: Date | null,
): Promise<Line & Read> {
  const { lateMs, comingMs, delayedMs } = lookAround(pace, limit)
  const own = RANKS.indexOf(rank)
  const row = await sql.row<Omit<Line, 'coming' | 'delayed'> & Read & { coming: number[]; delayed: number[] }>(LINE, [
    host,
    holder,
    own,
    at && at.getTime(),
    lateMs,
    comingMs,
    delayedMs,
    pace.gaveWay.includes(rank) ? [] : NUMBERS.slice(0, own),
    NUMBERS.slice(own + 1),
    spacingOf(pace, limit, rank),
  ])
  if (!row) throw new Error('no line could be read')
  const named = (ranks: number[]) => RANKS.filter((_, number) => ranks.includes(number))
  return { ...row, coming: named(row.coming), delayed: named(row.delayed) }
}

/** So many of those ahead are counted, the nearest: those before them stand in the nearest ones' slots. */
const MOST_AHEAD = 100

const LINE = `
  with clock as (select coalesce($4::float8, ${NOW}) as now),
    around as (select now, ${stamp('(now - $5::float8)')} as expected_from, ${stamp('(now + $6::float8)')} as coming_to,
      ${stamp('(now + $7::float8)')} as delayed_to from clock),
    own as (select place, ${time('slot_at')} as slot from host_turn where host = $1 and holder = $2),
    before as (
      select slot_at from host_turn
      where host = $1 and rank = $3 and place < coalesce((select place from own), 9223372036854775807)
      order by place desc limit ${MOST_AHEAD}),
    outranks as (
      select slot_at from around, unnest($8::smallint[]) as higher, lateral (
        select slot_at from host_turn
        where host = $1 and rank = higher and slot_at > expected_from and slot_at < coming_to
        order by slot_at limit ${MOST_AHEAD}) as those),
    ahead as (
      select slot, row_number() over (order by slot desc) as number from (
        select ${time('slot_at')} as slot from before where slot_at > (select expected_from from around)
        union all select ${time('slot_at')} from outranks) as ahead)
  select now, (select version::float8 from host where host = $1) as version, (select slot from own) as "ownSlot",
    (select count(*)::int from ahead) as before,
    (select coalesce(max(slot + number * $10::float8), '-Infinity') from ahead) as "afterBefore",
    exists (select from outranks) or coalesce((select slot from own) > now, true) and coalesce((
      select true from host_turn
      where host = $1 and rank = $3 and place < coalesce((select place from own), 9223372036854775807)
        and slot_at > expected_from and slot_at < coming_to
      order by slot_at limit 1), false) as "isNextTaken",
    array(select lower from unnest($9::smallint[]) as lower, lateral (
      select from host_turn
      where host = $1 and rank = lower and slot_at > expected_from and slot_at < coming_to
      order by slot_at limit 1) as one) as coming,
    array(select lower from unnest($9::smallint[]) as lower, lateral (
      select from host_turn
      where host = $1 and rank = lower and slot_at > expected_from and slot_at <= delayed_to
      order by slot_at limit 1) as one) as delayed
  from around`

export const leave = async (sql: Sql, host: string, holder: string) =>
  void (await sql.query('delete from host_turn where host = $1 and holder = $2', [host, holder]))

/**
 * Moves those who would come next forward, the higher ranks first, to the moments, where their slots are later; who is not expected any more stays.
 */
export const MOVED = `
  update host_turn set slot_at = ${stamp('moment')} from kept, (
    select holder, moment from (
      select holder, slot_at, row_number() over (order by rank, slot_at, place) as number
      from unnest($2::smallint[]) as rank, lateral (
        select holder, slot_at, place from host_turn
        where host = $1 and host_turn.rank = rank.rank and slot_at > ${stamp('$4')}
        order by slot_at, place limit cardinality($3::float8[])) as next
    ) as next join unnest($3::float8[]) with ordinality as moments (moment, number) using (number)
    where slot_at > ${stamp('moment')} + ${WORTH_MS} * interval '1 millisecond'
  ) as next where host_turn.host = $1 and host_turn.holder = next.holder and job is not null
  returning job, moment as slot`

/** What `MOVED` is given. */
export const movedBy = (moments: number[], from: number) => [NUMBERS, moments, from]

/** Tells feeds that were moved forward of their slots, and gives the pages. */
export async function tellMoved(sql: Sql, moved: { job: WaitingJob; slot: number }[], now: number): Promise<Moved[]> {
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
