import type { TermVector } from '@copydesk/news'
import { decide } from './decide.ts'
import type { StoryChange } from './evolve.ts'
import { createLeadingTermIndex, type Led } from './leading-term-index.ts'
import {
  type Comparable,
  comparable,
  type Link,
  linksBetween,
  type Neighbourhood,
  REACH,
  type StoryArticle,
  storiesBeyond,
} from './neighbourhood.ts'
import { createStoryMembers } from './story-members.ts'
import { leadingTerms } from './vector.ts'

/** An article within the window; `links`, those that it and others found. */
type OpenArticle = Comparable & StoryArticle & Led & { links: Link[] }

/**
 * The stories of the articles within the window, in memory: what the store is for the line. Articles come in any order,
 * each under an id of its own, and are retired when the window has passed them.
 */
export function createOpenStories() {
  const articles = new Map<string, OpenArticle>()
  const members = createStoryMembers<OpenArticle>()
  const index = createLeadingTermIndex<OpenArticle>()
  const live = (storyId: string) => members.newest(storyId, REACH.live)
  const otherEnd = ({ a, b }: Link, { id }: OpenArticle) => articles.get(a === id ? b : a)

  const link = (article: OpenArticle) => {
    const near = index.sharing(article, REACH.candidates).flatMap(({ storyId }) => storyId ?? [])
    const stories = [...new Set(near)].slice(0, REACH.stories)
    article.links = linksBetween(article, stories.flatMap(live))
    for (const found of article.links) otherEnd(found, article)?.links.push(found)
  }
  const neighbourhood = (article: OpenArticle): Neighbourhood => {
    const around: Neighbourhood = { articles: [], links: [] }
    let added = [article]
    for (let step = 0; added.length > 0; step++) {
      around.articles.push(...added)
      for (const one of added)
        for (const found of one.links) {
          const other = otherEnd(found, one)
          if (other) around.links.push({ ...found, storyId: other.storyId })
        }
      added = storiesBeyond(around, step).flatMap(live)
    }
    return around
  }
  const apply = (change: StoryChange) => {
    if (change.type === 'merged') return members.merge(change.storyId, change.into)
    const storyId = change.type === 'split' ? change.into : change.storyId
    for (const id of change.type === 'grown' ? [change.articleId] : change.articleIds)
      members.move(articles.get(id) as OpenArticle, storyId)
  }
  return {
    /** Adds an article, decides its neighbourhood, and returns what that changed. */
    add(id: string, vector: TermVector, at: number): StoryChange[] {
      const leading = leadingTerms(vector)
      const article: OpenArticle = { ...comparable(id, vector), at, storyId: null, moves: 0, leading, links: [] }
      link(article)
      articles.set(id, article)
      index.add(article)
      const changes = decide(neighbourhood(article))
      for (const change of changes) apply(change)
      return changes
    },
    /** Out of the window: it keeps its story, and no longer speaks for it. */
    retire(id: string): void {
      const article = articles.get(id)
      if (!article) return
      index.remove(article)
      articles.delete(id)
      members.leave(article)
    },
  }
}
