import { eachShared } from './candidates.ts'
import { differenceBetween } from './differences.ts'
import { type MadeOf, madeOf } from './digests.ts'
import { type Edge, groupPages } from './group-pages.ts'
import { likenessOf } from './likeness.ts'
import { NumberLists } from './number-lists.ts'
import { type HeldPage, type PreparedPage, withWords } from './prepared-page.ts'
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

/**
 * Edges enough to join every article: pages already joined are not compared again. Digests have none. Each page is compared with those
 * before it that share a key with it; of a key that many hold, with one page of each article found so far.
 */
function edgesOf(pages: HeldPage[], furniture?: ReadonlySet<number>): Edge[] {
  const edges: Edge[] = []
  const sets = new UnionFind(pages.length)
  const sharings = new NumberLists()
  eachShared(
    pages.map((page) => page.bands),
    (sharing) => sharings.push(sharing),
  )
  const ofPage = sharings.holding(pages.length)
  const earlierOf = earlierPages(sharings, sets)
  const made = makingsAmong(pages, sharings, ofPage)
  const wordsOf = recentWords(furniture)
  /** By page, the last one that it was compared with, counted from 1. */
  const met = new Uint32Array(pages.length)
  const lesser: (Edge & { shared: number })[] = []
  const compare = (i: number, j: number) => {
    const [a, b] = [pages[i], pages[j]]
    if (!a || !b || met[i] === j + 1 || sets.find(i) === sets.find(j)) return
    met[i] = j + 1
    if (made[i] === 'digest' || made[j] === 'digest') return
    const { kind, share, shared } = likenessOf(a, b)
    if (kind === 'different' || differenceBetween(wordsOf(a), wordsOf(b)) !== null) return
    const [part, host] = a.shingles.length <= b.shingles.length ? [i, j] : [j, i]
    const edge = { a: part, b: host, kind, share }
    const isLesser = made[host] === 'mixed' && 2 * shared <= Math.max(a.shingles.length, b.shingles.length)
    if (kind === 'same' && isLesser) return void lesser.push({ ...edge, shared })
    if (kind === 'same') sets.union(i, j)
    edges.push(edge)
  }
  for (const page of pages.keys())
    for (const sharing of ofPage.at(page)) earlierOf(sharing, page, (other) => compare(other, page))
  for (const [host, own] of Map.groupBy(lesser, ({ b }) => b))
    if (sets.sizeOf(host) === 1) edges.push(own.reduce((most, edge) => (edge.shared > most.shared ? edge : most)))
  return edges
}

type VisitEarlier = (sharing: number, page: number, visit: (other: number) => void) => void

/**
 * The pages before a page that it is compared with over a key. A key held by many pages of one article is not common: each page is
 * compared with one page of each article found so far, until there are too many articles.
 */
function earlierPages(sharings: NumberLists, sets: UnionFind): VisitEarlier {
  const firsts = new Map<number, number[]>()
  return (sharing, page, visit) => {
    const holders = sharings.at(sharing)
    if (holders.length <= COMMON) {
      for (const other of holders) {
        if (other >= page) return
        visit(other)
      }
      return
    }
    const found = firsts.get(sharing) ?? []
    if (found.length > COMMON) return
    for (const first of found) visit(first)
    if (found.some((first) => sets.find(first) === sets.find(page))) return
    found.push(page)
    firsts.set(sharing, found)
  }
}

/** What each page is put together from; common keys say nothing of it. */
function makingsAmong(pages: HeldPage[], sharings: NumberLists, ofPage: NumberLists): MadeOf[] {
  return pages.map(({ bands }, page) => {
    const few = Array.from(ofPage.at(page), (sharing) => sharings.at(sharing)).filter(({ length }) => length <= COMMON)
    return madeOf(page, few, bands.length)
  })
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
