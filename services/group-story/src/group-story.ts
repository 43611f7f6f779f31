import { stableId } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import {
  decideHeadline,
  decideStory,
  leadingTerms,
  STORY_WINDOW_HOURS,
  storyVector,
  type GroupedArticle,
} from '@copydesk/stories'
import type { StoryPlan } from '@copydesk/store'

const CONCURRENCY = 2

const groupStory =
  ({ store, now }: Service): Handle<(typeof pipeline)['group-story']> =>
  async ({ articleId }) => {
    const article = await store.articles.byId(articleId)
    if (!article || article.mergedInto) return { type: 'skipped', reason: 'merged into another article' }
    const mentions = await store.stories.mentions(articleId)
    const vector = storyVector({ title: article.title, text: article.text, mentions })
    const at = article.publishedAt ?? article.firstSeenAt
    const own: GroupedArticle = { id: articleId, vector, at: at.getTime(), storyId: article.storyId }
    const changed = await store.stories.group(
      {
        articleId,
        version: article.version,
        vector,
        terms: leadingTerms(vector),
        at,
        windowHours: STORY_WINDOW_HOURS,
        decide: (candidates) => planOf(own, article.title, candidates),
        headline: decideHeadline,
      },
      now(),
    )
    return { type: 'done', events: [changed] }
  }

/** Once in a story an article stays there; only its story may turn out to be another. */
function planOf(own: GroupedArticle, title: string | null, candidates: GroupedArticle[]): StoryPlan {
  if (own.storyId) return { storyId: own.storyId, merges: [], evidence: { kept: true }, changes: [] }
  const decision = decideStory(own, candidates)
  const data = { articleId: own.id, title }
  if (decision.type === 'new') {
    const storyId = stableId('story', own.id)
    const change = {
      key: `story.new:${storyId}`,
      type: 'copydesk.story.new',
      subject: storyId,
      data: { storyId, ...data },
    } as const
    return { storyId, merges: [], evidence: { founded: true }, changes: [change] }
  }
  const { storyId, merges, evidence } = decision
  const grown = {
    key: `story.grown:${storyId}:${own.id}`,
    type: 'copydesk.story.grown',
    subject: storyId,
    data: { storyId, ...data, evidence },
  } as const
  const merged = merges.map((from) => ({
    key: `story.merged:${from}:${storyId}`,
    type: 'copydesk.story.merged' as const,
    subject: from,
    data: { storyId: from, into: storyId, evidence },
  }))
  return { storyId, merges, evidence, changes: [grown, ...merged] }
}

export const groupStoryService = defineStageService(pipeline['group-story'], CONCURRENCY, (service) => ({
  handle: groupStory(service),
}))
