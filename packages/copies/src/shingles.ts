import { mixed } from './hashing.ts'

/** The hashes of every run of `size` words, in text order. Shorter texts give none. */
export function shinglesOf(words: Uint32Array, size: number): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, words.length - size + 1))
  for (let at = 0; at < shingles.length; at += 1) {
    let hash = size
    for (let word = 0; word < size; word += 1)
      hash = Math.imul(hash ^ (words[at + word] ?? 0), 0x9e3779b1) ^ (hash >>> 15)
    shingles[at] = mixed(hash)
  }
  return shingles
}

/** The different shingles, sorted: a set that two pages can be merged by. */
export function distinct(shingles: Uint32Array): Uint32Array {
  const sorted = shingles.toSorted()
  let kept = 0
  for (let at = 0; at < sorted.length; at += 1) {
    if (at > 0 && sorted[at] === sorted[at - 1]) continue
    sorted[kept] = sorted[at] ?? 0
    kept += 1
  }
  return sorted.slice(0, kept)
}

/** How many shingles two sorted sets share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0
    const y = b[j] ?? 0
    if (x === y) shared += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return shared
}
