import { type Mention, words } from '@copydesk/news'

/** A longer run of letters is an address or a trick, not a word; it would only swell the vectors. */
const LONGEST_TERM = 40
const LONGEST_NAME = 80

/** Forms that end in s without being a plural or a possessive. */
const KEPT_ENDINGS = ['ss', 'us', 'is']
const SHORTEST_STEM = 3

/** The terms of a text in order: its words, folded, without the possessive and the plural s. */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  for (const word of words(text)) if (word.text.length <= LONGEST_TERM) terms.push(stem(word.text))
  return terms
}

/** One spelling for a noun and its plural (the s-stemmer: Harman 1991, "How effective is suffixing?"), and for its genitive. */
export function stem(word: string): string {
  const base = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word
  if (base.length <= SHORTEST_STEM || !base.endsWith('s')) return base
  if (KEPT_ENDINGS.some((ending) => base.endsWith(ending))) return base
  if (base.endsWith('ies') && base.length > 4) return `${base.slice(0, -3)}y`
  return base.slice(0, -1)
}

/**
 * The entities named before `end` (UTF-16), as terms: by entity where it is known, else by name, a person by surname.
 * A name of one word is a term already. The colon keeps them apart from words.
 */
export function mentionTerms(mentions: Mention[], end: number): string[] {
  const terms: string[] = []
  for (const { start, text, type, entity } of mentions) {
    if (start >= end || text.length > LONGEST_NAME) continue
    const name = termsOf(text)
    if (entity) terms.push(`${type}:${entity.id}`)
    else if (name.length > 1) terms.push(`${type}:${type === 'person' ? name.at(-1) : name.join(' ')}`)
  }
  return terms
}
