import frequencies from './document-frequency.json' with { type: 'json' }
import wordIdf from './word-idf.json' with { type: 'json' }

/** The inverse document frequency of a term, in nats. */
export type Idf = (term: string) => number

type Weighed = [term: string, weight: number]

const documentCount = frequencies.documents
/** What a term weighs that its table does not hold. */
const RAREST = Math.log(documentCount)

/** The commonest first. */
const english = Object.entries(frequencies.terms)
  .sort(([a], [b]) => Number(b) - Number(a))
  .flatMap(([count, terms]) => terms.split(' ').map((term): Weighed => [term, Math.log(documentCount / Number(count))]))
const weightOfEnglish = new Map(english)

/**
 * Inverse document frequency of an English term, in nats, from a table that never learns from the stream: counted on the
 * stream, a big event's own words would lose their weight and the event would fall apart.
 */
export const inverseDocumentFrequency: Idf = (term) => weightOfEnglish.get(term) ?? RAREST

/** Of other languages, their terms by what they weigh, the commonest first. */
const tables = new Map<string, Record<string, string>>(Object.entries(wordIdf))

/** The languages (ISO 639-1; Filipino 639-2) whose terms are weighed by tables of their own, English first. */
export const LANGUAGES = ['en', ...tables.keys()]

/** Numbers are written alike in all languages, and counted in English alone. */
const NUMBER = /^\d/

const read = new Map<string, Idf>([['en', inverseDocumentFrequency]])

/** The inverse document frequencies of one of the languages, from a table that never learns from the stream either. */
export function idfOf(language: string): Idf {
  const known = read.get(language)
  if (known) return known
  const weights = new Map(commonestTerms(language))
  const idf: Idf = (term) => weights.get(term) ?? (NUMBER.test(term) ? inverseDocumentFrequency(term) : RAREST)
  read.set(language, idf)
  return idf
}

/** The commonest terms of one of the languages, so many, with what they weigh. */
export function commonestTerms(language: string, count = Infinity): Weighed[] {
  if (language === 'en') return english.slice(0, count)
  const found: Weighed[] = []
  for (const [weight, terms] of Object.entries(tables.get(language) ?? {})) {
    if (found.length >= count) break
    for (const term of terms.split(' ')) found.push([term, Number(weight)])
  }
  return found.slice(0, count)
}

/**
 * Of other languages only frequencies of words are known. A word weighs what its frequency gives for a document of so many words: then English
 * words weigh what was counted in documents (of 4,396, .15 more on average).
 */
export const WORDS_A_DOCUMENT = 250
/** Tables hold one decimal. */
const LEAST_WEIGHT = 0.05

/** How often the terms of one of the other languages stand in its texts, as a share of all words. */
export const termFrequencies = (language: string): [term: string, frequency: number][] =>
  commonestTerms(language).map(([term, weight]) => [
    term,
    -Math.log1p(-Math.exp(-Math.max(weight, LEAST_WEIGHT))) / WORDS_A_DOCUMENT,
  ])
