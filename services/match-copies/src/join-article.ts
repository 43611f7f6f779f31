import { joinCrowd, type PreparedPage } from '@copydesk/copies'
import type { ArticlePlan, Crowded } from '@copydesk/store'
import { changesOf } from './changes.ts'
import { markUncorrected } from './corrections.ts'
import { planOf } from './decide-articles.ts'
import { stateOf, sumOf } from './state.ts'

/**
 * Places a page in an article of many without a look at the others; null where it may change what they are. As `decideArticles` would,
 * given all of them.
 */
export function joinArticle(
  { article, page: placed, lead, longest }: Crowded,
  page: PreparedPage,
  tied: PreparedPage[],
  prepared: Map<string, PreparedPage>,
): ArticlePlan | null {
  const [leadPage, longestPage] = [prepared.get(lead.entryId), prepared.get(longest.entryId)]
  if (!leadPage || !longestPage) return null
  const joined = joinCrowd({ page, lead: leadPage, longest: longestPage, tied }, article.crowd)
  if (!joined) return null
  const { copy, origin, crowd } = joined
  const pages = new Map([lead, longest, placed].map((each) => [each.entryId, each]))
  const ready = new Map([...prepared, [page.id, page]])
  const plan = planOf({ leadId: lead.entryId, origin, copies: [copy] }, article.id, pages, ready)
  plan.size = article.copies + 1
  plan.crowd = { ...crowd, size: article.crowd.size, sum: sumOf(plan.copies, article.crowd.sum) }
  plan.state = stateOf(plan.crowd.sum, origin)
  plan.firstSeenAt = article.firstSeenAt
  plan.correction = article.correction
  markUncorrected(plan, pages, ready)
  plan.changes = changesOf(plan, pages, article, null)
  return plan
}
