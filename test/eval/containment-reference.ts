/**
 * The plain reference that the rule in packages/copies must beat: two pages are one article if enough of the three-word runs of
 * the shorter stand in the longer, counted exactly (containment: Broder 1997), and articles are what such pairs connect. It
 * knows nothing of furniture, marks or kinds of page, and its two thresholds are tuned on other articles than it is scored on.
 */
import { articlesOf, bcubedByKey, type ByKey, meanOf } from './cluster-measures.ts'

type Text = { id: string; text: string }
export type SharedRuns = { a: string; b: string; shared: number; share: number }
type Thresholds = { share: number; shared: number }

const RUN = 3
const FOLDS = 5
const SHARES = Array.from({ length: 26 }, (_, at) => 0.4 + at * 0.02)
const LEAST_SHARED = [10, 20, 30, 50, 80]

/** The different runs of three words of a text. */
export function wordRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= words.length; at += 1) runs.add(words.slice(at, at + RUN).join(' '))
  return runs
}

/** Every pair of pages that shares a run of three words, with how many and which share of the shorter that is. */
export function sharedRuns(pages: Text[]): SharedRuns[] {
  const runs = pages.map(({ text }) => wordRuns(text))
  const holders = new Map<string, number[]>()
  const pairs: SharedRuns[] = []
  for (const [page, own] of runs.entries()) {
    const counts = new Uint32Array(page)
    for (const run of own) {
      const earlier = holders.get(run) ?? []
      for (const other of earlier) counts[other] = (counts[other] ?? 0) + 1
      holders.set(run, [...earlier, page])
    }
    for (const [other, shared] of counts.entries()) {
      const [a, b] = [pages[other], pages[page]]
      if (shared === 0 || !a || !b) continue
      pairs.push({ a: a.id, b: b.id, shared, share: shared / Math.min(own.size, runs[other]?.size ?? 1) })
    }
  }
  return pairs
}

/** Articles by containment at fixed thresholds: page id to a name of its article. */
export function containmentArticles(ids: Iterable<string>, pairs: SharedRuns[], at: Thresholds): Map<string, string> {
  return articlesOf(
    ids,
    pairs.filter(({ share, shared }) => share >= at.share && shared >= at.shared),
  )
}

/**
 * The reference with whole articles left out: gold articles are dealt into five folds, each scored at the thresholds that are
 * best on the other four. Gives the scores of each page and, for whole-set measures, the articles at the thresholds best on all.
 */
export function referenceLeftOut(
  gold: Map<string, string>,
  pages: Text[],
): { byKey: ByKey; articles: Map<string, string> } {
  const pairs = sharedRuns(pages).filter(({ shared }) => shared >= Math.min(...LEAST_SHARED))
  const ids = pages.map(({ id }) => id)
  const choices = SHARES.flatMap((share) => LEAST_SHARED.map((shared) => ({ share, shared })))
  const scored = choices.map((choice) => bcubedByKey(gold, containmentArticles(ids, pairs, choice)))
  const foldOf = new Map([...new Set(gold.values())].toSorted().map((article, at) => [article, at % FOLDS]))
  const byKey: ByKey = new Map()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isLeftOut = (key: string) => foldOf.get(gold.get(key) ?? '') === fold
    const tuned = scored[best(scored, (key) => !isLeftOut(key))]
    for (const [key, score] of tuned ?? []) if (isLeftOut(key)) byKey.set(key, score)
  }
  const overall = choices[best(scored, () => true)] ?? { share: 1, shared: 0 }
  return { byKey, articles: containmentArticles(ids, pairs, overall) }
}

function best(scored: ByKey[], counts: (key: string) => boolean): number {
  const f1s = scored.map((byKey) => meanOf([...byKey].filter(([key]) => counts(key)).map(([, score]) => score)).f1)
  return f1s.indexOf(Math.max(...f1s))
}
