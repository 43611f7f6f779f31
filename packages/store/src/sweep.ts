import {
  articleCleaned,
  copyMatched,
  entitiesTagged,
  entryFound,
  pageFetched,
  type AnyContract,
} from '@copydesk/pipeline'
import type { Database } from './database.ts'

type Query = { stage: string; contract: AnyContract; sql: string }

const held = (stage: string, key: string) =>
  `exists (select 1 from quarantine where stage = '${stage}' and key = ${key})`

/**
 * For each stage, the events it should have had by $1 and has not dealt with; $2 bounds them. What is in quarantine
 * waits for its redrive.
 */
const queries: Query[] = [
  {
    stage: 'fetch-page',
    contract: entryFound,
    sql: `select id as "entryId", round from entry where fetch_at <= $1 and not ${held('fetch-page', "id || '-' || round")}
      order by fetch_at limit $2`,
  },
  {
    stage: 'clean-page',
    contract: pageFetched,
    sql: `select id as "pageId" from page where cleaned_at is null and fetched_at <= $1 and not ${held('clean-page', 'id')}
      order by fetched_at limit $2`,
  },
  {
    stage: 'match-copies',
    contract: articleCleaned,
    sql: `select entry.id as "entryId", revision.id as "revisionId" from revision join entry on entry.revision_id = revision.id
      where matched_at is null and cleaned_at <= $1 and not ${held('match-copies', 'revision.id')} order by cleaned_at limit $2`,
  },
  {
    stage: 'tag-entities',
    contract: copyMatched,
    sql: `select id as "articleId", version from article where merged_into is null and tagged_version < version and first_seen_at <= $1
      and not ${held('tag-entities', "id || '-' || version")} order by first_seen_at limit $2`,
  },
  {
    stage: 'group-story',
    contract: entitiesTagged,
    sql: `select id as "articleId", version from article where merged_into is null and grouped_version < tagged_version and tagged_version = version
      and tagged_at <= $1 and not ${held('group-story', "id || '-' || version")} order by tagged_at limit $2`,
  },
]

export const sweepQueries = (database: Database) => ({
  /** What is due since `before` and was never dealt with, by contract: the queues can be lost, the store is the truth. */
  due: async (before: Date, limit: number): Promise<{ stage: string; contract: AnyContract; events: unknown[] }[]> => {
    const found = []
    for (const { stage, contract, sql } of queries) {
      found.push({ stage, contract, events: await database.rows<unknown>(sql, [before, limit]) })
    }
    return found
  },
})
