import {
  articleCleaned,
  copyMatched,
  entitiesTagged,
  entryFound,
  feedDue,
  pageFetched,
  type AnyContract,
  type StageName,
} from '@copydesk/pipeline'
import type { Database } from './database.ts'

/** What a stage has still to do, as the store knows it: rows of `from`, due at `at` (waiting `since` then), named by `event` and `key`. */
type DueWork = {
  stage: StageName
  contract: AnyContract
  event: string
  from: string
  at: string
  key: string
  since?: string
  /** Whether it is of these entries, $2. */
  ofEntries: string
}

/** Work that is due or will be, as the store knows it. */
export type FoundWork = { stage: StageName; key: string; event: Record<string, unknown>; at: Date }

const OF_COPIES = 'id in (select article_id from copy where entry_id = any($2))'

const dueWork: DueWork[] = [
  {
    stage: 'poll-feed',
    contract: feedDue,
    event: 'feed_id as "feedId", 0 as slot, id as "pushId"',
    from: 'push where true',
    at: 'received_at',
    key: `feed_id || '-push-' || id`,
    // What a hub brought is of no entry yet.
    ofEntries: 'id = any($2) and false',
  },
  {
    stage: 'fetch-page',
    contract: entryFound,
    event: 'id as "entryId", round',
    from: 'entry where fetch_at is not null',
    // A page with a place in its host's timetable is not due before it: others are swept first.
    at: 'coalesce(slot_at, fetch_at)',
    key: `id || '-' || round`,
    ofEntries: 'id = any($2)',
  },
  {
    stage: 'clean-page',
    contract: pageFetched,
    event: 'id as "pageId", entry_id as "entryId"',
    from: 'page where cleaned_at is null',
    at: 'fetched_at',
    key: 'id',
    ofEntries: 'entry_id = any($2)',
  },
  {
    stage: 'match-copies',
    contract: articleCleaned,
    event: 'entry.id as "entryId", revision.id as "revisionId"',
    from: 'revision join entry on entry.id = revision.entry_id and entry.revision_id = revision.id where matched_at is null',
    at: 'cleaned_at',
    key: 'revision.id',
    ofEntries: 'entry.id = any($2)',
  },
  {
    stage: 'tag-entities',
    contract: copyMatched,
    event: 'id as "articleId", version, lead_entry_id as "entryId"',
    from: 'article where merged_into is null and tagged_version < version',
    at: 'first_seen_at',
    // An old article is tagged again when its pages change.
    since: '(select max(matched_at) from copy where article_id = article.id)',
    key: `id || '-' || version`,
    ofEntries: OF_COPIES,
  },
  {
    stage: 'group-story',
    contract: entitiesTagged,
    event: 'id as "articleId", version, lead_entry_id as "entryId"',
    from: 'article where merged_into is null and grouped_version < tagged_version and tagged_version = version',
    at: 'tagged_at',
    key: `id || '-' || version`,
    ofEntries: OF_COPIES,
  },
]

const EVER = new Date(8e12)

// What is held in quarantine waits for its redrive.
const where = ({ stage, from, at, key }: DueWork) =>
  `from ${from} and ${at} <= $1 and not exists (select 1 from quarantine where stage = '${stage}' and quarantine.key = ${key})`

export const dueWorkQueries = (database: Database) => ({
  /** What was due by `before` and never dealt with, the oldest first: queues can be lost, the store is the truth. */
  due: async (
    before: Date,
    limit: number,
  ): Promise<{ stage: StageName; contract: AnyContract; events: unknown[] }[]> => {
    const found = []
    for (const work of dueWork) {
      const events = await database.rows<unknown>(`select ${work.event} ${where(work)} order by ${work.at} limit $2`, [
        before,
        limit,
      ])
      found.push({ stage: work.stage, contract: work.contract, events })
    }
    return found
  },

  /** How much was due by `before` and is not done, by stage, counted up to `most`. */
  waiting: (before: Date, most: number) =>
    database.rows<{ stage: StageName; waiting: number }>(
      dueWork
        .map(
          (work) =>
            `select '${work.stage}' as stage, (select count(*)::int from (select ${where(work)} limit $2) due) as waiting`,
        )
        .join(' union all '),
      [before, most],
    ),

  /** Since when the oldest of what was due by `before` has waited, by stage. */
  oldest: (before: Date) =>
    database.rows<{ stage: StageName; at: Date }>(
      dueWork
        .map(
          (work) =>
            `(select '${work.stage}' as stage, ${work.since ?? work.at} as at ${where(work)} order by ${work.at} limit 1)`,
        )
        .join(' union all '),
      [before],
    ),

  /** What is to be done for these entries, now or later, and is not held in quarantine. */
  ofEntries: async (entryIds: string[]): Promise<FoundWork[]> => {
    const found: FoundWork[] = []
    for (const work of dueWork) {
      const rows = await database.rows<{ key: string; event: Record<string, unknown>; at: Date }>(
        `select key, at, to_jsonb(told) - 'key' - 'at' as event
         from (select ${work.event}, ${work.key} as key, ${work.at} as at ${where(work)} and ${work.ofEntries}) told`,
        [EVER, entryIds],
      )
      found.push(...rows.map((row) => ({ stage: work.stage, ...row })))
    }
    return found
  },

  /** How much of that there is for these stages, and how many events have no place in the log yet. */
  left: async (before: Date, stages: string[]): Promise<number> => {
    const counts = dueWork
      .filter(({ stage }) => stages.includes(stage))
      .map((work) => `(select count(*) ${where(work)})`)
    if (stages.includes('deliver-events')) counts.push('(select count(*) from change where time <= $1)')
    if (counts.length === 0) return 0
    return (await database.row<{ n: number }>(`select (${counts.join(' + ')})::int as n`, [before]))?.n ?? 0
  },
})
