/** Stories: which articles are about one happening, and the headline of the whole. */
export { decide } from './decide.ts'
export { type Dispute, disputesAcross } from './disputes.ts'
export { evolve, initialStories, type StoriesState, type StoryChange, storyOf } from './evolve.ts'
export { createGrouper } from './grouper.ts'
export { decideHeadline } from './headline.ts'
export { type Moment, type Spread, spreadOf, timelineOf } from './history.ts'
export { ledeOf } from './lede.ts'
export {
  comparable,
  type Link,
  linksBetween,
  type Neighbourhood,
  REACH,
  type StoryArticle,
  STORY_WINDOW_HOURS,
  storiesBeyond,
} from './neighbourhood.ts'
export { createOpenStories } from './open-stories.ts'
export { namesOf, type Sources, sourcesOf } from './sources.ts'
export { type Topic, topicsOf } from './topics.ts'
export { leadingTerms, storyVector } from './vector.ts'
