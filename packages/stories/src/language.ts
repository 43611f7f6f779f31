import { commonestTerms, LANGUAGES } from './idf.ts'
import type { Term } from './terms.ts'

/** So many of a language's words make up half of what is written in it, and tell it from its neighbours. */
const TELLING = 400
/** A term speaks for a language by how much less than this it weighs there. */
const UNTOLD = 6

type Vote = { language: number; weight: number }

const votesOf = new Map<string, Vote[]>()
for (const [language, name] of LANGUAGES.entries())
  for (const [term, weight] of commonestTerms(name, TELLING)) {
    const votes = votesOf.get(term) ?? []
    votes.push({ language, weight: UNTOLD - weight })
    votesOf.set(term, votes)
  }

/**
 * The language (see `LANGUAGES`) whose commonest words a text has most of, each counted once; English where it has none. What a page
 * declares is often the language of the site's furniture, or nothing.
 */
export function languageOf(terms: Term[]): string {
  const sums = new Float64Array(LANGUAGES.length)
  for (const term of new Set(terms.map((found) => found.term)))
    for (const { language, weight } of votesOf.get(term) ?? [])
      sums[language] = (sums[language] as number) + Math.max(0, weight)
  let best = 0
  for (const [language, sum] of sums.entries()) if (sum > (sums[best] as number)) best = language
  return LANGUAGES[best] as string
}
