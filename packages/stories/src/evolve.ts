/** Why articles stand together or apart: the mean likeness between the two sides, and the closest pair with its terms. */
export type Evidence = { link: number; closest: { a: string; b: string; likeness: number; terms: string[] } | null }

/** What a decision changes. `founder`: whom a story is named after; `from`: the story that the article was in until then. */
export type StoryChange =
  | { type: 'new'; storyId: string; founder: string; articleIds: string[] }
  | { type: 'grown'; storyId: string; articleId: string; from: string | null; evidence: Evidence }
  | { type: 'split'; storyId: string; into: string; articleIds: string[]; evidence: Evidence }
  | { type: 'merged'; storyId: string; into: string; evidence: Evidence }

/** Which story each article is in, and where the ids lead that were merged away. */
export type StoriesState = { storyOf: Map<string, string>; mergedInto: Map<string, string> }

export const initialStories = (): StoriesState => ({ storyOf: new Map(), mergedInto: new Map() })

/** The state after a change. The state given is used up: it is changed in place, for there may be millions of articles. */
export function evolve(state: StoriesState, change: StoryChange): StoriesState {
  if (change.type === 'merged') {
    state.mergedInto.set(change.storyId, change.into)
    return state
  }
  const articleIds = change.type === 'grown' ? [change.articleId] : change.articleIds
  const storyId = change.type === 'split' ? change.into : change.storyId
  for (const articleId of articleIds) state.storyOf.set(articleId, storyId)
  return state
}

/** The story an article is in now, after all merges; null when it is in none. */
export function storyOf({ storyOf: stories, mergedInto }: StoriesState, articleId: string): string | null {
  let story = stories.get(articleId) ?? null
  for (let next = story; next !== null; next = mergedInto.get(next) ?? null) story = next
  return story
}
