import type { Origin, Tagging } from '@copydesk/news'
import { articlesChosen, type Chosen, type Place, READING_MS } from './chosen.ts'
import { COUNTED_BY } from './counting.ts'
import type { Database, Sql } from './database.ts'
import { json } from './json.ts'
import { rowsTogether, together } from './together.ts'

/** An article with the text of its lead page, as the stages after matching read it. */
export type ArticleRow = {
  id: string
  version: number
  revisionId: string
  title: string | null
  text: string
  publishedAt: Date | null
  firstSeenAt: Date
  origin: Origin | null
  /** Of its lead page, and what that calls itself. */
  outlet: string
  publisher: string
  byline: string[]
  /** The hosts of all its pages, where its origin is not known and none of them credits anybody. */
  uncredited: string[]
  mergedInto: string | null
  /** Whether its tagging is of this very text, be it another page's. */
  taggedAsIs: boolean
  /** The version that was tagged last. */
  taggedVersion: number
  storyId: string | null
}

export type ArticleSummary = {
  id: string
  title: string | null
  url: string
  outlet: string
  language: string | null
  publishedAt: Date | null
  firstSeenAt: Date
  origin: Origin | null
  copies: number
  storyId: string | null
  withdrawnAt: Date | null
}

export type ToldArticle = ArticleSummary & { text: string; tagging: Tagging | null }

/** An article as it was tagged; `tagging`: null where it was so before. */
type TaggedArticle = { id: string; version: number; revisionId: string; tagging: Tagging | null; at: Date }

export const ARTICLE = `article.id, article.title, coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet, article_words.language,
    article.published_at as "publishedAt", article.first_seen_at as "firstSeenAt", article.origin, article.copies,
    article.story_id as "storyId", article.withdrawn_at as "withdrawnAt"`
export const BESIDE =
  'join entry on entry.id = article.lead_entry_id left join article_words on article_words.article_id = article.id'
const SUMMARY = `select ${ARTICLE} from article ${BESIDE}`

export const articleTable = (database: Database) => ({
  byId: rowsTogether(
    (ids) =>
      database.rows<ArticleRow>(
        `select article.id, article.version, article.revision_id as "revisionId", article.title, revision.text,
         article.published_at as "publishedAt", article.first_seen_at as "firstSeenAt", article.merged_into as "mergedInto",
         article.origin, entry.outlet, coalesce(revision.article->>'publisher', entry.outlet) as publisher, ${COUNTED_BY},
         article.tagged_version as "taggedVersion", coalesce(read.text = revision.text, false) as "taggedAsIs",
         article.story_id as "storyId"
       from article join revision on revision.id = article.revision_id join entry on entry.id = article.lead_entry_id
         left join tagging on tagging.article_id = article.id
         left join revision read on read.id = tagging.revision_id
       where article.id = any($1)`,
        [ids],
      ),
    ({ id }) => id,
  ),

  /** Keeps who and what the text names, once for all copies of the article. A late older version changes nothing. */
  tagged: tagging(database),

  /** An article with its text and what that names; null where what was tagged last is another text: its places are of that. */
  told: (id: string) =>
    database.row<ToldArticle>(
      `select ${ARTICLE}, revision.text, case when read.id is not null
         then jsonb_build_object('mentions', mentions, 'quotes', quotes, 'figures', figures) end as tagging
       from article ${BESIDE} join revision on revision.id = article.revision_id
         left join tagging on tagging.article_id = article.id
         left join revision read on read.id = tagging.revision_id and read.text = revision.text
       where article.id = $1`,
      [id],
    ),

  /** The newest found first, each with its place in the list: from after a place on, those that were chosen. */
  list: (limit: number, chosen: Chosen = {}, after: Place | null = null) => {
    const values: unknown[] = [limit, after?.at ?? 'infinity', after?.id ?? '']
    const wanted = articlesChosen(chosen, values)
    return database.transaction(
      (sql) =>
        sql.rows<ArticleSummary & { at: string }>(
          `select ${ARTICLE}, article.first_seen_at::text as at from article ${BESIDE}
           where article.merged_into is null and (article.first_seen_at, article.id) < ($2::timestamptz, $3)${wanted}
           order by article.first_seen_at desc, article.id desc limit $1`,
          values,
        ),
      { timeoutMs: READING_MS },
    )
  },

  ofStory: (storyId: string) =>
    database.rows<ArticleSummary>(
      `${SUMMARY} where article.merged_into is null and story_id = $1 order by article.first_seen_at, article.id`,
      [storyId],
    ),

  summary: (id: string) => database.row<ArticleSummary>(`${SUMMARY} where article.id = $1`, [id]),

  /** The id that an article's id leads to now. */
  currentId: async (id: string) =>
    (await database.row<{ id: string }>('select coalesce(merged_into, id) as id from article where id = $1', [id]))
      ?.id ?? null,
})

function tagging(database: Database) {
  const keep = together(async (tagged: TaggedArticle[]) => {
    await database.transaction((sql) => keepTaggings(sql, tagged), { derived: true })
    return tagged.map(() => {})
  })
  return (article: Pick<TaggedArticle, 'id' | 'version' | 'revisionId'>, given: Tagging | null, at: Date) =>
    keep({ ...article, tagging: given, at })
}

/**
 * Of an article that was tagged at two of its versions, the later counts. One that was found tagged before may have been tagged as
 * another text since: it stays due.
 */
async function keepTaggings(sql: Sql, tagged: TaggedArticle[]) {
  const newest = new Map(tagged.toSorted((a, b) => a.version - b.version).map((article) => [article.id, article]))
  const given = [...newest.values()].map(({ tagging: found, ...article }) => ({ ...article, ...found }))
  // By a statement of its own: the next sees what was tagged while this one waited.
  await sql.query('select from article where id = any($1) order by id for update', [[...newest.keys()]])
  await sql.query(
    `with given as (
       select * from jsonb_to_recordset($1) as given (id text, version int, "revisionId" text, at timestamptz, mentions jsonb, quotes jsonb, figures jsonb)),
     own as (
       select article.id from article join given using (id) where article.id = any($2) and tagged_version <= given.version and (mentions is not null or exists (
         select from tagging join revision read on read.id = tagging.revision_id join revision on revision.id = given."revisionId"
         where tagging.article_id = article.id and read.text = revision.text))),
     named as (
       insert into tagging (article_id, revision_id, mentions, quotes, figures)
       select id, "revisionId", mentions, quotes, figures from given join own using (id) where mentions is not null order by id
       on conflict (article_id) do update set revision_id = excluded.revision_id, mentions = excluded.mentions,
         quotes = excluded.quotes, figures = excluded.figures),
     -- Of the same text in another revision: by a new headline, or on another page.
     moved as (
       update tagging set revision_id = "revisionId" from given join own using (id) where given.mentions is null and article_id = own.id)
     update article set tagged_version = given.version, tagged_at = given.at from given join own using (id) where article.id = own.id`,
    [json(given), [...newest.keys()]],
  )
}
