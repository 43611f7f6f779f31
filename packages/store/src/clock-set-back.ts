import type { Database, Sql } from './database.ts'

/** One at a time, across processes. */
const CLOCK_LOCK = 7_267_006
/** A clock that shows less by no more than this was not set. */
const APART_MS = 60_000
const APART = `interval '${APART_MS} ms'`
/** Processes read it every ten seconds: until then some of them still write by the one before. */
const STILL_BEFORE = `interval '12 s'`

/** As the times that are kept: in whole milliseconds, as JavaScript reads them. */
const NOW = `coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp()))`

/**
 * By how much less the clock shows than when it was looked at last; by how much it was set back before, and whether all processes have read
 * that. Nothing to who does not yet go by it: what came sooner would be due by the clock of before, over and over.
 */
const LOOK = `select extract(epoch from shown_at - ${NOW})::float8 * 1000 as "lessMs", back_ms as "backMs",
    back_seen_at <= ${NOW} - ${STILL_BEFORE} as "isRead"
  from clock where $2::timestamptz between ${NOW} - ${APART} and ${NOW} + ${APART} for update`

/** What waits for a time later than $3 ms from now does so by the clock of before. */
const span = (parameter: string) => `${parameter}::float8 * interval '1 ms'`
const sooner = (column: string) =>
  `${column} = case when ${column} > ${NOW} + ${span('$3')} then ${column} - ${span('$2')} else ${column} end`
const notLater = (column: string) => `${column} = least(${column}, ${NOW})`

const times = (
  table: string,
  where: string,
  { waits = [], happened = [] }: { waits?: string[]; happened?: string[] },
) =>
  `update ${table} set ${[...waits.map(sooner), ...happened.map(notLater)].join(', ')}
   where ${where} greatest(${[...waits, ...happened].join(', ')}) > ${NOW}`

/**
 * What waits for a time, and what happened at one and is looked for by it. What hosts are known for is believed as far as it can be
 * (`host-timetable.ts`); where one was held and not asked since, it stays held. Pages that are to be looked at again by and by are so later.
 */
const SET_RIGHT = [
  `update host set version = version + 1, ${sooner('held_until')}, ${['started_at', 'slowed_at', 'answered_at'].map(notLater).join(', ')}
   where greatest(started_at, answered_at) > ${NOW}`,
  times('feed', '', { waits: ['next_poll_at'], happened: ['last_polled_at'] }),
  times('host_turn', '', { waits: ['slot_at'] }),
  times('robots', '', { waits: ['until', 'asked_until'] }),
  times('entry', 'fetch_at is not null and', { waits: ['fetch_at', 'slot_at'] }),
  times('page', 'cleaned_at is null and', { happened: ['fetched_at'] }),
  times('revision', 'matched_at is null and', { happened: ['cleaned_at'] }),
  times('article', 'merged_into is null and tagged_version < version and', { happened: ['first_seen_at'] }),
  times('article', 'merged_into is null and grouped_version < tagged_version and tagged_version = version and', {
    happened: ['tagged_at'],
  }),
  times('push', '', { happened: ['received_at'] }),
  times('push_subscription', '', { waits: ['ask_at'] }),
  times('delivery', `state = 'waiting' and`, { waits: ['due_at', 'leased_until'], happened: ['since'] }),
  times('webhook', '', { waits: ['held_until'] }),
  times('quarantine', '', { happened: ['at'] }),
]

/** A feed that was polled later than now, by a clock that was wrong for so short that no sweep has seen it, or still goes by the one before. */
const POLLED_AHEAD = `update feed set next_poll_at = next_poll_at - (last_polled_at - ${NOW}), last_polled_at = ${NOW}
  where last_polled_at > ${NOW} + ${APART}`

/**
 * Where the database's clock was set back, what was to wait until a time it showed before would wait for as much longer: all of that
 * comes sooner by as much. Gives that in milliseconds where it is seen first, else null. Once more, when all processes have read it, what
 * waits longer than that does so by the clock of before. `now`: by the clock of who asks; `at`: where the line goes by another than the database's.
 */
export const clockSetBack = (database: Database) => ({
  setRight: (now: Date, at: Date | null): Promise<number | null> =>
    database.transaction(
      async (sql) => {
        const looked = await sql.row<Looked>(LOOK, [at, now])
        if (!looked) return null
        const { lessMs, backMs, isRead } = looked
        const isSeenFirst = lessMs > APART_MS
        const ms = isSeenFirst ? Math.round(lessMs) : backMs
        if (isSeenFirst) {
          await comeSooner(sql, at, { ms, beyondMs: 0 })
          await sql.query(`update clock set back_seen_at = ${NOW}, back_ms = $2`, [at, ms])
        } else if (backMs > 0 && isRead) {
          await comeSooner(sql, at, { ms, beyondMs: ms })
          await sql.query('update clock set back_ms = 0')
        }
        await sql.query(POLLED_AHEAD, [at])
        await sql.query(`update clock set shown_at = ${NOW}`, [at])
        return isSeenFirst ? ms : null
      },
      { lock: CLOCK_LOCK },
    ),
})

type Looked = { lessMs: number; backMs: number; isRead: boolean }

async function comeSooner(sql: Sql, at: Date | null, { ms, beyondMs }: { ms: number; beyondMs: number }) {
  const values = [at, ms, beyondMs]
  for (const text of SET_RIGHT) await sql.query(text, text.includes('$3') ? values : [at])
}
