import type { StageName } from '@copydesk/pipeline'
import type { Database } from './database.ts'
import { dueWorkQueries } from './due-work.ts'
import { UNPLACED } from './events.ts'
import { type FeedState, WAITS } from './feeds.ts'

/** How the line is, beside what it keeps. `readerLag`: how many events the named reader that is furthest behind has to read. */
export type LineState = {
  feeds: Record<FeedState | 'paused', number>
  bytes: number
  unplaced: number
  readerLag: number
}

/** Since when the oldest work of a stage has waited; nothing where it has none. */
export type Waiting = Partial<Record<StageName, Date>>

const NO_FEEDS: LineState['feeds'] = { healthy: 0, slow: 0, failing: 0, moved: 0, gone: 0, paused: 0 }

export const lineStateQueries = (database: Database) => ({
  read: async (): Promise<LineState> => {
    const states = await database.rows<{ state: FeedState | 'paused'; n: number }>(
      `select case when paused then 'paused' else state end as state, count(*)::int as n from feed group by 1`,
    )
    const rest = await database.row<Omit<LineState, 'feeds'>>(
      `select pg_database_size(current_database())::float8 as bytes, (select count(*)::int from ${UNPLACED}) as unplaced,
         (select coalesce(max(head.sequence - reader.sequence), 0)::float8
          from reader, (select head as sequence from log) head) as "readerLag"`,
    )
    if (!rest) throw new Error('the store gave no state of the line')
    return { ...rest, feeds: { ...NO_FEEDS, ...Object.fromEntries(states.map(({ state, n }) => [state, n])) } }
  },

  /** What is held in quarantine does not wait. */
  waiting: async (now: Date): Promise<Waiting> => {
    const due = await dueWorkQueries(database).oldest(now)
    const rest = await database.row<{ poll: Date | null; place: Date | null }>(
      `select (select min(next_poll_at) from feed where ${WAITS} and next_poll_at <= $1) as poll,
         (select min(time) from ${UNPLACED} and time <= $1) as place`,
      [now],
    )
    const since = new Map(due.map(({ stage, at }) => [stage, at]))
    const poll = earliest(since.get('poll-feed'), rest?.poll)
    if (poll) since.set('poll-feed', poll)
    if (rest?.place) since.set('deliver-events', rest.place)
    return Object.fromEntries(since)
  },
})

const earliest = (...times: (Date | null | undefined)[]) =>
  times.reduce((first, time) => (time && (!first || time < first) ? time : first))
