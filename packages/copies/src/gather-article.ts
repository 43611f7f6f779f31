import type { Origin, Overlap, Passage, Relation } from '@copydesk/news'
import { type Comparison, turned } from './compare-pages.ts'
import { byClaim } from './lead.ts'
import { creditedAgency, originOf } from './origin.ts'
import type { PreparedPage } from './prepared-page.ts'
import { isExcerpt, outletName, relationOf } from './relation.ts'

/** `comparison` is of page a with page b. */
export type ComparedPair = { a: string; b: string; comparison: Comparison }

/** A page of an article: what it is to it, and of which other page; overlap and evidence are with that page. */
export type Copy = { id: string; relation: Relation; of: string | null; overlap: Overlap | null; evidence: Passage[] }

export type GatheredArticle = { leadId: string; origin: Origin | null; copies: Copy[] }

/**
 * One article from the pages that carry it and how they compare: which leads, whose text it is, and what the others are to
 * it. Copies come in the order of their claim to be the original. Independent of the order of its arguments.
 */
export function gatherArticle(pages: PreparedPage[], edges: ComparedPair[]): GatheredArticle {
  const comparisons = comparisonsByPage(edges)
  const excerpts = new Set(pages.filter((page) => isPart(page, comparisons)).map((page) => page.id))
  const ranked = pages.toSorted(byClaim(creditedAgency(pages), excerpts))
  const [lead] = ranked
  if (!lead) return { leadId: '', origin: null, copies: [] }
  const copies = ranked.map((page, rank) => copyOf(page, ranked.slice(0, rank), ranked, comparisons))
  return { leadId: lead.id, origin: originOf(lead, pages), copies }
}

type Comparisons = Map<string, Map<string, Comparison>>

function comparisonsByPage(edges: ComparedPair[]): Comparisons {
  const all: Comparisons = new Map()
  const put = (from: string, to: string, comparison: Comparison) => {
    const own = all.get(from) ?? new Map<string, Comparison>()
    all.set(from, own.set(to, comparison))
  }
  for (const { a, b, comparison } of edges) {
    put(a, b, comparison)
    put(b, a, turned(comparison))
  }
  return all
}

const isPart = (page: PreparedPage, comparisons: Comparisons) =>
  [...(comparisons.get(page.id)?.values() ?? [])].some(({ overlap }) => isExcerpt(overlap))

function copyOf(page: PreparedPage, before: PreparedPage[], all: PreparedPage[], comparisons: Comparisons): Copy {
  const [lead] = before
  if (!lead) return { id: page.id, relation: 'original', of: null, overlap: null, evidence: [] }
  const mine = comparisons.get(page.id)
  const outlet = outletName(page.page)
  const sameOutlet = (other: PreparedPage) => outlet !== null && outletName(other.page) === outlet
  const source =
    before.find((other) => sameOutlet(other) && mine?.has(other.id)) ?? (mine?.has(lead.id) ? lead : nearest(all, mine))
  const comparison = source && mine?.get(source.id)
  if (!source || !comparison)
    return { id: page.id, relation: 'edited reprint', of: lead.id, overlap: null, evidence: [] }
  const relation = relationOf(comparison.overlap, sameOutlet(source))
  return { id: page.id, relation, of: source.id, overlap: comparison.overlap, evidence: comparison.passages }
}

/** The page that holds most of this one; `all` is ranked, so that ties go to the better claim. */
function nearest(all: PreparedPage[], mine: Map<string, Comparison> | undefined): PreparedPage | null {
  let best: PreparedPage | null = null
  let most = 0
  for (const other of all) {
    const held = mine?.get(other.id)?.overlap.ofThis ?? 0
    if (held > most) [best, most] = [other, held]
  }
  return best
}
