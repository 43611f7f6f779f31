import type { Sql } from './database.ts'

/**
 * A story's times are those of its articles. `changed`: those that gained or lost one, which are of a new version by that; the others of
 * `told` only where their times are others.
 */
export const keepStoryTimes = (sql: Sql, { changed, told }: { changed: string[]; told: string[] }, now: Date) =>
  sql.query(
    `update story set first_at = span.first_at, last_at = span.last_at, version = version + 1, changed_at = $3
     from (
       select story_id, min(coalesce(published_at, first_seen_at)) as first_at, max(coalesce(published_at, first_seen_at)) as last_at
       from article where story_id = any($2) and merged_into is null group by story_id) span
     where story.id = span.story_id
       and (story.id = any($1) or (story.first_at, story.last_at) is distinct from (span.first_at, span.last_at))`,
    [changed, told, now],
  )
