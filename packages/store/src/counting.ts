import type { Counted, Origin } from '@copydesk/news'
import type { Database } from './database.ts'
import { json } from './json.ts'

/** An article of a story with what it is counted by. */
export type UncountedArticle = {
  id: string
  version: number
  text: string
  origin: Origin | null
  /** Of its lead page, and what that calls itself. */
  outlet: string
  publisher: string
}

/** Whom articles count as, where they were counted by other owners or rules. `by` names those that hold now. */
export const countingTable = (database: Database) => ({
  isDone: async (by: string) => (await database.row('select 1 from counted_all where counted_by = $1', [by])) !== null,

  done: (by: string, at: Date) =>
    database.query('insert into counted_all (counted_by, at) values ($1, $2) on conflict do nothing', [by, at]),

  /** The next that are to be counted again, by their ids. */
  due: (by: string, after: string, limit: number) =>
    database.rows<UncountedArticle>(
      `select article.id, article.version, revision.text, article.origin, entry.outlet,
         coalesce(revision.article->>'publisher', entry.outlet) as publisher
       from article join revision on revision.id = article.revision_id join entry on entry.id = article.lead_entry_id
       where article.id > $2 and merged_into is null and story_id is not null and counted_by is distinct from $1
       order by article.id limit $3`,
      [by, after, limit],
    ),

  /** What has changed since it was read is counted as it is grouped. */
  keep: (by: string, articles: { id: string; version: number; counted: Counted }[]) =>
    database.query(
      `update article set source = given.counted#>>'{source,name}', counted = given.counted, counted_by = $1
       from jsonb_to_recordset($2) as given (id text, version int, counted jsonb)
       where article.id = given.id and article.version = given.version`,
      [by, json(articles)],
    ),
})
