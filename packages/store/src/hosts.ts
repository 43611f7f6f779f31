import type { Database } from './database.ts'

/** What a host allows: the least time between two beginnings, and how many requests may be under way at once. */
export type HostLimit = { intervalMs: number; atOnce: number }

/**
 * How a request comes to its host: `new`, behind all that have a slot; at its `slot`; as a `hop` of a fetch under way,
 * which takes no slot but the first moment that is free; or only to be told a slot for `later`.
 */
export type Claim = 'new' | 'slot' | 'hop' | 'later'

export type TurnRequest = {
  host: string
  limit: HostLimit
  /** The crawl delay of its robots.txt; null where the asker does not know, and what is known holds. */
  delayMs: number | null
  claim: Claim
  /** Names the request, and how long it counts as under way if nobody says that it ended. */
  lease: string
  leaseMs: number
}

/** `slot`: when to come again, later than now. */
export type Turn = { type: 'begun' } | { type: 'wait'; slot: Date }

/**
 * How a host took a request: it `served`; it asked for less (`slowed`); nothing came back (`silent`); or nothing that
 * tells how it is (`neutral`).
 */
export type HostAnswer = 'served' | 'slowed' | 'silent' | 'neutral'

export type EndedRequest = {
  host: string
  lease: string
  begunAt: Date
  answer: HostAnswer
  /** No request before then: the host asked for it. */
  heldUntil: Date | null
  /** The pause after the second silence in a row; it doubles. */
  pauseMs: number
}

/** As TCP does it: each 429 or 503 doubles the interval, each answer takes half an interval off again. */
const SLOWEST = 64
const SPEED_UP = 0.5
/** The newest answer's weight in what answers are expected to take. */
const NEWEST = 0.2
const LONGEST_PAUSE_MS = 3_600_000
/** Where all places are taken and nothing says for how long. */
const FULL_MS = 100

const ms = (amount: string) => `(${amount}) * interval '1 millisecond'`
const NOW = '$2::timestamptz'

// One host never seen to answer, or silent when last asked, may hold one worker.
const AT_ONCE = `case when h.silences > 0 or h.answered_at = '-infinity' then 1 else $4::int end`
const DELAY = 'coalesce($8::float8, h.delay_ms)'
// Whole milliseconds: what comes back is a JavaScript time, and nobody may come a fraction too early.
const INTERVAL = `ceil(greatest($3::float8, ${DELAY}) * h.slowdown)`
/** Slots are no closer than answers end, or whoever comes would find all places taken. */
const SPACING = `greatest(${INTERVAL}, ceil(h.answer_ms / (${AT_ONCE})))`

// $1 host, $2 now, $3 interval, $4 at once, $5 lease, $6 its end, $7 claim, $8 delay
const TAKE_TURN = `
  insert into host as h (host, next_slot_at, started_at, delay_ms, under_way)
  select $1, ${NOW} + ${ms(`ceil(greatest($3::float8, $8::float8)) + case when $7 = 'later' then ${FULL_MS} else 0 end`)},
    case when $7 = 'later' then '-infinity' else ${NOW} end, coalesce($8::float8, 0),
    case when $7 = 'later' then '{}' else jsonb_build_object($5::text, $6::float8) end
  on conflict (host) do update set (delay_ms, next_slot_at, started_at, under_way) = (
    select ${DELAY},
      case when begins then greatest(h.next_slot_at, ${NOW} + ${ms('spacing')})
        when $7 = 'hop' then h.next_slot_at else slot + ${ms('spacing')} end,
      case when begins then ${NOW} else h.started_at end,
      case when begins then live || jsonb_build_object($5::text, $6::float8) else live end
    from (
      select *, not full_up and $7 <> 'later' and free_at <= ${NOW} and ($7 <> 'new' or h.next_slot_at <= ${NOW}) as begins,
        greatest(h.next_slot_at, free_at, case when full_up or $7 = 'later' then ${NOW} + ${ms(`greatest(spacing, ${FULL_MS})`)} end) as slot
      from (
        select live, (select count(*) from jsonb_object_keys(live)) >= ${AT_ONCE} as full_up,
          greatest(h.started_at + ${ms(INTERVAL)}, h.held_until) as free_at, ${SPACING} as spacing
        from (
          select coalesce(jsonb_object_agg(key, value), '{}') as live
          from jsonb_each(h.under_way) where value::float8 > extract(epoch from ${NOW}) * 1000
        ) as leases
      ) as pace
    ) as decision)
  returning under_way ? $5 as begun,
    case when $7 = 'hop' then greatest(started_at + ${ms(INTERVAL)}, held_until, ${NOW} + ${ms(`${FULL_MS}`)})
      else next_slot_at - ${ms(SPACING)} end as slot`

// $1 host, $2 now, $3 lease, $4 when it began, $5 answer, $6 held until, $7 pause
const END = `
  update host set under_way = under_way - $3::text,
    -- What began before the host was slowed down says nothing new.
    slowdown = case when $5 = 'slowed' and slowed_at < $4 then least(slowdown * 2, ${SLOWEST})
      when $5 = 'served' then greatest(slowdown - ${SPEED_UP}, 1) else slowdown end,
    slowed_at = case when $5 = 'slowed' and slowed_at < $4 then ${NOW} else slowed_at end,
    answer_ms = case when $5 = 'neutral' then answer_ms
      else answer_ms + ${NEWEST} * (greatest(extract(epoch from ${NOW} - $4::timestamptz) * 1000, 0) - answer_ms) end,
    answered_at = case when $5 in ('served', 'slowed') then ${NOW} else answered_at end,
    silences = case when $5 = 'silent' then silences + 1 when $5 = 'neutral' then silences else 0 end,
    held_until = greatest(held_until, $6::timestamptz, case when $5 = 'silent' and silences > 0
      then ${NOW} + ${ms(`least($7::float8 * 2 ^ (least(silences, 30) - 1), ${LONGEST_PAUSE_MS})`)} end)
  where host = $1`

/** The timetables of all hosts. Each step is one statement on the host's row, so that it holds between all workers. */
export const hostTable = (database: Database) => ({
  /**
   * Begins a request, where the host allows one now; else reserves the host's next slot and tells when it is. Two
   * requests begin at least the interval apart, which is the limit's or the crawl delay, times how far the host was
   * slowed down; no more are under way than may be; and none begins while the host is held.
   */
  takeTurn: async ({ host, limit, delayMs, claim, lease, leaseMs }: TurnRequest, now: Date): Promise<Turn> => {
    const ends = now.getTime() + leaseMs
    const row = await database.row<{ begun: boolean; slot: Date }>(TAKE_TURN, [
      host,
      now,
      limit.intervalMs,
      limit.atOnce,
      lease,
      ends,
      claim,
      delayMs,
    ])
    return !row || row.begun ? { type: 'begun' } : { type: 'wait', slot: row.slot }
  },

  /** The request is over: its place is free, and the host is asked faster or slower by how it answered. */
  end: async ({ host, lease, begunAt, answer, heldUntil, pauseMs }: EndedRequest, now: Date) =>
    void (await database.query(END, [host, now, lease, begunAt, answer, heldUntil, pauseMs])),

  /** How a host is now; null where it was never asked. */
  state: (host: string) =>
    database.row<HostState>(
      `select next_slot_at as "nextSlotAt", started_at as "startedAt", held_until as "heldUntil", slowdown,
         answer_ms as "answerMs", silences, delay_ms as "delayMs", (select count(*)::int from jsonb_object_keys(under_way)) as "underWay"
       from host where host = $1`,
      [host],
    ),
})

export type HostState = {
  nextSlotAt: Date
  startedAt: Date
  heldUntil: Date
  slowdown: number
  answerMs: number
  silences: number
  delayMs: number
  underWay: number
}
