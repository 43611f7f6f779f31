import { words } from '@copydesk/news'

/** A longer run of letters is an address or a trick, not a word; it would only swell the vectors. */
const LONGEST_TERM = 40

/** Forms that end in s without being a plural or a genitive. */
const KEPT_ENDINGS = ['ss', 'us', 'is']
const SHORTEST_STEM = 3

/** A word of a text as a term; `start` and `end` are UTF-16 offsets. */
export type Term = { term: string; start: number; end: number }

/** The terms of a text in order: its words, folded, without the genitive and the plural s. */
export function termsOf(text: string): Term[] {
  return words(text)
    .filter((word) => word.text.length <= LONGEST_TERM)
    .map(({ text: word, start, end }) => ({ term: stem(word), start, end }))
}

/** One spelling for a noun, its plural (the s-stemmer of Harman 1991, "How effective is suffixing?") and its genitive. */
export function stem(word: string): string {
  const base = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word
  if (base.length <= SHORTEST_STEM || !base.endsWith('s')) return base
  if (KEPT_ENDINGS.some((ending) => base.endsWith(ending))) return base
  if (base.endsWith('ies') && base.length > 4) return `${base.slice(0, -3)}y`
  return base.slice(0, -1)
}
