import { type Origin, type Overlap, type Relation, stableId } from '@copydesk/news'
import { eachShared } from './candidates.ts'
import { comparePages } from './compare-pages.ts'
import { type ComparedPair, gatherArticle } from './gather-article.ts'
import { type Edge, groupPages } from './group-pages.ts'
import { likenessOf } from './likeness.ts'
import { type PageText, type PreparedPage, preparePage } from './prepared-page.ts'
import { UnionFind } from './union-find.ts'

export type Match = {
  id: string
  article: string
  relation: Relation
  of: string | null
  overlap: Overlap | null
  origin: Origin | null
}

export type Matcher = {
  /** Takes a page in; one with an id seen before takes its place. */
  add: (page: PageText) => void
  /** Every page with its article, in the order of adding; what they say does not depend on that order. */
  results: () => Match[]
}

/** A key held by more articles than this is a phrase of the trade, not of a text. */
const COMMON = 60
/** Articles of more pages than this are compared with their lead only, not each with each. */
const ALL_PAIRS = 40

/** Finds the articles among pages held in memory: the pages' texts, and 4 bytes for each of their different words. */
export function createMatcher(): Matcher {
  const held = new Map<string, PreparedPage>()
  return {
    add: (page) => void held.set(page.id, preparePage(page)),
    results: () => {
      const matches = new Map<string, Match>()
      for (const members of articlesAmong([...held.values()]))
        for (const match of matchesOf(members)) matches.set(match.id, match)
      return Array.from(held.keys(), (id) => matches.get(id)).filter((match) => match !== undefined)
    },
  }
}

/**
 * Pages in groups of one article each. Whatever the order of the pages, the groups and their pages come sorted by id. Given any
 * pages that are linked by `same` comparisons, it keeps apart those that only quote the same passage.
 */
export function articlesAmong(among: PreparedPage[]): PreparedPage[][] {
  const pages = among.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const groups = new Map<number, PreparedPage[]>()
  for (const [at, group] of groupPages(pages.length, edgesOf(pages)).entries()) {
    const page = pages[at]
    if (!page) continue
    const members = groups.get(group)
    if (members) members.push(page)
    else groups.set(group, [page])
  }
  return [...groups.values()]
}

/** Edges enough to join every article: pages already joined are not compared again. */
function edgesOf(pages: PreparedPage[]): Edge[] {
  const edges: Edge[] = []
  const sets = new UnionFind(pages.length)
  const seen = new Set<number>()
  const compare = (i: number, j: number) => {
    const [a, b] = [pages[i], pages[j]]
    if (!a || !b || sets.find(i) === sets.find(j) || seen.has(i * pages.length + j)) return
    seen.add(i * pages.length + j)
    const { kind, share } = likenessOf(a, b)
    if (kind === 'different') return
    if (kind === 'same') sets.union(i, j)
    const [part, host] = a.shingles.length <= b.shingles.length ? [i, j] : [j, i]
    edges.push({ a: part, b: host, kind, share })
  }
  const common: number[][] = []
  const bands = pages.map((page) => Int32Array.from(page.bands))
  eachShared(bands, (sharing) => {
    if (sharing.length > COMMON) common.push(sharing)
    else eachPair(sharing, compare)
  })
  for (const sharing of common) eachArticle(sharing, sets, compare)
  return edges
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

function matchesOf(members: PreparedPage[]): Match[] {
  const { leadId, copies, origin } = gatherArticle(members, comparedPairs(members))
  const article = stableId('article', leadId)
  return copies.map(({ id, relation, of, overlap }) => ({ id, article, relation, of, overlap, origin }))
}

function comparedPairs(members: PreparedPage[]): ComparedPair[] {
  const [first] = members
  if (!first) return []
  if (members.length <= ALL_PAIRS) {
    return members.flatMap((page, at) => comparedWith(page, members.slice(at + 1)))
  }
  // The longest page tells excerpts from wholes, and so which page leads.
  const longest = members.reduce((a, b) => (b.shingles.length > a.shingles.length ? b : a), first)
  const withLongest = comparedWith(longest, members)
  const lead = members.find((page) => page.id === gatherArticle(members, withLongest).leadId)
  return lead && lead !== longest ? [...withLongest, ...comparedWith(lead, members)] : withLongest
}

const comparedWith = (page: PreparedPage, others: PreparedPage[]): ComparedPair[] =>
  others
    .filter((other) => other !== page)
    .map((other) => ({ a: page.id, b: other.id, comparison: comparePages(page, other) }))
