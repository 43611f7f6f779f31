import { ARTICLE, type ArticleSummary, BESIDE } from './articles.ts'
import { articlesChosen, type Chosen, READING_MS } from './chosen.ts'
import type { Database } from './database.ts'

/** `at`: the rank as PostgreSQL writes it, by which a page goes on. `marked`: a part of the text with MARKS around what matched. */
export type FoundArticle = ArticleSummary & { rank: number; at: string; marked: string }

/** Control characters, which no text has use for. */
export const MARKS = { from: '\u0002', to: '\u0003' }

/** Of a common word, only the newest articles that have it are ranked. */
const MOST_RANKED = 2_000

const HEADLINE = `StartSel=${MARKS.from}, StopSel=${MARKS.to}, MaxWords=40, MinWords=20`

/** Of a text, as much is looked through for a part to show. */
const SHOWN_FROM = 20_000

export const searchQueries = (database: Database) => ({
  /**
   * The articles that a query in the manner of web search finds, the closest first. Each article is asked in its own language. `after`: the
   * rank and id of the last one of the page before.
   */
  articles: (q: string, limit: number, chosen: Chosen, after: { at: string; id: string } | null) => {
    // A colon is not read as part of a word there.
    const values: unknown[] = [q.replaceAll(':', ' '), limit, after?.at ?? 'infinity', after?.id ?? '']
    const wanted = articlesChosen(chosen, values)
    return database.transaction(
      (sql) =>
        sql.rows<FoundArticle>(
          `with query as (
             select cfgname::text as config, asked, asked && quote_literal('@' || cfgname)::tsquery as looked_for
             from pg_ts_config cross join lateral (select websearch_to_tsquery(cfgname::text::regconfig, $1) as asked) read
             -- Words that a language does not count leave nothing to ask for.
             where cfgnamespace = 'pg_catalog'::regnamespace and numnode(asked) > 0),
           matched as (
             select article.id, article_words.words, query.asked, query.config, article.first_seen_at
             from query join article_words on article_words.words @@ query.looked_for
               join article on article.id = article_words.article_id
             where article.merged_into is null${wanted} order by article.first_seen_at desc limit ${MOST_RANKED}),
           ranked as (select id, asked, config, ts_rank(words, asked) as rank from matched),
           page as (
             select * from ranked where (rank, id) < ($3::float4, $4) or $3::float4 = 'infinity'
             order by rank desc, id desc limit $2)
           select ${ARTICLE}, page.rank, page.rank::text as at,
             ts_headline(page.config::regconfig, left(revision.text, ${SHOWN_FROM}), page.asked, '${HEADLINE}') as marked
           from page join article on article.id = page.id ${BESIDE} join revision on revision.id = article.revision_id
           order by page.rank desc, page.id desc`,
          values,
        ),
      { timeoutMs: READING_MS },
    )
  },
})
