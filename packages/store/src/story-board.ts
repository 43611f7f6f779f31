import type { Quote } from '@copydesk/news'
import type { Database } from './database.ts'

/** A story as a list shows it. `foundAt`: when its newest page was. `fresh`: its pages found since the moment asked about. `sources`: how many are independent. */
export type BoardStory = {
  id: string
  headline: string | null
  firstAt: Date
  foundAt: Date
  articles: number
  pages: number
  outlets: number
  fresh: number
  origins: string[]
  sources: number
}

export type SaidInArticle = { articleId: string; url: string; outlet: string; quotes: Quote[] }

/** Many stories at a glance, and what is said in one. */
export const storyBoardQueries = (database: Database) => ({
  /** The stories that changed last, newest change first. */
  list: (freshSince: Date, limit: number) =>
    database.rows<BoardStory>(
      `with recent as (select id, headline, first_at, changed_at from story where merged_into is null order by changed_at desc, id limit $2)
       select recent.id, recent.headline, recent.first_at as "firstAt", max(entry.found_at) as "foundAt",
         count(distinct article.id)::int as articles, count(copy.entry_id)::int as pages, count(distinct entry.outlet)::int as outlets,
         (count(*) filter (where entry.found_at > $1))::int as fresh,
         coalesce(array_agg(distinct article.origin->>'name') filter (where article.origin is not null), '{}') as origins,
         copydesk_sources(recent.id, null) as sources
       from recent join article on article.story_id = recent.id and article.merged_into is null
         join copy on copy.article_id = article.id join entry on entry.id = copy.entry_id
       group by recent.id, recent.headline, recent.first_at, recent.changed_at order by recent.changed_at desc, recent.id`,
      [freshSince, limit],
    ),

  /** What the feeds of each outlet call themselves. */
  outlets: () =>
    database.rows<{ outlet: string; titles: string[] }>(
      'select outlet, array_agg(distinct title) as titles from feed where title is not null group by outlet',
    ),

  /** What the articles of a story quote. */
  said: (storyId: string) =>
    database.rows<SaidInArticle>(
      `select article.id as "articleId", coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet, tagging.quotes
       from article join entry on entry.id = article.lead_entry_id join tagging on tagging.article_id = article.id
       where article.story_id = $1 and article.merged_into is null order by article.first_seen_at, article.id`,
      [storyId],
    ),
})
