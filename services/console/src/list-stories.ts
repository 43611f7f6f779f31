import type { Store, StorySummary } from '@copydesk/store'
import { isMoment, pageOf, placeAfter } from './cursor.ts'
import type { Asked } from './serve.ts'

/** The stories that were chosen, the last changed first. */
export async function listStories(
  store: Store,
  { after, limit, ...chosen }: Asked<'stories'>['query'],
): Promise<{ stories: StorySummary[]; next: string | null }> {
  const { shown, next } = pageOf(await store.stories.list(limit + 1, chosen, placeAfter(after, isMoment)), limit)
  return { stories: shown, next }
}
