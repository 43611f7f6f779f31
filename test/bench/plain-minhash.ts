import { LshIndex, Minhash } from 'minhash'
import { articlesOf } from '../eval/cluster-measures.ts'
import { wordRuns } from '../eval/containment-reference.ts'

type Text = { id: string; text: string }

/** The textbook set-up (Leskovec, Rajaraman, Ullman, chapter 3): 128 permutations, 32 bands of 4 rows, then the estimate decides. */
const PERMUTATIONS = 128
const ROWS = 4
const ALIKE = 0.5

/** Articles by a plain MinHash-LSH of our own: least hashes by 128 multiply-and-add functions over runs of three words. */
export function plainMinhashArticles(pages: Text[]): Map<string, string> {
  const signatures = pages.map(({ text }) => signatureOf(wordRuns(text)))
  const buckets = new Map<string, number[]>()
  const pairs: { a: string; b: string }[] = []
  for (const [page, signature] of signatures.entries()) {
    const met = new Set<number>()
    for (let band = 0; band < PERMUTATIONS / ROWS; band += 1) {
      const key = `${band}:${signature.slice(band * ROWS, (band + 1) * ROWS).join()}`
      const bucket = buckets.get(key) ?? []
      for (const other of bucket) met.add(other)
      bucket.push(page)
      buckets.set(key, bucket)
    }
    for (const other of met) {
      const [a, b, theirs] = [pages[other], pages[page], signatures[other]]
      if (a && b && theirs && agreement(signature, theirs) >= ALIKE) pairs.push({ a: a.id, b: b.id })
    }
  }
  return articlesOf(
    pages.map(({ id }) => id),
    pairs,
  )
}

function signatureOf(runs: Set<string>): Uint32Array {
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (const run of runs) {
    const hash = hashOf(run)
    for (let at = 0; at < PERMUTATIONS; at += 1) {
      const mixed = (Math.imul(hash, (at * 2 + 1) * 0x9e3779b1) + Math.imul(at, 0x85ebca6b)) >>> 0
      if (mixed < (least[at] ?? 0)) least[at] = mixed
    }
  }
  return least
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

function agreement(a: Uint32Array, b: Uint32Array): number {
  let equal = 0
  for (const [at, hash] of a.entries()) if (hash === b[at]) equal += 1
  return equal / a.length
}

/** The same with the npm package `minhash`. */
export function packagedMinhashArticles(pages: Text[]): Map<string, string> {
  const index = new LshIndex({ bandSize: ROWS })
  const made = new Map<string, Minhash>()
  const pairs: { a: string; b: string }[] = []
  for (const { id, text } of pages) {
    const own = new Minhash({ numPerm: PERMUTATIONS })
    for (const run of wordRuns(text)) own.update(run)
    index.insert(id, own)
    for (const other of index.query(own)) {
      const theirs = made.get(other)
      if (theirs && own.jaccard(theirs) >= ALIKE) pairs.push({ a: id, b: other })
    }
    made.set(id, own)
  }
  return articlesOf(made.keys(), pairs)
}
