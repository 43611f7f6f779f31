import type { TermVector } from '@copydesk/news'
import { unmarkedName } from './vector.ts'

/** A vector read for comparing: its terms and, apart, its names, both of unit length or empty. */
export type Parts = { terms: Weights; names: Weights }
type Weights = [term: string, weight: number][]

/** The articles of one story added up: the average link to them is one product with their sum. `named` have names. */
export type Bundle = { size: number; named: number; terms: Map<string, number>; names: Map<string, number> }

/** Two products of one comparison: of the terms, and of the names among them. */
type Products = { terms: number; names: number }

/** What is left of the likeness where names differ: less than makes a story, so that one template stays many notices. */
const NAMES_APART = 0.2
/** The cosine of names from which words count in full: tellings of one happening name many of the same people and places. */
const NAMES_AGREE = 0.3

/** Below any weight a vector can hold, above what is left of a sum by rounding. */
const NOTHING = 1e-9

export const emptyBundle = (): Bundle => ({ size: 0, named: 0, terms: new Map(), names: new Map() })

export const copyOf = (bundle: Bundle): Bundle => ({
  ...bundle,
  terms: new Map(bundle.terms),
  names: new Map(bundle.names),
})

export function partsOf(vector: TermVector): Parts {
  const parts: Parts = { terms: [], names: [] }
  for (const [term, weight] of Object.entries(vector)) {
    const name = unmarkedName(term)
    if (name === null) parts.terms.push([term, weight])
    else parts.names.push([name, weight])
  }
  return parts
}

/** Puts an article into a bundle. */
export function putIn(bundle: Bundle, { terms, names }: Parts): void {
  for (const [term, weight] of terms) bundle.terms.set(term, (bundle.terms.get(term) ?? 0) + weight)
  for (const [name, weight] of names) bundle.names.set(name, (bundle.names.get(name) ?? 0) + weight)
  bundle.size++
  if (names.length > 0) bundle.named++
}

/** Takes an article out again; terms nobody else holds go with it. */
export function takeOut(bundle: Bundle, { terms, names }: Parts): void {
  takeFrom(bundle.terms, terms)
  takeFrom(bundle.names, names)
  bundle.size--
  if (names.length > 0) bundle.named--
}

/**
 * Mean likeness of an article to those of a bundle, 0 to 1; 0 for an empty bundle. Likeness is the cosine of the terms,
 * lessened where the names differ: same words with other names is another happening of the same kind.
 */
export function averageLink(parts: Parts, bundle: Bundle): number {
  return likeness(products(parts, bundle), bundle.size, parts.names.length > 0 ? bundle.named : 0)
}

/** The same for an article that is itself in the bundle: its link to the others. */
export function linkToOthers(parts: Parts, bundle: Bundle): number {
  const { terms, names } = products(parts, bundle)
  return likeness(
    { terms: terms - 1, names: names - 1 },
    bundle.size - 1,
    parts.names.length > 0 ? bundle.named - 1 : 0,
  )
}

/** Mean likeness between the articles of two bundles. */
export function linkBetween(a: Bundle, b: Bundle): number {
  const found = { terms: productOf(a.terms, b.terms), names: productOf(a.names, b.names) }
  return likeness(found, a.size * b.size, a.named * b.named)
}

/** From products summed over so many pairs, so many of them with names on both sides. Without names, words alone decide. */
function likeness({ terms, names }: Products, pairs: number, namedPairs: number): number {
  if (pairs === 0) return 0
  if (namedPairs === 0) return terms / pairs
  const agreement = Math.min(1, names / namedPairs / NAMES_AGREE)
  return (terms / pairs) * (NAMES_APART + (1 - NAMES_APART) * agreement)
}

const products = ({ terms, names }: Parts, bundle: Bundle): Products => ({
  terms: productWith(terms, bundle.terms),
  names: productWith(names, bundle.names),
})

function productWith(weights: Iterable<[string, number]>, sums: Map<string, number>): number {
  let product = 0
  for (const [term, weight] of weights) product += weight * (sums.get(term) ?? 0)
  return product
}

const productOf = (a: Map<string, number>, b: Map<string, number>) =>
  a.size <= b.size ? productWith(a, b) : productWith(b, a)

function takeFrom(sums: Map<string, number>, weights: Weights): void {
  for (const [term, weight] of weights) {
    const left = (sums.get(term) ?? 0) - weight
    if (left > NOTHING) sums.set(term, left)
    else sums.delete(term)
  }
}
