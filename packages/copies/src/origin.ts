import type { Origin } from '@copydesk/news'
import type { WireMark } from '@copydesk/wire'
import { ownVoice } from './own-voice.ts'
import type { PreparedPage } from './prepared-page.ts'

/** How often a mark of each kind is right about whose text it is. */
const TRUST: Record<WireMark['kind'], number> = {
  dateline: 0.97,
  byline: 0.95,
  footer: 0.93,
  'credit line': 0.88,
  'copyright line': 0.85,
}
/** Below this share of the trust given to all the agencies named, the pages contradict each other. */
const AGREEMENT = 0.6

type Vote = { agency: string; trust: number; evidence: string }

/**
 * Who wrote an article, by the marks on any page that carries it; every page has one vote, its most trusted mark. Where no
 * page credits an agency, the outlet that speaks of itself in the lead's text. Null without evidence, or where it conflicts.
 */
export function originOf(lead: PreparedPage, pages: PreparedPage[]): Origin | null {
  const votes = pages.map(voteOf).filter((vote) => vote !== null)
  if (votes.length === 0) return ownVoice(lead.page)
  const trustIn = new Map<string, number>()
  for (const vote of votes) trustIn.set(vote.agency, (trustIn.get(vote.agency) ?? 0) + vote.trust)
  const [winner] = [...trustIn].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!winner) return null
  const [name, trust] = winner
  const agreement = trust / votes.reduce((sum, vote) => sum + vote.trust, 0)
  if (agreement < AGREEMENT) return null
  const best = votes
    .filter((vote) => vote.agency === name)
    .reduce((a, b) => (b.trust > a.trust || (b.trust === a.trust && b.evidence < a.evidence) ? b : a))
  return { name, confidence: Math.round(best.trust * agreement * 100) / 100, evidence: best.evidence }
}

/** The agency most pages credit, or null: what decides whose own page leads. */
export const creditedAgency = (pages: PreparedPage[]) => {
  const counts = new Map<string, number>()
  for (const vote of pages.map(voteOf)) if (vote) counts.set(vote.agency, (counts.get(vote.agency) ?? 0) + vote.trust)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}

function voteOf({ marks }: PreparedPage): Vote | null {
  if (!marks.credit) return null
  const { agency, evidence } = marks.credit
  const kind = marks.marks.find((mark) => mark.agency === agency && mark.text === evidence)?.kind ?? 'credit line'
  return { agency, trust: TRUST[kind], evidence }
}
