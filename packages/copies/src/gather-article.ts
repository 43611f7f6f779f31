import type { Origin, Overlap, Passage, Relation } from '@copydesk/news'
import { type Comparison, comparePages } from './compare-pages.ts'
import { rankByClaim } from './lead.ts'
import { heldShare, likenessOf } from './likeness.ts'
import { originOf } from './origin.ts'
import type { PreparedPage } from './prepared-page.ts'
import { isExcerpt, outletName, relationOf } from './relation.ts'
import { creditedAgency, votesOf } from './votes.ts'

/** How a page stands to the page it was made from. */
export type Compare = (page: PreparedPage, source: PreparedPage) => Pick<Comparison, 'overlap' | 'passages'>

/** A page of an article: what it is to it, and of which other page; overlap and evidence are with that page. */
export type Copy = { id: string; relation: Relation; of: string | null; overlap: Overlap | null; evidence: Passage[] }

export type GatheredArticle = { leadId: string; origin: Origin | null; copies: Copy[] }

/**
 * One article from the pages that carry it: which leads, whose text it is, and what the others are to it. Copies come in the
 * order of their claim to be the original. Independent of the order of the pages. Each page is compared once, with its source, so the
 * work grows as the pages do; who knows a comparison already gives a `compare` of its own.
 */
export function gatherArticle(pages: PreparedPage[], compare: Compare = comparePages): GatheredArticle {
  const longest = longestOf(pages)
  const agency = creditedAgency(votesOf(pages))
  const ranked = rankByClaim(pages, agency, longest ? excerptsOf(longest, pages) : new Set()).map(
    (page, rank): Claimant => ({ page, rank, outlet: outletName(page.page) }),
  )
  const [lead] = ranked
  if (!lead) return { leadId: '', origin: null, copies: [] }
  const byOutlet = Map.groupBy(ranked, ({ outlet }) => outlet)
  const copies = ranked.map((claimant) => {
    if (claimant === lead) return { id: lead.page.id, ...ORIGINAL }
    const own = claimant.outlet === null ? [] : (byOutlet.get(claimant.outlet) ?? [])
    return copyOf(claimant.page, sourceAmong(own, claimant) ?? sourceElsewhere(claimant.page, ranked), compare)
  })
  return { leadId: lead.page.id, origin: originOf(lead.page, pages), copies }
}

const ORIGINAL = { relation: 'original', of: null, overlap: null, evidence: [] } satisfies Omit<Copy, 'id'>

/** A page and the place of its claim to be the original, the best being 0. */
type Claimant = { page: PreparedPage; rank: number; outlet: string | null }

/** The page with most to say; of equals the first by id. */
export const longestOf = <P extends Pick<PreparedPage, 'id' | 'shingles'>>(pages: P[]): P | undefined =>
  pages.toSorted((a, b) => b.shingles.length - a.shingles.length || (a.id < b.id ? -1 : 1))[0]

/** The pages of which nearly all stands in the longest, as a part of it. */
export function excerptsOf(longest: PreparedPage, pages: PreparedPage[]): Set<string> {
  const parts = pages.filter((page) =>
    isExcerpt({ ofThis: heldShare(page, longest), ofOther: heldShare(longest, page) }),
  )
  return new Set(parts.map(({ id }) => id))
}

export function copyOf(page: PreparedPage, source: PreparedPage, compare: Compare): Copy {
  const { overlap, passages } = compare(page, source)
  const outlet = outletName(page.page)
  const relation = relationOf(overlap, outlet !== null && outletName(source.page) === outlet)
  return { id: page.id, relation, of: source.id, overlap, evidence: passages }
}

/** The best of an outlet's own earlier versions, if it has one. */
const sourceAmong = (own: Claimant[], { page, rank }: Claimant): PreparedPage | undefined =>
  own.find((earlier) => earlier.rank < rank && isLike(page, earlier.page))?.page

export const isLike = (page: PreparedPage, other: PreparedPage) => likenessOf(page, other).kind !== 'different'

/** The lead, or where that is another text by now, the page that holds most of this one; of equals the one with the better claim. */
function sourceElsewhere(page: PreparedPage, ranked: Claimant[]): PreparedPage {
  let best = ranked[0]?.page ?? page
  if (isLike(page, best)) return best
  let most = heldShare(page, best)
  for (const { page: other } of ranked) {
    const held = other === page ? 0 : heldShare(page, other)
    if (held > most) [best, most] = [other, held]
  }
  return best
}
