import type { Counted, Origin } from '@copydesk/news'
import type { Database } from './database.ts'
import { json } from './json.ts'

/** Whoever asks waits for it. Texts on more pages that nobody is credited for are few. */
const MOST_COPIES = 100

/** Of `article` and its lead's `revision`: the byline; and the hosts of all its pages, where nobody is known or credited to have written it. */
export const COUNTED_BY = `coalesce(revision.article->'byline', '[]') as byline,
    case when article.origin is null and article.copies between 2 and ${MOST_COPIES} then coalesce((
      select array_agg(distinct carrier.outlet)
      from copy join entry carrier on carrier.id = copy.entry_id join revision carried on carried.id = copy.revision_id
      where copy.article_id = article.id having not bool_or(coalesce(jsonb_typeof(carried.article->'credit') = 'object', false))), '{}') else '{}' end as uncredited`

/** An article of a story with what it is counted by. */
export type UncountedArticle = {
  id: string
  version: number
  title: string | null
  text: string
  origin: Origin | null
  /** Of its lead page, and what that calls itself. */
  outlet: string
  publisher: string
  byline: string[]
  uncredited: string[]
}

/** Whom articles count as, where they were counted by other owners or rules. `by` names those that hold now. */
export const countingTable = (database: Database) => ({
  isDone: async (by: string) => (await database.row('select 1 from counted_all where counted_by = $1', [by])) !== null,

  done: (by: string, at: Date) =>
    database.query('insert into counted_all (counted_by, at) values ($1, $2) on conflict do nothing', [by, at]),

  /** The next that are to be counted again, by their ids. */
  due: (by: string, after: string, limit: number) =>
    database.rows<UncountedArticle>(
      `select article.id, article.version, article.title, revision.text, article.origin, entry.outlet,
         coalesce(revision.article->>'publisher', entry.outlet) as publisher, ${COUNTED_BY}
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
