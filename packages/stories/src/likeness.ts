import type { TermVector } from '@copydesk/news'
import { heaviest, type Mark, markOf, type Weighed } from './vector.ts'

/**
 * A vector read for comparing: its terms in ascending order of their hashes, and for each what it weighs among all terms,
 * among the names, and among the other words; each of unit length, the three side by side, for memory is slower than
 * arithmetic. Beside them the days, numbers and quoted words, of unit length too. About 6 kB, where the vector itself takes 11.
 */
export type Parts = {
  terms: string[]
  hashes: Uint32Array
  weights: Float64Array
  named: boolean
  days: Facts
  numbers: Facts
  quotes: Facts
}

type Facts = ReadonlyMap<string, number>
const NONE: Facts = new Map()

/** What a term weighs among all, among the names, among the other words. */
const [ALL, NAME, WORD] = [0, 1, 2]
const WEIGHTS = 3

/**
 * What agreement in one kind of evidence makes of the likeness: times `apart` where two articles have nothing of it in
 * common, times `agreed` from the cosine `full` on, and evenly between.
 */
type Weighing = { full: number; apart: number; agreed: number }

/**
 * Tellings of one happening agree in all of these. The same words with other names are another happening of the kind; the
 * same names with other words, on other days or with other numbers are another happening to the same people. Numbers
 * differ as a happening grows, and agree only where it is the same: shared ones speak for it.
 */
const NAMES: Weighing = { full: 0.4, apart: 0.05, agreed: 1 }
const WORDS: Weighing = { full: 0.15, apart: 0.6, agreed: 1 }
const DAYS: Weighing = { full: 0.6, apart: 0.6, agreed: 1 }
const NUMBERS: Weighing = { full: 0.3, apart: 0.7, agreed: 1.15 }
/** Of one happening each may quote somebody else; the same words of somebody are said once. */
const QUOTES: Weighing = { full: 0.3, apart: 1, agreed: 1.5 }

/** Below this nothing can make two articles alike. */
const FAR_APART = 0.02

export function partsOf(vector: TermVector): Parts {
  const { name: names, ...facts } = factsOf(vector)
  const terms = Object.entries(vector)
    .filter(([term]) => markOf(term) === null)
    .map(([term, weight]) => ({ term, hash: hashOf(term), weight }))
    .sort((a, b) => a.hash - b.hash)
  const words = terms.map(({ term, weight }) => (names.has(term) ? 0 : weight))
  const length = Math.hypot(...words) || 1
  return {
    terms: terms.map(({ term }) => term),
    hashes: Uint32Array.from(terms, ({ hash }) => hash),
    weights: Float64Array.from(
      terms.flatMap(({ term, weight }, at) => [weight, names.get(term) ?? 0, (words[at] as number) / length]),
    ),
    named: names.size > 0,
    days: facts.day,
    numbers: facts.number,
    quotes: facts.quote,
  }
}

function factsOf(vector: TermVector): Record<Mark, Facts> {
  const facts = new Map<Mark, Map<string, number>>()
  for (const [term, weight] of Object.entries(vector)) {
    const mark = markOf(term)
    if (mark === null) continue
    const alike = facts.get(mark) ?? new Map<string, number>()
    facts.set(mark, alike.set(term.slice(mark.length + 1), weight))
  }
  const of = (mark: Mark) => facts.get(mark) ?? NONE
  return { name: of('name'), day: of('day'), number: of('number'), quote: of('quote') }
}

/**
 * How much two articles tell of the same, 0 to 1 and the same both ways: the cosine of their terms (Salton & Buckley
 * 1988), times what their agreement in names, words, days, numbers and quotes makes of it. Where one has none, they say nothing.
 */
export function likeness(a: Parts, b: Parts): number {
  let [all, names, words] = [0, 0, 0]
  for (let atA = 0, atB = 0; atA < a.hashes.length && atB < b.hashes.length;) {
    const ahead = (a.hashes[atA] as number) - (b.hashes[atB] as number)
    if (ahead === 0) {
      all += weightOf(a, atA, ALL) * weightOf(b, atB, ALL)
      names += weightOf(a, atA, NAME) * weightOf(b, atB, NAME)
      words += weightOf(a, atA, WORD) * weightOf(b, atB, WORD)
    }
    if (ahead <= 0) atA++
    if (ahead >= 0) atB++
  }
  const told = all * (a.named && b.named ? weighed(names, NAMES) : 1) * weighed(words, WORDS)
  if (told < FAR_APART) return told
  const agreed = agreement(a.days, b.days, DAYS) * agreement(a.numbers, b.numbers, NUMBERS)
  return Math.min(1, told * agreed * agreement(a.quotes, b.quotes, QUOTES))
}

/** The terms that two articles agree in most, strongest first. */
export function sharedTerms(a: Parts, b: Parts, count: number): string[] {
  const inB = new Map(b.terms.map((term, at) => [term, weightOf(b, at, ALL)]))
  const shared = a.terms.flatMap((term, at): Weighed[] => {
    const other = inB.get(term)
    return other === undefined ? [] : [[term, weightOf(a, at, ALL) * other]]
  })
  return heaviest(shared, count).map(([term]) => term)
}

const weightOf = ({ weights }: Parts, place: number, among: number) => weights[place * WEIGHTS + among] as number

const weighed = (cosine: number, { full, apart, agreed }: Weighing) =>
  apart + (agreed - apart) * Math.min(1, cosine / full)

function agreement(a: Facts, b: Facts, weighing: Weighing): number {
  if (a.size === 0 || b.size === 0) return 1
  let cosine = 0
  for (const [fact, weight] of a) cosine += weight * (b.get(fact) ?? 0)
  return weighed(cosine, weighing)
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a over UTF-16 code units (Fowler, Noll & Vo). Of two articles, one pair of terms in half a million passes for one. */
function hashOf(term: string): number {
  let hash = FNV_OFFSET
  for (let place = 0; place < term.length; place++) hash = Math.imul(hash ^ term.charCodeAt(place), FNV_PRIME)
  return hash >>> 0
}
