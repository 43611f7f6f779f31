import { words } from '@copydesk/news'
import { isUnspaced, piecesOf } from './unspaced.ts'

/** A longer run of letters is an address or a trick, not a word; it would only swell the vectors. */
const LONGEST_TERM = 40

/** Forms that end in s without being a plural or a genitive. */
const KEPT_ENDINGS = ['ss', 'us', 'is']
const SHORTEST_STEM = 3

/** Articles, pronouns and prepositions that lose their vowel to the next word: of French, Italian and Catalan (Lucene's ElisionFilter). */
const ELIDED =
  /^(?:l|m|t|qu|n|s|j|d|c|v|un|jusqu|quoiqu|lorsqu|puisqu|all|dall|dell|nell|sull|coll|quest|quell|gl|agl|dagl|degl|negl|sugl)'(?=..)/u

/** Endings that Turkish puts behind an apostrophe to names (as in Lucene's ApostropheFilter). */
const TURKISH_ENDING = /^(\p{L}{2,60})'(?:[ns]?[ıiuü]n?|y?[ıiuü]|[ny]?[ae]|n?[dt][ae](?:n|ki)?|y?l[ae]|l[ıiuü])$/u

/** Cyrillic words are told by their first letters, for their endings change (McNamee, Nicholas & Mayfield 2009, "Addressing morphological variation in alphabetic languages"). */
const CYRILLIC = /^\p{Script=Cyrillic}/u
const CYRILLIC_LETTERS = 5

/** What lower case makes of the Turkish İ: i and the dot it has anyway. */
const DOTTED = 'i\u0307'

/** A word of a text as a term; `start` and `end` are UTF-16 offsets. */
export type Term = { term: string; start: number; end: number }

/** The terms of a text in order: its words, folded, without the genitive and the plural s. */
export function termsOf(text: string): Term[] {
  return words(text).flatMap(({ text: word, start, end }): Term[] => {
    if (isUnspaced(word))
      return piecesOf(text.slice(start, end), start)
        .map((piece) => ({ term: piece.text.normalize('NFKC').toLowerCase(), start: piece.start, end: piece.end }))
        .filter(isShort)
    const elided = ELIDED.exec(word)?.[0].length ?? 0
    return [
      {
        term: stem(word.slice(elided).replaceAll(DOTTED, 'i').replace(TURKISH_ENDING, '$1')),
        start: start + elided,
        end,
      },
    ].filter(isShort)
  })
}

const isShort = ({ term }: Term) => term.length <= LONGEST_TERM

/** One spelling for a noun, its plural (the s-stemmer of Harman 1991, "How effective is suffixing?") and its genitive. */
export function stem(word: string): string {
  if (CYRILLIC.test(word)) return word.slice(0, CYRILLIC_LETTERS)
  const base = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word
  if (base.length <= SHORTEST_STEM || !base.endsWith('s')) return base
  if (KEPT_ENDINGS.some((ending) => base.endsWith(ending))) return base
  if (base.endsWith('ies') && base.length > 4) return `${base.slice(0, -3)}y`
  return base.slice(0, -1)
}
