/** Stories: which articles are about one happening, and the headline of the whole. */
export { decideStory, type GroupedArticle, STORY_WINDOW_HOURS, type StoryDecision } from './decision.ts'
export { createGrouper } from './grouper.ts'
export { decideHeadline } from './headline.ts'
export { leadingTerms, storyVector } from './vector.ts'
