import type { TermVector } from '@copydesk/news'
import { type Bundle, emptyBundle, type Parts, partsOf, putIn, takeOut } from './bundle.ts'
import { leadingTerms } from './vector.ts'

/** A story while articles of it are in the window; a merge leaves `mergedInto`. */
export type LiveStory = Bundle & { members: Set<LiveArticle>; mergedInto: LiveStory | null }
export type LiveArticle = { at: number; parts: Parts; leading: string[]; story: LiveStory }

/** A term that leads in more stories than this tells none of them apart, and would make the look-up slow. */
const MOST_STORIES_A_TERM = 2_000
const MOST_CANDIDATES = 24

/** The stories in the window, found by the leading terms of their articles. */
export function createLiveStories() {
  let changed = new Set<LiveStory>()
  /** Leading term, then story, then how many of its articles it leads. */
  const index = new Map<string, Map<LiveStory, number>>()

  const count = (term: string, story: LiveStory, by: number) => {
    const found = index.get(term) ?? new Map<LiveStory, number>()
    const times = (found.get(story) ?? 0) + by
    if (times > 0) index.set(term, found.set(story, times))
    else if (found.delete(story) && found.size === 0) index.delete(term)
  }
  const enter = (article: LiveArticle, story: LiveStory) => {
    article.story = story
    story.members.add(article)
    putIn(story, article.parts)
    for (const term of article.leading) count(term, story, 1)
    changed.add(story)
  }
  const leave = (article: LiveArticle) => {
    const { story } = article
    story.members.delete(article)
    takeOut(story, article.parts)
    for (const term of article.leading) count(term, story, -1)
  }
  return {
    /** The stories that gained or lost articles since this was last asked, other than by time. */
    takeChanged(): LiveStory[] {
      const taken = [...changed].filter((story) => story.size > 0)
      changed = new Set()
      return taken
    },
    /** A new article in the given story, or in one of its own. */
    add(vector: TermVector, at: number, story: LiveStory = emptyStory()): LiveArticle {
      const article: LiveArticle = { at, parts: partsOf(vector), leading: leadingTerms(vector), story }
      enter(article, story)
      return article
    },
    /** Out of its story and into another, or one of its own. */
    move(article: LiveArticle, story: LiveStory = emptyStory()): void {
      changed.add(article.story)
      leave(article)
      enter(article, story)
    },
    /** Out of the window: it keeps its story, the story no longer weighs it. */
    retire: leave,
    merge(from: LiveStory, into: LiveStory): void {
      for (const article of from.members) this.move(article, into)
      from.mergedInto = into
    },
    /** Stories that share leading terms with these, those sharing most first; ties as they came. */
    sharing(terms: string[]): LiveStory[] {
      const shared = new Map<LiveStory, number>()
      for (const term of terms) {
        const found = index.get(term)
        if (!found || found.size > MOST_STORIES_A_TERM) continue
        for (const story of found.keys()) shared.set(story, (shared.get(story) ?? 0) + 1)
      }
      const byShared = [...shared].sort(([, a], [, b]) => b - a)
      return byShared.slice(0, MOST_CANDIDATES).map(([story]) => story)
    },
  }
}

export type LiveStories = ReturnType<typeof createLiveStories>

const emptyStory = (): LiveStory => ({ ...emptyBundle(), members: new Set(), mergedInto: null })
