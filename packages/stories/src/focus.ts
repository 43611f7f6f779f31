import type { Idf } from './idf.ts'
import type { Term } from './terms.ts'

/** A text is compared with itself by so many parts of one length. */
const PARTS = 5
/** Words in more than one of twenty texts stand in all parts. */
const LEAST_WEIGHT = 3
/** Shorter texts say too little twice. */
const FEWEST_TERMS = 200

/** Nearly all news comes to so much; most digests made of it do not come to half. */
const OF_ONE_MATTER = 0.08

/**
 * How far a text speaks of one matter, 0 to 1: 1 where its parts are alike as those of nearly all news are, less where each part
 * speaks of something else, as in digests, newsletters and letters to the editor. By the cosine of the words of parts that do
 * not touch (as in TextTiling, Hearst 1997).
 */
export function focusOf(terms: Term[], idf: Idf): number {
  if (terms.length < FEWEST_TERMS) return 1
  const ends = Array.from({ length: PARTS + 1 }, (_, at) => Math.floor((terms.length * at) / PARTS))
  const parts = ends.slice(1).map((end, at) => weightsOf(terms.slice(ends[at], end), idf))
  const alike = parts.flatMap((part, at) => parts.slice(at + 2).map((other) => cosine(part, other)))
  const mean = alike.reduce((sum, one) => sum + one, 0) / alike.length
  return Math.min(1, mean / OF_ONE_MATTER)
}

function weightsOf(terms: Term[], idf: Idf): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { term } of terms) {
    const weight = idf(term)
    if (weight >= LEAST_WEIGHT) weights.set(term, (weights.get(term) ?? 0) + weight)
  }
  return weights
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let dot = 0
  for (const [term, weight] of a) dot += weight * (b.get(term) ?? 0)
  return dot / (Math.hypot(...a.values()) * Math.hypot(...b.values()) || 1)
}
