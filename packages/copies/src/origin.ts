import type { Origin } from '@copydesk/news'
import { agencyOfPublisher, spelledOut, type WireMark } from '@copydesk/wire'
import { ownVoice } from './own-voice.ts'
import type { PreparedPage } from './prepared-page.ts'
import { outletName } from './relation.ts'

/** How often in a hundred a mark of each kind is right about whose text it is. Whole numbers add up alike in any order. */
const TRUST: Record<WireMark['kind'], number> = {
  dateline: 97,
  byline: 95,
  footer: 93,
  'credit line': 88,
  'copyright line': 85,
}
/** What a page's metadata declare: templates fill it in, sometimes for every page alike. */
const TRUST_DECLARED = 85
const OWN_PAGE_CONFIDENCE = 0.9
/** Below this share of the trust given to all the agencies named, the pages contradict each other. */
const AGREEMENT = 0.6

type Vote = { agency: string; trust: number; evidence: string }

/**
 * Who wrote an article, by the marks on any page that carries it; every page has one vote, its most trusted mark. Where no
 * page credits an agency: the agency on whose page it leads, or the only outlet that carries it, if its text shows it to be
 * the writer. Null without evidence, or where it conflicts.
 */
export function originOf(lead: PreparedPage, pages: PreparedPage[]): Origin | null {
  const votes = votesOf(pages)
  const [winner] = tally(votes)
  if (!winner) return publishedByAgency(lead) ?? (carriedByOne(pages) ? ownVoice(lead.page) : null)
  const agreement = winner.trust / votes.reduce((sum, vote) => sum + vote.trust, 0)
  if (agreement < AGREEMENT) return null
  const best = votes
    .filter((vote) => vote.agency === winner.agency)
    .reduce((a, b) => (b.trust > a.trust || (b.trust === a.trust && b.evidence < a.evidence) ? b : a))
  return { name: best.agency, confidence: Math.round(best.trust * agreement) / 100, evidence: best.evidence }
}

/** The agency that most pages credit, or null: what decides whose own page leads. */
export const creditedAgency = (pages: PreparedPage[]) => tally(votesOf(pages))[0]?.agency ?? null

function votesOf(pages: PreparedPage[]): Vote[] {
  const votes = pages.map(voteOf).filter((vote) => vote !== null)
  const names = votes.map((vote) => vote.agency)
  return votes.map((vote) => ({ ...vote, agency: spelledOut(vote.agency, names) }))
}

function voteOf({ marks }: PreparedPage): Vote | null {
  if (!marks.credit) return null
  const { agency, evidence } = marks.credit
  const kind = marks.marks.find((mark) => mark.agency === agency && mark.text === evidence)?.kind
  return { agency, trust: kind ? TRUST[kind] : TRUST_DECLARED, evidence }
}

function tally(votes: Vote[]): { agency: string; trust: number }[] {
  const trusts = new Map<string, number>()
  for (const { agency, trust } of votes) trusts.set(agency, (trusts.get(agency) ?? 0) + trust)
  return Array.from(trusts, ([agency, trust]) => ({ agency, trust })).sort(
    (a, b) => b.trust - a.trust || (a.agency < b.agency ? -1 : 1),
  )
}

/** An agency does not sign on its own site. */
function publishedByAgency({ page }: PreparedPage): Origin | null {
  const name = page.publisher ? agencyOfPublisher(page.publisher) : null
  return name && page.publisher ? { name, confidence: OWN_PAGE_CONFIDENCE, evidence: page.publisher } : null
}

/** Among several outlets that credit nobody, the earliest known need not be the writer. */
function carriedByOne(pages: PreparedPage[]): boolean {
  const outlets = new Set(pages.map(({ page }) => outletName(page)))
  return pages.length === 1 || (outlets.size === 1 && !outlets.has(null))
}
