/** The line on one screen: what each stage consumes and emits, and the contracts they share. */
import * as contracts from './contracts.ts'
import { defineStages } from './stage.ts'

export * from './choose-events.ts'
export * from './contracts.ts'
export * from './describe-events.ts'
export * from './event-schemas.ts'
export * from './events.ts'
export * from './in-batches.ts'
export * from './outcome.ts'
export * from './schema-breaks.ts'
export * from './shared-next.ts'
export * from './stage.ts'
export * from './webhook.ts'

export const pipeline = defineStages({
  'schedule-feeds': { consumes: contracts.clockTicked, emits: contracts.feedDue },
  'poll-feed': { consumes: contracts.feedDue, emits: contracts.entryFound },
  'fetch-page': { consumes: contracts.entryFound, emits: contracts.pageFetched },
  'clean-page': { consumes: contracts.pageFetched, emits: contracts.articleCleaned },
  'match-copies': { consumes: contracts.articleCleaned, emits: contracts.copyMatched },
  'tag-entities': { consumes: contracts.copyMatched, emits: contracts.entitiesTagged },
  'group-story': { consumes: contracts.entitiesTagged, emits: contracts.storyChanged },
  'deliver-events': { consumes: contracts.storyChanged, emits: null },
})

export type StageName = keyof typeof pipeline

export const stageNames = Object.keys(pipeline) as StageName[]
