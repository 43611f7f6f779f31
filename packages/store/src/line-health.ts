import type { StageName } from '@copydesk/pipeline'
import type { Database } from './database.ts'

/** What was done in one minute: `name` is a stage, or the type of an event. */
export type DoneInMinute = { name: string; minute: Date; n: number }

/** What fails at a stage and is held: `lately` in the last hour. */
export type HeldAtStage = { stage: StageName; n: number; lately: number; reason: string }

export type FeedCounts = { state: string; paused: boolean; n: number }

// Of a feed only its last poll is known, so one polled twice a minute counts once.
const DONE: { stage: StageName; from: string; at: string }[] = [
  { stage: 'poll-feed', from: 'feed', at: 'last_polled_at' },
  { stage: 'fetch-page', from: 'page', at: 'fetched_at' },
  { stage: 'clean-page', from: 'page', at: 'cleaned_at' },
  { stage: 'match-copies', from: 'revision', at: 'matched_at' },
  { stage: 'tag-entities', from: 'article', at: 'tagged_at' },
  { stage: 'group-story', from: 'article', at: 'grouped_at' },
]

const HOUR_MS = 3_600_000

/** How the line does, for who looks after it. */
export const lineHealthQueries = (database: Database) => ({
  /** What was done since then, by minute: jobs by their stage, events by their type. */
  doneSince: (since: Date) =>
    database.rows<DoneInMinute>(
      [
        ...DONE.map(
          ({ stage, from, at }) =>
            `select '${stage}' as name, date_trunc('minute', ${at}) as minute, count(*)::int as n from ${from} where ${at} >= $1 group by 2`,
        ),
        `select type, date_trunc('minute', time), count(*)::int from event where time >= $1 group by 1, 2`,
      ].join(' union all '),
      [since],
    ),

  /** When the newest event was written; null before the first, and where no day of the log is kept. The last place is on the last day. */
  newest: async () =>
    (
      await database.row<{ time: Date }>(
        'select time from event where day = (select max(day) from log_day) and sequence = (select head from log)',
      )
    )?.time ?? null,

  /** Entries whose page failed and is tried again. */
  retrying: async () =>
    (await database.row<{ n: number }>('select count(*)::int as n from entry where fetch_at is not null and tries > 0'))
      ?.n ?? 0,

  /** What is held by stage, with the reason that was given last. */
  held: (now: Date) =>
    database.rows<HeldAtStage>(
      `select stage, count(*)::int as n, (count(*) filter (where at > $1))::int as lately,
         (array_agg(reason order by at desc))[1] as reason from quarantine group by stage`,
      [new Date(now.getTime() - HOUR_MS)],
    ),

  feeds: () => database.rows<FeedCounts>('select state, paused, count(*)::int as n from feed group by state, paused'),

  /** What the store takes on its disk. */
  bytes: async () =>
    Number((await database.row<{ n: string }>('select pg_database_size(current_database())::text as n'))?.n ?? 0),
})
