export type BCubed = { precision: number; recall: number; f1: number }
/** Precision and recall of each key alone. */
export type ByKey = Map<string, { precision: number; recall: number }>

/**
 * BCubed precision, recall and F1 of a clustering (Bagga and Baldwin 1998). Keys are what is clustered, values the cluster;
 * keys missing from `predicted` count as clusters of one, keys missing from `gold` are left out.
 */
export function bcubed(gold: Map<string, string>, predicted: Map<string, string>): BCubed {
  return meanOf([...bcubedByKey(gold, predicted).values()])
}

/** The same, key by key. */
export function bcubedByKey(gold: Map<string, string>, predicted: Map<string, string>): ByKey {
  const { cells, ofGold, ofPredicted, clusterOf } = contingency(gold, predicted)
  const byKey: ByKey = new Map()
  for (const [key, g] of gold) {
    const p = clusterOf(key)
    const count = cells.get(JSON.stringify([g, p])) ?? 0
    byKey.set(key, { precision: count / (ofPredicted.get(p) ?? 1), recall: count / (ofGold.get(g) ?? 1) })
  }
  return byKey
}

/** Means of precision and recall, and the F1 of the means. */
export function meanOf(scores: { precision: number; recall: number }[]): BCubed {
  const precision = scores.reduce((sum, score) => sum + score.precision, 0) / (scores.length || 1)
  const recall = scores.reduce((sum, score) => sum + score.recall, 0) / (scores.length || 1)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

const RESAMPLES = 1000
const TAIL = 0.025

/** The 95% interval of BCubed F1 over articles left out: a bootstrap that draws whole gold articles, seeded. */
export function intervalOverArticles(gold: Map<string, string>, byKey: ByKey): { low: number; high: number } {
  const articles = [...Map.groupBy(byKey, ([key]) => gold.get(key)).values()].map((members) =>
    members.map(([, s]) => s),
  )
  const random = seeded(1)
  const f1s = Array.from({ length: RESAMPLES }, () => {
    const drawn = articles.flatMap(() => articles[Math.floor(random() * articles.length)] ?? [])
    return meanOf(drawn).f1
  }).sort((a, b) => a - b)
  return { low: f1s[Math.floor(RESAMPLES * TAIL)] ?? 0, high: f1s[Math.ceil(RESAMPLES * (1 - TAIL)) - 1] ?? 0 }
}

/** Numbers in 0 to 1 (Lehmer's generator, Park and Miller's constants). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** What pairs connect: each id with the name of its component, the least id in it. */
export function articlesOf(ids: Iterable<string>, pairs: { a: string; b: string }[]): Map<string, string> {
  const parents = new Map(Array.from(ids, (id) => [id, id]))
  const root = (id: string): string => {
    const parent = parents.get(id) ?? id
    if (parent === id) return id
    const found = root(parent)
    parents.set(id, found)
    return found
  }
  for (const { a, b } of pairs) {
    const [x, y] = [root(a), root(b)]
    if (x !== y) parents.set(x < y ? y : x, x < y ? x : y)
  }
  return new Map(Array.from(parents.keys(), (id) => [id, root(id)]))
}

/** Rand index of a clustering, adjusted for chance (Hubert and Arabie 1985): 1 is perfect, 0 is chance. */
export function adjustedRandIndex(gold: Map<string, string>, predicted: Map<string, string>): number {
  const { cells, ofGold, ofPredicted } = contingency(gold, predicted)
  const together = sumOfPairs(cells)
  const inGold = sumOfPairs(ofGold)
  const inPredicted = sumOfPairs(ofPredicted)
  const expected = (inGold * inPredicted) / (pairs(gold.size) || 1)
  const most = (inGold + inPredicted) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

const pairs = (count: number) => (count * (count - 1)) / 2
const sumOfPairs = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)

function contingency(gold: Map<string, string>, predicted: Map<string, string>) {
  const clusterOf = (key: string) => predicted.get(key) ?? `alone ${key}`
  const cells = new Map<string, number>()
  const ofGold = new Map<string, number>()
  const ofPredicted = new Map<string, number>()
  for (const [key, g] of gold) {
    const p = clusterOf(key)
    const cell = JSON.stringify([g, p])
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
    ofGold.set(g, (ofGold.get(g) ?? 0) + 1)
    ofPredicted.set(p, (ofPredicted.get(p) ?? 0) + 1)
  }
  return { cells, ofGold, ofPredicted, clusterOf }
}
