import type { Figure } from '@copydesk/news'
import type { Database } from './database.ts'

export type StorySummary = {
  id: string
  headline: string | null
  firstAt: Date
  lastAt: Date
  articles: number
  pages: number
  outlets: number
  origins: string[]
}

export type StoryText = { id: string; text: string; publisher: string; figures: Figure[] }

const SUMMARY = `select story.id, story.headline, story.first_at as "firstAt", story.last_at as "lastAt",
    count(distinct article.id)::int as articles, count(copy.entry_id)::int as pages, count(distinct entry.outlet)::int as outlets,
    coalesce(array_agg(distinct article.origin->>'name') filter (where article.origin is not null), '{}') as origins
  from story join article on article.story_id = story.id and article.merged_into is null
    join copy on copy.article_id = article.id join entry on entry.id = copy.entry_id`

export const storyTable = (database: Database) => ({
  list: (limit: number) =>
    database.rows<StorySummary>(
      `${SUMMARY} where story.merged_into is null group by story.id order by story.changed_at desc, story.id limit $1`,
      [limit],
    ),

  byId: (id: string) =>
    database.row<StorySummary>(
      `${SUMMARY} where story.id = (select coalesce(merged_into, id) from story where id = $1) group by story.id`,
      [id],
    ),

  /** What the articles of a story say, and which figures they state. */
  texts: (storyId: string) =>
    database.rows<StoryText>(
      `select article.id, revision.text, coalesce(revision.article->>'publisher', entry.outlet) as publisher,
         coalesce(tagging.figures, '[]') as figures
       from article join revision on revision.id = article.revision_id join entry on entry.id = article.lead_entry_id
         left join tagging on tagging.article_id = article.id and tagging.revision_id = article.revision_id
       where article.merged_into is null and article.story_id = $1`,
      [storyId],
    ),
})
