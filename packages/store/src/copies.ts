import type { Overlap, Relation } from '@copydesk/news'
import type { Database } from './database.ts'

/** `id`: the entry whose page it is. */
export type CopySummary = {
  id: string
  articleId: string
  url: string
  outlet: string
  title: string | null
  relation: Relation
  ofUrl: string | null
  overlap: Overlap | null
  /** The sentences of it that the article's lead has corrected. */
  uncorrected: string[] | null
  publishedAt: Date | null
  foundAt: Date
}

/** Of an outlet's latest pages that carry a text others carry too, of known origin: how many are of the origin it prints most. */
export type OutletHabit = { outlet: string; origin: string; pages: number; of: number }

/** So many of its latest pages are looked at; a habit is so many shared texts, of which so many are of one origin. */
const LATEST = 500
const FEWEST = 10
const NEARLY_ALWAYS = 0.8

const COPIES = `select copy.entry_id as id, copy.article_id as "articleId", coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet,
    revision.title, copy.relation, coalesce(other.final_url, other.canonical_url) as "ofUrl", copy.overlap, copy.uncorrected,
    coalesce(revision.published_at, entry.published_at) as "publishedAt", entry.found_at as "foundAt"
  from copy join entry on entry.id = copy.entry_id join revision on revision.id = copy.revision_id
    left join entry other on other.id = copy.of_entry_id`

const AS_FOUND = 'order by entry.found_at, entry.id'

/** The pages that carry an article, as they came. */
export const copyTable = (database: Database) => ({
  ofArticle: (id: string) => database.rows<CopySummary>(`${COPIES} where copy.article_id = $1 ${AS_FOUND}`, [id]),

  ofStory: (storyId: string) =>
    database.rows<CopySummary>(
      `${COPIES} join article on article.id = copy.article_id
       where article.merged_into is null and article.story_id = $1 ${AS_FOUND}`,
      [storyId],
    ),

  /**
   * Whose texts the outlets that carry an article nearly always print, where it is known of enough of them; the article itself is not
   * counted. Evidence to read beside its origin, never an origin.
   */
  habitsBeside: (articleId: string) =>
    database.rows<OutletHabit>(
      `select outlet, origin, pages::int, total::int as of from (
         select outlet, origin, pages, sum(pages) over (partition by outlet) as total,
           row_number() over (partition by outlet order by pages desc, origin) as place
         from (
           select asked.outlet, article.origin->>'name' as origin, count(*) as pages
           from (select distinct entry.outlet from copy join entry on entry.id = copy.entry_id where copy.article_id = $1) asked
             cross join lateral (select id from entry where entry.outlet = asked.outlet and disposition in ('stored', 'copy')
               order by found_at desc limit ${LATEST}) latest
             join copy on copy.entry_id = latest.id join article on article.id = copy.article_id
           where article.id <> $1 and article.copies > 1 and article.origin is not null
           group by asked.outlet, article.origin->>'name') counted
       ) ranked where place = 1 and total >= ${FEWEST} and pages >= ${NEARLY_ALWAYS} * total order by outlet`,
      [articleId],
    ),

  /** The texts by which a copy and the page it was made from were compared last; null where it is no copy of the article. */
  pairOf: (articleId: string, entryId: string) =>
    database.row<{ revisionId: string; ofRevisionId: string | null }>(
      `select copy.revision_id as "revisionId", coalesce(copy.of_revision_id, other.revision_id) as "ofRevisionId"
       from copy left join copy other on other.entry_id = copy.of_entry_id where copy.article_id = $1 and copy.entry_id = $2`,
      [articleId, entryId],
    ),
})
