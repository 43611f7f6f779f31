import { evolve, initialStories, type StoryChange, storyOf } from '@copydesk/stories'
import type { Store } from '@copydesk/store'

/** Each article's story, as the store has it. */
export async function storiesKept(store: Store): Promise<[string, string | null][]> {
  const articles = await store.articles.list(10_000)
  const byId = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return byId.map(({ id, storyId }) => [id, storyId])
}

/** Every change to a story that the log tells, in its order. */
export async function storyChanges(store: Store): Promise<StoryChange[]> {
  const events = await store.events.read({ after: 0, limit: 100_000, types: ['copydesk.story.*'] }, '/copydesk/test')
  return events.map(({ type, data }) => ({ type: type.replace('copydesk.story.', ''), ...data }) as StoryChange)
}

/** Each article's story, as the log alone tells it. */
export async function storiesReplayed(store: Store): Promise<[string, string | null][]> {
  const state = (await storyChanges(store)).reduce(evolve, initialStories())
  return (await storiesKept(store)).map(([id]) => [id, storyOf(state, id)])
}
