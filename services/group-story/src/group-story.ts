import { readFileSync } from 'node:fs'
import { knownOwners, withOwners, type Owners } from '@copydesk/owners'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import {
  comparable,
  decide,
  decideHeadline,
  leadingTerms,
  linksBetween,
  REACH,
  STORY_WINDOW_HOURS,
  storiesBeyond,
  storyVector,
} from '@copydesk/stories'
import { countsAs } from './counts-as.ts'
import { planStories } from './plan-stories.ts'

const CONCURRENCY = 2

const groupStory =
  ({ store, now }: Service, owners: Owners): Handle<(typeof pipeline)['group-story']> =>
  async ({ articleId }) => {
    const article = await store.articles.byId(articleId)
    if (!article || article.mergedInto) return { type: 'skipped', reason: 'merged into another article' }
    const mentions = await store.grouping.mentions(articleId)
    const vector = storyVector({ title: article.title, text: article.text, mentions })
    const compared = comparable(articleId, vector)
    const changed = await store.grouping.group(
      {
        articleId,
        version: article.version,
        vector,
        source: countsAs(article, owners),
        terms: leadingTerms(vector),
        at: article.publishedAt ?? article.firstSeenAt,
        reach: { windowHours: STORY_WINDOW_HOURS, ...REACH },
        compare: (others) =>
          linksBetween(
            compared,
            others.map((other) => comparable(other.id, other.vector)),
          ),
        beyond: storiesBeyond,
        decide: (around) => planStories(decide(around), around.articles),
        headline: decideHeadline,
      },
      now(),
    )
    return { type: 'done', events: changed }
  }

export const groupStoryService = defineStageService(pipeline['group-story'], CONCURRENCY, (service) => ({
  handle: groupStory(service, ownersOf(service.config.ownersFile)),
}))

/** What is wrong in the file is told where the API reads it. */
const ownersOf = (file: string | null): Owners =>
  file === null ? knownOwners : withOwners(readFileSync(file, 'utf8')).owners
