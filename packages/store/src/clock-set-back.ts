import type { Database } from './database.ts'

/** One at a time, across processes. */
const CLOCK_LOCK = 7_267_006
/** Processes read the clock some seconds apart. */
const TOLERANCE = `interval '1 minute'`

/** What has happened, and is later than now only where the clock showed more before. */
const HAPPENED = [
  'select max(last_polled_at) from feed',
  'select max(greatest(started_at, answered_at)) from host',
  `select max(since) from delivery where state = 'waiting'`,
]

/** As the times that are kept: in whole milliseconds, as JavaScript reads them. */
const NOW = `date_trunc('milliseconds', clock_timestamp())`

/** By how many milliseconds the latest of it lies ahead; null where nothing does. */
const AHEAD = `select floor(extract(epoch from latest - ${NOW}) * 1000)::float8 as ms
  from (select greatest(${HAPPENED.map((sql) => `(${sql})`).join(', ')}) as latest) known where latest > ${NOW} + ${TOLERANCE}`

const sooner = (column: string) =>
  `${column} = case when ${column} > ${NOW} then ${column} - $1::float8 * interval '1 ms' else ${column} end`
const notLater = (column: string) => `${column} = least(${column}, ${NOW})`

/**
 * What waits for a time, and what happened at one, by table. A host that was asked by the clock of before is known for it, and forgets
 * which requests are under way; where one was held and not asked since, it stays held. Pages that are to be looked at again by and by are so later.
 */
const SET_RIGHT = [
  `update feed set ${sooner('next_poll_at')}, ${notLater('last_polled_at')}
   where greatest(next_poll_at, last_polled_at) > ${NOW}`,
  `update host set version = version + 1, ${sooner('held_until')}, ${['started_at', 'slowed_at', 'answered_at'].map(notLater).join(', ')},
     under_way = '{}'
   where greatest(started_at, answered_at) > ${NOW}`,
  `update host_turn set ${sooner('slot_at')} where slot_at > ${NOW}`,
  `update robots set asked_until = '-infinity' where asked_until > ${NOW}`,
  `update entry set ${sooner('fetch_at')}, ${sooner('slot_at')}
   where fetch_at is not null and coalesce(slot_at, fetch_at) > ${NOW}`,
  `update push_subscription set ${sooner('ask_at')} where ask_at > ${NOW}`,
  `update webhook set ${sooner('held_until')} where held_until > ${NOW}`,
  `update delivery set ${notLater('since')}, ${sooner('due_at')}, ${sooner('leased_until')}
   where state = 'waiting' and greatest(since, due_at, leased_until) > ${NOW}`,
]

/**
 * Where the database's clock was set back, what was to wait until a time it showed before would wait for as much longer: all of that
 * comes sooner by as much as what has happened lies ahead. Gives that in milliseconds; null where nothing does. To be called over and
 * over: who has not yet read that the clock was set writes by the one before.
 */
export const clockSetBack = (database: Database) => ({
  setRight: (): Promise<number | null> =>
    database.transaction(
      async (sql) => {
        const ahead = await sql.row<{ ms: number }>(AHEAD)
        if (!ahead) return null
        for (const text of SET_RIGHT) await sql.query(text, text.includes('$1') ? [ahead.ms] : [])
        return ahead.ms
      },
      { lock: CLOCK_LOCK },
    ),
})
