import { readFileSync } from 'node:fs'
import { stableId } from '@copydesk/news'
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
import { type Comparables, createComparables } from './comparables.ts'
import { countsAs } from './counts-as.ts'
import { planStories } from './plan-stories.ts'

/** So many share round trips and commits. */
const CONCURRENCY = 16

const groupStory =
  ({ store, now }: Service, comparables: Comparables, owners: Owners): Handle<(typeof pipeline)['group-story']> =>
  async ({ articleId }) => {
    const article = await store.articles.byId(articleId)
    if (!article || article.mergedInto) return { type: 'skipped', reason: 'merged into another article' }
    if (article.taggedVersion < article.version) return { type: 'skipped', reason: 'its text changed since' }
    const mentions = await store.grouping.mentions(articleId)
    const vector = storyVector({ title: article.title, text: article.text, mentions })
    const at = article.publishedAt ?? article.firstSeenAt
    const source = countsAs(article, owners)
    const as = stableId('grouped', JSON.stringify([article.title, at, source, vector]))
    const compared = comparables.keep({ id: articleId, groupedAs: as }, comparable(articleId, vector))
    const changed = await store.grouping.group({
      articleId,
      version: article.version,
      vector,
      source,
      terms: leadingTerms(vector),
      at,
      as,
      now: now(),
      reach: { windowHours: STORY_WINDOW_HOURS, ...REACH },
      compare: async (others, read) => linksBetween(compared, await comparables.all(others, read)),
      beyond: storiesBeyond,
      decide: (around) => planStories(decide(around), around.articles),
      headline: decideHeadline,
    })
    return { type: 'done', events: changed }
  }

export const groupStoryService = defineStageService(pipeline['group-story'], CONCURRENCY, (service) => ({
  handle: groupStory(service, createComparables(), ownersOf(service.config.ownersFile)),
}))

/** What is wrong in the file is told where the API reads it. */
const ownersOf = (file: string | null): Owners =>
  file === null ? knownOwners : withOwners(readFileSync(file, 'utf8')).owners
