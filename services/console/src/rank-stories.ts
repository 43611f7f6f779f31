import { sourceOf, type Owners } from '@copydesk/owners'
import type { BoardStory } from '@copydesk/store'

export const rankings = ['growth', 'sources', 'spread', 'newest'] as const
export type Ranking = (typeof rankings)[number]

/** `sources`: the independent ones, as they are counted on the story's own page (packages/stories/src/sources.ts). */
export type RankedStory = Omit<BoardStory, 'origins'> & { sources: number; origins: string[] }

const MEASURES: Record<Ranking, (story: RankedStory) => [number, number]> = {
  growth: ({ fresh, foundAt }) => [fresh, foundAt.getTime()],
  sources: ({ sources, outlets }) => [sources, outlets],
  spread: ({ outlets, pages }) => [outlets, pages],
  newest: ({ firstAt }) => [firstAt.getTime(), 0],
}

export const isRanking = (name: string): name is Ranking => (rankings as readonly string[]).includes(name)

/** The stories by one measure, the most first; of equals, the one that came first in the list. */
export function rankStories(stories: RankedStory[], by: Ranking): RankedStory[] {
  return stories
    .map((story) => ({ story, measures: MEASURES[by](story) }))
    .toSorted(({ measures: a }, { measures: b }) => b[0] - a[0] || b[1] - a[1])
    .map(({ story }) => story)
}

/** The same stories by any measure, each order made when it is first asked for. */
export function rankedOnce(stories: RankedStory[]): (by: Ranking) => RankedStory[] {
  const known = new Map<Ranking, RankedStory[]>()
  return (by) => {
    const ranked = known.get(by) ?? rankStories(stories, by)
    known.set(by, ranked)
    return ranked
  }
}

/** A story with its origins folded: an agency is its own, an outlet's text is its owner's, and who only cites adds nothing. */
export function withSources(
  { origins, ...story }: BoardStory,
  owners: Owners,
  onlyCites: (revisionId: string) => boolean,
): RankedStory {
  const reporting = origins.filter(({ revisionId }) => !onlyCites(revisionId))
  const sources = new Set(reporting.map(({ name, outlet }) => sourceOf(name, outlet, owners)))
  return { ...story, sources: sources.size, origins: [...new Set(origins.map(({ name }) => name))] }
}
