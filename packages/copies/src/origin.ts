import type { Origin } from '@copydesk/news'
import { agencyOfPublisher, isOutlet } from '@copydesk/wire'
import { ownVoice } from './own-voice.ts'
import type { PreparedPage } from './prepared-page.ts'
import { outletName } from './relation.ts'
import { tally, type Vote, votesOf } from './votes.ts'

const OWN_PAGE_CONFIDENCE = 0.9
/** An outlet that others reprint, beside one that may have reprinted it. */
const REPRINTED_CONFIDENCE = 0.7
/** Below this share of the trust given to all the agencies named, the pages contradict each other. */
const AGREEMENT = 0.6

/**
 * Who wrote an article, by the marks on any page that carries it; every page has one vote, its most trusted mark. Where no
 * page credits an agency: the agency on whose page it leads; an outlet known to be reprinted, if one other carries it at the most; or the
 * only outlet that carries it, if its text shows it to be the writer. Null without evidence, or where it conflicts.
 */
export const originOf = (lead: PreparedPage, pages: PreparedPage[]): Origin | null =>
  originByVotes(lead, votesOf(pages), carriersOf(pages))

/** How many outlets carry a text, as far as it counts. */
export type Carriers = 'one' | 'two' | 'many'

/** The same of pages whose votes are counted, and of which it is known how many outlets carry them. */
export function originByVotes(lead: PreparedPage, votes: Vote[], carriers: Carriers): Origin | null {
  const [winner] = tally(votes)
  if (!winner) return publishedByItsOwn(lead, carriers) ?? (carriers === 'one' ? ownVoice(lead.page) : null)
  const agreement = winner.trust / votes.reduce((sum, vote) => sum + vote.trust, 0)
  if (agreement < AGREEMENT) return null
  return { name: winner.agency, confidence: Math.round(winner.best * agreement) / 100, evidence: winner.evidence }
}

/**
 * An agency does not sign on its own site. An outlet that others reprint runs texts of others too: where several run one without a credit, the
 * earliest is not its writer for that.
 */
function publishedByItsOwn({ page }: PreparedPage, carriers: Carriers): Origin | null {
  const name = page.publisher ? agencyOfPublisher(page.publisher) : null
  if (!name || !page.publisher || (isOutlet(name) && carriers === 'many')) return null
  const confidence = isOutlet(name) && carriers === 'two' ? REPRINTED_CONFIDENCE : OWN_PAGE_CONFIDENCE
  return { name, confidence, evidence: page.publisher }
}

/** Among several outlets that credit nobody, the earliest known need not be the writer. */
function carriersOf(pages: PreparedPage[]): Carriers {
  const outlets = new Set(pages.map(({ page }) => outletName(page)))
  if (pages.length === 1 || (outlets.size === 1 && !outlets.has(null))) return 'one'
  return outlets.size === 2 && !outlets.has(null) ? 'two' : 'many'
}
