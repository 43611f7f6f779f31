import type { TermVector } from '@copydesk/news'

/** The articles of one story added up: the average link to them is one product with their sum. */
export type Bundle = { size: number; sum: Map<string, number> }

export const emptyBundle = (): Bundle => ({ size: 0, sum: new Map() })

/** Puts an article into a bundle. */
export function putIn(bundle: Bundle, vector: TermVector): void {
  for (const term in vector) bundle.sum.set(term, (bundle.sum.get(term) ?? 0) + (vector[term] ?? 0))
  bundle.size++
}

/** Takes an article out again; terms nobody else holds go with it. */
export function takeOut(bundle: Bundle, vector: TermVector): void {
  for (const term in vector) {
    const left = (bundle.sum.get(term) ?? 0) - (vector[term] ?? 0)
    if (left > NOTHING) bundle.sum.set(term, left)
    else bundle.sum.delete(term)
  }
  bundle.size--
}

/** Below any weight a vector can hold, above what is left of a sum by rounding. */
const NOTHING = 1e-9

/** Mean cosine between an article and the articles of a bundle, 0 to 1; 0 for an empty bundle. */
export function averageLink(vector: TermVector, bundle: Bundle): number {
  return bundle.size === 0 ? 0 : product(vector, bundle) / bundle.size
}

/** The same for an article that is itself in the bundle: its link to the others. */
export function linkToOthers(vector: TermVector, bundle: Bundle): number {
  return bundle.size < 2 ? 0 : (product(vector, bundle) - 1) / (bundle.size - 1)
}

/** Mean cosine between the articles of two bundles. */
export function linkBetween(a: Bundle, b: Bundle): number {
  const [small, large] = a.sum.size <= b.sum.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small.sum) sum += weight * (large.sum.get(term) ?? 0)
  return sum / (a.size * b.size)
}

function product(vector: TermVector, bundle: Bundle): number {
  let sum = 0
  for (const term in vector) sum += (vector[term] ?? 0) * (bundle.sum.get(term) ?? 0)
  return sum
}
