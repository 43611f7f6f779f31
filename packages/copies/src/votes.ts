import { spelledOut, type WireMark } from '@copydesk/wire'
import type { PreparedPage } from './prepared-page.ts'

/** What the pages of an article say of one agency together: their trust, and the most trusted mark among theirs. */
export type Vote = { agency: string; trust: number; best: number; evidence: string }

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

/** The votes of these pages beside those already counted: one a page, its most trusted mark. Sorted by agency as the pages spell it. */
export function votesOf(pages: PreparedPage[], counted: Vote[] = []): Vote[] {
  const votes = new Map(counted.map((vote) => [vote.agency, vote]))
  for (const page of pages) {
    const vote = voteOf(page)
    if (vote) votes.set(vote.agency, together(vote, votes.get(vote.agency)))
  }
  return [...votes.values()].sort((a, b) => (a.agency < b.agency ? -1 : 1))
}

/** Votes by agency with initials spelled out, the agency most trusted first. */
export function tally(votes: Vote[]): Vote[] {
  const names = votes.map(({ agency }) => agency)
  const spelled = new Map<string, Vote>()
  for (const vote of votes) {
    const agency = spelledOut(vote.agency, names)
    spelled.set(agency, together({ ...vote, agency }, spelled.get(agency)))
  }
  return [...spelled.values()].sort((a, b) => b.trust - a.trust || (a.agency < b.agency ? -1 : 1))
}

/** The agency that most pages credit, or null: what decides whose own page leads. */
export const creditedAgency = (votes: Vote[]): string | null => tally(votes)[0]?.agency ?? null

function voteOf({ marks }: PreparedPage): Vote | null {
  if (!marks.credit) return null
  const { agency, evidence } = marks.credit
  const kind = marks.marks.find((mark) => mark.agency === agency && mark.text === evidence)?.kind
  const trust = kind ? TRUST[kind] : TRUST_DECLARED
  return { agency, trust, best: trust, evidence }
}

function together(vote: Vote, other: Vote | undefined): Vote {
  if (!other) return vote
  const isOthers = other.best > vote.best || (other.best === vote.best && other.evidence < vote.evidence)
  const { best, evidence } = isOthers ? other : vote
  return { agency: vote.agency, trust: vote.trust + other.trust, best, evidence }
}
