import type { Mention, TermVector } from '@copydesk/news'
import { inverseDocumentFrequency } from './idf.ts'
import { mentionTerms, termsOf } from './terms.ts'

/** News tells what happened first (the inverted pyramid); further down articles on different happenings share background. */
const LEDE_WORDS = 250
const TITLE_COUNT = 3
const HEAVIEST_TERMS = 80
/** Bounds the work on a hostile text; 250 words of prose take about 1,600 characters. */
const LEDE_CHARACTERS = 8_000
const TITLE_CHARACTERS = 1_000

/** The parts of an article that say which happening it is about. */
export type StoryText = { title: string | null; text: string; mentions: Mention[] }

/**
 * What an article is about: the terms of its title (three times) and first 250 words, and the entities named there.
 * Weights are (1 + ln tf) * idf (Salton & Buckley 1988), the 80 heaviest kept, of unit length; {} where there are no words.
 */
export function storyVector(article: StoryText): TermVector {
  const counts = new Map<string, number>()
  const count = (term: string, by: number) => counts.set(term, (counts.get(term) ?? 0) + by)
  for (const term of termsOf((article.title ?? '').slice(0, TITLE_CHARACTERS))) count(term, TITLE_COUNT)
  for (const term of termsOf(article.text.slice(0, LEDE_CHARACTERS)).slice(0, LEDE_WORDS)) count(term, 1)
  for (const term of mentionTerms(article.mentions, LEDE_CHARACTERS)) count(term, 1)
  const weighed = [...counts].map(([term, times]): [string, number] => [
    term,
    (1 + Math.log(times)) * inverseDocumentFrequency(term),
  ])
  return unitLength(weighed.sort(byWeight).slice(0, HEAVIEST_TERMS))
}

/** The heaviest terms of a vector, heaviest first: two articles about one happening nearly always share one. */
export function leadingTerms(vector: TermVector, count = 12): string[] {
  return Object.entries(vector)
    .sort(byWeight)
    .slice(0, count)
    .map(([term]) => term)
}

/** Cosine of two vectors of unit length, 0 to 1. */
export function cosine(a: TermVector, b: TermVector): number {
  let sum = 0
  for (const term in a) sum += (a[term] ?? 0) * weightOf(b, term)
  return sum
}

/** The terms that two vectors agree in most, strongest first. */
export function sharedTerms(a: TermVector, b: TermVector, count: number): string[] {
  return Object.entries(a)
    .map(([term, weight]): [string, number] => [term, weight * weightOf(b, term)])
    .filter(([, product]) => product > 0)
    .sort(byWeight)
    .slice(0, count)
    .map(([term]) => term)
}

/** A vector read back from storage has a prototype, and "constructor" is an English word. */
const weightOf = (vector: TermVector, term: string) => (Object.hasOwn(vector, term) ? (vector[term] ?? 0) : 0)

const byWeight = ([a, x]: [string, number], [b, y]: [string, number]) => y - x || (a < b ? -1 : 1)

function unitLength(weighed: [string, number][]): TermVector {
  const length = Math.hypot(...weighed.map(([, weight]) => weight))
  if (length === 0) return {}
  return Object.fromEntries(weighed.map(([term, weight]) => [term, weight / length]))
}
