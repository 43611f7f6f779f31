import type { BoardStory } from '@copydesk/store'

export const rankings = ['growth', 'sources', 'spread', 'newest'] as const
export type Ranking = (typeof rankings)[number]

const MEASURES: Record<Ranking, (story: BoardStory) => [number, number]> = {
  growth: ({ fresh, foundAt }) => [fresh, foundAt.getTime()],
  sources: ({ sources, outlets }) => [sources, outlets],
  spread: ({ outlets, pages }) => [outlets, pages],
  newest: ({ firstAt }) => [firstAt.getTime(), 0],
}

export const isRanking = (name: string): name is Ranking => (rankings as readonly string[]).includes(name)

/** The stories by one measure, the most first; of equals, the one that came first in the list. */
export function rankStories(stories: BoardStory[], by: Ranking): BoardStory[] {
  return stories
    .map((story) => ({ story, measures: MEASURES[by](story) }))
    .toSorted(({ measures: a }, { measures: b }) => b[0] - a[0] || b[1] - a[1])
    .map(({ story }) => story)
}

/** The same stories by any measure, each order made when it is first asked for. */
export function rankedOnce(stories: BoardStory[]): (by: Ranking) => BoardStory[] {
  const known = new Map<Ranking, BoardStory[]>()
  return (by) => {
    const ranked = known.get(by) ?? rankStories(stories, by)
    known.set(by, ranked)
    return ranked
  }
}
