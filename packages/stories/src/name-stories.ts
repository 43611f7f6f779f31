import { stableId } from '@copydesk/news'
import type { StoryArticle } from './neighbourhood.ts'

type Claim = { group: number; storyId: string; articles: number; firstAt: number }

/** A story as it shall be, of the articles around. */
export type PlannedStory = { storyId: string; isNew: boolean; articles: StoryArticle[] }

export type NamedStories = {
  stories: PlannedStory[]
  /** Stories that no group goes on with, and the story most of their articles went to: they are merged into it. */
  heirs: Map<string, string>
}

/**
 * Gives each group of articles the id of the story it goes on with: a story's id goes with most of its articles, and of
 * several stories in one group the one with most articles there keeps its id; of equals the one that began first. What
 * goes on with none is a new story, named after its first article.
 */
export function nameStories(groups: StoryArticle[][]): NamedStories {
  const claims = groups.flatMap(claimsOf).sort(byStrength)
  const nameOf = new Map<number, string>()
  const taken = new Set<string>()
  for (const { group, storyId } of claims) {
    if (nameOf.has(group) || taken.has(storyId)) continue
    nameOf.set(group, storyId)
    taken.add(storyId)
  }
  const stories = groups.map((articles, group): PlannedStory => {
    const known = nameOf.get(group)
    return { storyId: known ?? newStoryId(articles), isNew: known === undefined, articles }
  })
  const heirs = new Map<string, string>()
  for (const { group, storyId } of claims)
    if (!taken.has(storyId) && !heirs.has(storyId)) heirs.set(storyId, stories[group]?.storyId as string)
  return { stories, heirs }
}

function claimsOf(articles: StoryArticle[], group: number): Claim[] {
  const former = Map.groupBy(articles, ({ storyId }) => storyId)
  return [...former].flatMap(([storyId, own]): Claim[] =>
    storyId === null ? [] : [{ group, storyId, articles: own.length, firstAt: Math.min(...own.map(({ at }) => at)) }],
  )
}

const byStrength = (a: Claim, b: Claim) =>
  b.articles - a.articles || a.firstAt - b.firstAt || (a.storyId < b.storyId ? -1 : 1) || a.group - b.group

/** An article may found a story, leave it, and found another, each time by a move: each has an id of its own. */
function newStoryId(articles: StoryArticle[]): string {
  const founder = firstArticle(articles)
  return founder.moves === 0 ? stableId('story', founder.id) : stableId('story', founder.id, String(founder.moves))
}

/** The earliest; of several the one with the smaller id. Throws on an empty list. */
export const firstArticle = <A extends { id: string; at: number }>(articles: A[]): A =>
  articles.reduce((first, other) =>
    other.at < first.at || (other.at === first.at && other.id < first.id) ? other : first,
  )
