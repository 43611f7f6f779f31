import { eachShared } from './candidates.ts'
import { isDigest } from './digests.ts'
import { type Edge, groupPages } from './group-pages.ts'
import { likenessOf } from './likeness.ts'
import { type HeldPage, type PreparedPage, withWords } from './prepared-page.ts'
import { isTemplate } from './template.ts'
import { UnionFind } from './union-find.ts'

/** A key held by more articles than this is a phrase of the trade, not of a text. */
const COMMON = 60
/** About 6 KB each. */
const WORDS_KEPT = 1000

/**
 * Pages in groups of one article each. Whatever the order of the pages, the groups and their pages come sorted by id. Given any
 * pages that are linked by `same` comparisons, it keeps apart those that only quote the same passage.
 */
export function articlesAmong<P extends HeldPage>(among: P[], furniture?: ReadonlySet<number>): P[][] {
  const pages = among.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const groups = new Map<number, P[]>()
  for (const [at, group] of groupPages(pages.length, edgesOf(pages, furniture)).entries()) {
    const page = pages[at]
    if (!page) continue
    const members = groups.get(group)
    if (members) members.push(page)
    else groups.set(group, [page])
  }
  return [...groups.values()]
}

/** Edges enough to join every article: pages already joined are not compared again. Digests have none. */
function edgesOf(pages: HeldPage[], furniture?: ReadonlySet<number>): Edge[] {
  const edges: Edge[] = []
  const sets = new UnionFind(pages.length)
  const seen = new Set<number>()
  const { few, common, digests } = sharingsOf(pages)
  const wordsOf = recentWords(furniture)
  const compare = (i: number, j: number) => {
    const [a, b] = [pages[i], pages[j]]
    if (!a || !b || sets.find(i) === sets.find(j) || seen.has(i * pages.length + j)) return
    seen.add(i * pages.length + j)
    if (digests.has(i) || digests.has(j)) return
    const { kind, share } = likenessOf(a, b)
    if (kind === 'different' || isTemplate(wordsOf(a), wordsOf(b))) return
    if (kind === 'same') sets.union(i, j)
    const [part, host] = a.shingles.length <= b.shingles.length ? [i, j] : [j, i]
    edges.push({ a: part, b: host, kind, share })
  }
  for (const sharing of few) eachPair(sharing, compare)
  for (const sharing of common) eachArticle(sharing, sets, compare)
  return edges
}

/** Pages with their words, the last ones kept: a page is compared with several, one soon after the other. */
function recentWords(furniture?: ReadonlySet<number>): (page: HeldPage) => PreparedPage {
  const kept = new Map<string, PreparedPage>()
  return (page) => {
    if (!furniture && 'words' in page) return page as PreparedPage
    const known = kept.get(page.id)
    if (known) return known
    if (kept.size >= WORDS_KEPT) kept.clear()
    const made = withWords(page, furniture)
    kept.set(page.id, made)
    return made
  }
}

/** The sets of pages that share a key, those of common keys apart; and the pages that are digests, by number. */
function sharingsOf(pages: HeldPage[]) {
  const few: number[][] = []
  const common: number[][] = []
  const ofPage: number[][][] = pages.map(() => [])
  eachShared(
    pages.map((page) => page.bands),
    (sharing) => {
      if (sharing.length > COMMON) return void common.push(sharing)
      few.push(sharing)
      for (const page of sharing) ofPage[page]?.push(sharing)
    },
  )
  const digests = new Set(
    [...pages.keys()].filter((page) => isDigest(page, ofPage[page] ?? [], pages[page]?.bands.length ?? 0)),
  )
  return { few, common, digests }
}

function eachPair(members: number[], visit: (a: number, b: number) => void): void {
  for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) visit(a, b)
}

/**
 * A key held by many pages of one article is not common: each page is compared with one page of each article found so far, until
 * there are too many articles.
 */
function eachArticle(sharing: number[], sets: UnionFind, visit: (a: number, b: number) => void): void {
  const firsts: number[] = []
  for (const page of sharing) {
    for (const first of firsts) visit(first, page)
    if (firsts.some((first) => sets.find(first) === sets.find(page))) continue
    if (firsts.length === COMMON) return
    firsts.push(page)
  }
}
