import type { Database, Sql } from './database.ts'

/** One at a time, across processes. */
const CLOCK_LOCK = 7_267_006
/** Processes read the clock some seconds apart: for so long some of them may still write by the one before. */
const APART_MS = 60_000
const APART = `interval '${APART_MS} ms'`

/** As the times that are kept: in whole milliseconds, as JavaScript reads them. */
const NOW = `coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp()))`

/**
 * By how much less the clock shows than when it was looked at last; and by how much it was set back before, where that was seen of late.
 * Nothing to who does not yet go by it: what came sooner would be due by the clock of before, over and over.
 */
const LOOK = `select extract(epoch from shown_at - ${NOW})::float8 * 1000 as "lessMs",
    case when back_seen_at between ${NOW} - ${APART} and ${NOW} then back_ms end as "backMs"
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

/**
 * Where the database's clock was set back, what was to wait until a time it showed before would wait for as much longer: all of that
 * comes sooner by as much. Gives that in milliseconds where it is seen first, else null. For a minute after, what is still written by
 * the clock of before comes sooner too, and nothing else. `now`: by the clock of who asks; `at`: where the line goes by another than the
 * database's.
 */
export const clockSetBack = (database: Database) => ({
  setRight: (now: Date, at: Date | null): Promise<number | null> =>
    database.transaction(
      async (sql) => {
        const looked = await sql.row<{ lessMs: number; backMs: number | null }>(LOOK, [at, now])
        if (!looked) return null
        const { lessMs, backMs } = looked
        const isSeenFirst = lessMs > APART_MS
        if (isSeenFirst) {
          const ms = Math.round(lessMs)
          await comeSooner(sql, at, { ms, beyondMs: 0 })
          await sql.query(`update clock set shown_at = ${NOW}, back_ms = $2, back_seen_at = ${NOW}`, [at, ms])
          return ms
        }
        if (backMs !== null) await comeSooner(sql, at, { ms: backMs, beyondMs: backMs })
        await sql.query(`update clock set shown_at = ${NOW}`, [at])
        return null
      },
      { lock: CLOCK_LOCK },
    ),
})

async function comeSooner(sql: Sql, at: Date | null, { ms: byMs, beyondMs }: { ms: number; beyondMs: number }) {
  const values = [at, byMs, beyondMs]
  for (const text of SET_RIGHT) await sql.query(text, text.includes('$3') ? values : [at])
}
