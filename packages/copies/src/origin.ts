import type { Origin } from '@copydesk/news'
import { agencyOfPublisher, isOutlet } from '@copydesk/wire'
import { ownVoice } from './own-voice.ts'
import type { PreparedPage } from './prepared-page.ts'
import { outletName } from './relation.ts'
import { tally, type Vote, votesOf } from './votes.ts'

const OWN_PAGE_CONFIDENCE = 0.9
/** Below this share of the trust given to all the agencies named, the pages contradict each other. */
const AGREEMENT = 0.6

/**
 * Who wrote an article, by the marks on any page that carries it; every page has one vote, its most trusted mark. Where no
 * page credits an agency: the agency on whose page it leads, or the only outlet that carries it, if it is known to be reprinted or its text
 * shows it to be the writer. Null without evidence, or where it conflicts.
 */
export const originOf = (lead: PreparedPage, pages: PreparedPage[]): Origin | null =>
  originByVotes(lead, votesOf(pages), carriedByOne(pages))

/** The same of pages whose votes are counted, and of which it is known whether one outlet alone carries them. */
export function originByVotes(lead: PreparedPage, votes: Vote[], isByOne: boolean): Origin | null {
  const [winner] = tally(votes)
  if (!winner) return publishedByAgency(lead, isByOne) ?? (isByOne ? ownVoice(lead.page) : null)
  const agreement = winner.trust / votes.reduce((sum, vote) => sum + vote.trust, 0)
  if (agreement < AGREEMENT) return null
  return { name: winner.agency, confidence: Math.round(winner.best * agreement) / 100, evidence: winner.evidence }
}

/** An agency does not sign on its own site. An outlet that others reprint runs their texts too: the earliest of several is not the writer for that. */
function publishedByAgency({ page }: PreparedPage, isByOne: boolean): Origin | null {
  const name = page.publisher ? agencyOfPublisher(page.publisher) : null
  if (name && isOutlet(name) && !isByOne) return null
  return name && page.publisher ? { name, confidence: OWN_PAGE_CONFIDENCE, evidence: page.publisher } : null
}

/** Among several outlets that credit nobody, the earliest known need not be the writer. */
function carriedByOne(pages: PreparedPage[]): boolean {
  const outlets = new Set(pages.map(({ page }) => outletName(page)))
  return pages.length === 1 || (outlets.size === 1 && !outlets.has(null))
}
