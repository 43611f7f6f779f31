import { z } from 'zod'
import { defineContract } from './stage.ts'

const id = z.string().min(1)

/**
 * The entry whose page brought it about, which goes with it from stage to stage (`carryEntry`): the log and traces follow a page by it,
 * and nothing is decided by it.
 */
const cause = { entryId: id.optional() }

/** Jobs carry ids and small facts, never bodies. The key makes a repeat harmless: same fact, same key. */
export const clockTicked = defineContract({
  name: 'clock.ticked',
  schema: z.object({ slot: z.number().int() }),
  key: (event) => `${event.slot}`,
})

/** `pushId`: what a hub brought is to be read, in place of what a poll would. */
export const feedDue = defineContract({
  name: 'feed.due',
  schema: z.object({ feedId: id, slot: z.number().int(), pushId: id.optional() }),
  key: (event) => (event.pushId ? `${event.feedId}-push-${event.pushId}` : `${event.feedId}-${event.slot}`),
})

/** `round` counts how often this entry was asked for: an entry its feed calls updated is found again. */
export const entryFound = defineContract({
  name: 'entry.found',
  schema: z.object({ entryId: id, round: z.number().int().positive() }),
  key: (event) => `${event.entryId}-${event.round}`,
})

export const pageFetched = defineContract({
  name: 'page.fetched',
  schema: z.object({ pageId: id, ...cause }),
  key: (event) => event.pageId,
})

export const articleCleaned = defineContract({
  name: 'article.cleaned',
  schema: z.object({ entryId: id, revisionId: id }),
  key: (event) => event.revisionId,
})

/** `version` is the article's: it grows with every copy and revision. */
export const copyMatched = defineContract({
  name: 'copy.matched',
  schema: z.object({ articleId: id, version: z.number().int(), ...cause }),
  key: (event) => `${event.articleId}-${event.version}`,
})

export const entitiesTagged = defineContract({
  name: 'entities.tagged',
  schema: z.object({ articleId: id, version: z.number().int(), ...cause }),
  key: (event) => `${event.articleId}-${event.version}`,
})

export const storyChanged = defineContract({
  name: 'story.changed',
  schema: z.object({ storyId: id, version: z.number().int(), ...cause }),
  key: (event) => `${event.storyId}-${event.version}`,
})
