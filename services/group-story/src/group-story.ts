import { readFileSync } from 'node:fs'
import { stableId } from '@copydesk/news'
import { countsAs, knownOwners, withOwners, type Owners } from '@copydesk/owners'
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
import { countAgain, countedBy } from './count-again.ts'
import { planStories } from './plan-stories.ts'

/** So many share round trips and commits. */
const CONCURRENCY = 16

function groupStory(
  { store, now }: Service,
  comparables: Comparables,
  owners: Owners,
): Handle<(typeof pipeline)['group-story']> {
  const by = countedBy(owners)
  return async ({ articleId }) => {
    const article = await store.articles.byId(articleId)
    if (!article || article.mergedInto) return { type: 'skipped', reason: 'merged into another article' }
    if (article.taggedVersion < article.version) return { type: 'skipped', reason: 'its text changed since' }
    const mentions = await store.grouping.mentions(articleId)
    const vector = storyVector({ title: article.title, text: article.text, mentions })
    const at = article.publishedAt ?? article.firstSeenAt
    const counted = countsAs(article, owners)
    const as = stableId('grouped', JSON.stringify([article.title, at, counted, vector]))
    const compared = comparables.keep({ id: articleId, groupedAs: as }, comparable(articleId, vector))
    const changed = await store.grouping.group({
      articleId,
      version: article.version,
      vector,
      counted,
      countedBy: by,
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
}

export const groupStoryService = defineStageService(pipeline['group-story'], CONCURRENCY, (service, stopping) => {
  const owners = ownersOf(service.config.ownersFile)
  const counting = countAgain(service, owners, stopping)
  return { handle: groupStory(service, createComparables(), owners), close: () => counting }
})

/** What is wrong in the file is told where the API reads it. */
const ownersOf = (file: string | null): Owners =>
  file === null ? knownOwners : withOwners(readFileSync(file, 'utf8')).owners
