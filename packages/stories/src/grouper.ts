import { stableId, type TermVector } from '@copydesk/news'
import { chooseStory, STORY_WINDOW_HOURS } from './decision.ts'
import { createLiveStories, type LiveArticle, type LiveStories, type LiveStory } from './live-stories.ts'
import { createPackedVectors, type PackedVector } from './packed-vectors.ts'
import { repair } from './repair.ts'
import { type StoryText, storyVector } from './vector.ts'

const HOUR = 3_600_000
const REPAIR_EVERY_HOURS = 12
/** Bounds memory and time where everything has one date or none. */
const LARGEST_WINDOW = 50_000

type Arrival = { id: string; at: number | null; vector: PackedVector }
type Placed = { id: string; live: LiveArticle }

/**
 * Groups a whole set of articles: add them in any order, then ask for the results, which depend on the set only.
 * An article without a readable date is taken for one of the median date. Memory: about 1.6 KB an article added and
 * 14 KB for each of those within the window.
 */
export function createGrouper() {
  const packed = createPackedVectors()
  const arrivals: Arrival[] = []
  return {
    add(article: StoryText & { id: string; publishedAt: string | null }): void {
      const time = Date.parse(article.publishedAt ?? '')
      const at = Number.isNaN(time) ? null : time
      arrivals.push({ id: article.id, at, vector: packed.pack(storyVector(article)) })
    },
    /** Each article's story, in order of date and id. The story is named after its first article. */
    results(): { id: string; story: string }[] {
      const placed = placeAll(inOrder(arrivals), (vector) => packed.unpack(vector))
      const names = new Map<LiveStory, string>()
      return placed.map(({ id, live }) => {
        const story = finalStory(live.story)
        const name = names.get(story) ?? stableId('story', id)
        names.set(story, name)
        return { id, story: name }
      })
    },
  }
}

type Dated = Arrival & { at: number }

function inOrder(arrivals: Arrival[]): Dated[] {
  const dates = arrivals.flatMap(({ at }) => at ?? []).sort((a, b) => a - b)
  const median = dates[dates.length >> 1] ?? 0
  return arrivals
    .map((arrival) => ({ ...arrival, at: arrival.at ?? median }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function placeAll(arrivals: Dated[], unpack: (vector: PackedVector) => TermVector): Placed[] {
  const live = createLiveStories()
  const placed: Placed[] = []
  let oldest = 0
  let repairedAt = arrivals[0]?.at ?? 0
  for (const { id, at, vector: packedVector } of arrivals) {
    if (at - repairedAt >= REPAIR_EVERY_HOURS * HOUR) {
      repair(live)
      repairedAt = at
    }
    const vector = unpack(packedVector)
    while (oldest < placed.length) {
      const first = (placed[oldest] as Placed).live
      if (at - first.at <= STORY_WINDOW_HOURS * HOUR && placed.length - oldest < LARGEST_WINDOW) break
      live.retire(first)
      oldest++
    }
    placed.push({ id, live: place(live, vector, at) })
  }
  repair(live)
  return placed
}

function place(live: LiveStories, vector: TermVector, at: number): LiveArticle {
  const article = live.add(vector, at)
  const bundles = new Map(live.sharing(article.leading).map((story) => [story, story]))
  bundles.delete(article.story)
  const choice = chooseStory(article.parts, bundles)
  if (!choice) return article
  live.move(article, choice.story)
  for (const merged of choice.merges) live.merge(merged, choice.story)
  return article
}

/** Where merges have led to. */
function finalStory(story: LiveStory): LiveStory {
  let last = story
  while (last.mergedInto) last = last.mergedInto
  return last
}
