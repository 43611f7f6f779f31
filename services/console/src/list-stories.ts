import type { Store, StorySummary } from '@copydesk/store'
import { isMoment, pageOf, placeAfter, writeCursor } from './cursor.ts'
import type { Asked } from './serve.ts'
import type { ToldStory } from './tell-story.ts'

/** Stories whose sources are counted for one answer. */
const MOST_TOLD = 200
/** How many are read at a time. */
const BATCH = 25

/**
 * The stories that were chosen, the last changed first. Independent sources are counted where a story is told: with a least number of
 * them asked for, those with as many named origins are told until the page is full; a page may be short and have a next one.
 */
export async function listStories(
  store: Store,
  tell: (story: StorySummary) => Promise<ToldStory>,
  { after, limit, sources, ...chosen }: Asked<'stories'>['query'],
): Promise<{ stories: StorySummary[]; next: string | null }> {
  let place = placeAfter(after, isMoment)
  if (sources === undefined) {
    const { shown, next } = pageOf(await store.stories.list(limit + 1, chosen, place), limit)
    return { stories: shown, next }
  }
  const stories: StorySummary[] = []
  for (let told = 0; told < MOST_TOLD;) {
    const batch = await store.stories.list(BATCH, { ...chosen, origins: sources }, place)
    for (const { at, ...story } of batch) {
      place = { at, id: story.id }
      told += 1
      if ((await tell(story)).sources.independent.length >= sources) stories.push(story)
      if (stories.length === limit) return { stories, next: writeCursor(place) }
    }
    if (batch.length < BATCH) return { stories, next: null }
  }
  return { stories, next: place && writeCursor(place) }
}
