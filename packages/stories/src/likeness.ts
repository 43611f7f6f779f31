import type { TermVector } from '@copydesk/news'
import { unmarkedName } from './vector.ts'

/**
 * A vector read for comparing: the hashes of its terms in ascending order, and what each weighs among all terms, among
 * the names, and among the other words; each of unit length. In one place each, for memory is slower than arithmetic.
 */
export type Parts = { hashes: Uint32Array; all: Float64Array; names: Float64Array; words: Float64Array; named: boolean }

/**
 * From which cosine on names and words count in full, and what is left of the likeness where they have nothing in common.
 * Tellings of one happening agree in both. The same words with other names are another happening of the kind; the same
 * names with other words are another happening to the same people.
 */
const NAMES = { full: 0.5, apart: 0.1 }
const WORDS = { full: 0.2, apart: 0.5 }

export function partsOf(vector: TermVector): Parts {
  const names = new Map<string, number>()
  const terms: { term: string; hash: number; weight: number }[] = []
  for (const [term, weight] of Object.entries(vector)) {
    const name = unmarkedName(term)
    if (name === null) terms.push({ term, hash: hashOf(term), weight })
    else names.set(name, weight)
  }
  terms.sort((a, b) => a.hash - b.hash)
  const words = terms.map(({ term, weight }) => (names.has(term) ? 0 : weight))
  const length = Math.hypot(...words) || 1
  return {
    hashes: Uint32Array.from(terms, ({ hash }) => hash),
    all: Float64Array.from(terms, ({ weight }) => weight),
    names: Float64Array.from(terms, ({ term }) => names.get(term) ?? 0),
    words: Float64Array.from(words, (weight) => weight / length),
    named: names.size > 0,
  }
}

/**
 * How much two articles tell of the same, 0 to 1 and the same both ways: the cosine of their terms (Salton & Buckley
 * 1988), lessened where their names or their words differ. Where one names nobody, names say nothing.
 */
export function likeness(a: Parts, b: Parts): number {
  let [all, names, words] = [0, 0, 0]
  for (let atA = 0, atB = 0; atA < a.hashes.length && atB < b.hashes.length;) {
    const ahead = (a.hashes[atA] as number) - (b.hashes[atB] as number)
    if (ahead === 0) {
      all += at(a.all, atA) * at(b.all, atB)
      names += at(a.names, atA) * at(b.names, atB)
      words += at(a.words, atA) * at(b.words, atB)
    }
    if (ahead <= 0) atA++
    if (ahead >= 0) atB++
  }
  const byNames = a.named && b.named ? agreement(names, NAMES) : 1
  return all * byNames * agreement(words, WORDS)
}

const at = (weights: Float64Array, place: number) => weights[place] as number

const agreement = (cosine: number, { full, apart }: { full: number; apart: number }) =>
  apart + (1 - apart) * Math.min(1, cosine / full)

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a over UTF-16 code units (Fowler, Noll & Vo). Of two articles, one pair of terms in half a million passes for one. */
function hashOf(term: string): number {
  let hash = FNV_OFFSET
  for (let place = 0; place < term.length; place++) hash = Math.imul(hash ^ term.charCodeAt(place), FNV_PRIME)
  return hash >>> 0
}
