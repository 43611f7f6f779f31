import type { Mention, MentionType } from '@copydesk/news'

/** An article of a story, with whom and what it names. */
export type NamingArticle = { id: string; mentions: Mention[] }

/**
 * Somebody or something that most of a story's articles are about: a tag, which stories without number may share. A long
 * war, a league or a market is one; what happened in it on a day is a story. `articles`: those that name it.
 */
export type Topic = { id: string; name: string; type: MentionType; articles: string[] }

const OF_ARTICLES = 0.5
/** A single article names many in passing. */
const FEWEST_MENTIONS = 2
const MOST_TOPICS = 12

/** The entities that at least half of the articles name, and that are named more than once; those that most name first. */
export function topicsOf(articles: NamingArticle[]): Topic[] {
  const topics = new Map<string, Topic & { mentions: number }>()
  for (const { id, mentions } of articles)
    for (const { entity, type } of mentions) {
      if (!entity) continue
      const topic = topics.get(entity.id) ?? { id: entity.id, name: entity.name, type, articles: [], mentions: 0 }
      topics.set(entity.id, topic)
      topic.mentions++
      if (topic.articles.at(-1) !== id) topic.articles.push(id)
    }
  return [...topics.values()]
    .filter((topic) => topic.articles.length >= OF_ARTICLES * articles.length && topic.mentions >= FEWEST_MENTIONS)
    .sort((a, b) => b.articles.length - a.articles.length || b.mentions - a.mentions || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(({ id, name, type, articles: naming }) => ({ id, name, type, articles: naming }))
}
