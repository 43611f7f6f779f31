import { brandOf } from './named-outlet.ts'

const NAME = String.raw`\p{Lu}[\p{L}\p{N}&.'’-]*(?: \p{Lu}[\p{L}\p{N}&.'’-]*){0,3}`
/** What is said before the name of who was told or shown something, or was there. */
const SHOWN = new RegExp(
  String.raw`\b(?:told|tells|interview with|(?:obtained|reviewed|seen|viewed|examined) by|(?:shared with|provided to|(?:statement|email) to)|(?:reporters?|journalists?) (?:from|for|of|with)) (?:the )?(${NAME})`,
  'gu',
)
/** What is said after it. */
const FOUND = new RegExp(String.raw`(${NAME}) (?:has|have) (?:learned|learnt|seen|reviewed|viewed|obtained)\b`, 'gu')
const SHORTEST_END = 4

/**
 * The words by which a text says that its own outlet was told, was shown or found out what it reports, or null. `own`: names and
 * hosts of that outlet.
 */
export function ownReporting(text: string, own: string[]): string | null {
  for (const [words, name = ''] of text.matchAll(SHOWN))
    if (startsOf(name).some((start) => isCalled(start, own))) return words
  for (const [words, name = ''] of text.matchAll(FOUND))
    if (endsOf(name).some((end) => isCalled(end, own))) return words
  return null
}

/** Whether somebody of one of these names is called so: by the name, or by an end of it, as the Star Tribune by "the Tribune". */
export function isCalled(name: string, own: string[]): boolean {
  const brand = brandOf(name.replace(/(?:['’]s|[.,])$/, ''))
  return own.some((one) => {
    const whole = brandOf(one)
    if (brand === '' || whole === '') return false
    const isEnd = brand.length >= SHORTEST_END && (whole.startsWith(brand) || whole.endsWith(brand))
    return whole === brand || whole === `the${brand}` || isEnd
  })
}

const startsOf = (name: string) => name.split(' ').map((_, last, words) => words.slice(0, last + 1).join(' '))
const endsOf = (name: string) => name.split(' ').map((_, first, words) => words.slice(first).join(' '))

/** What is signed by agencies beside, or by nobody in particular of them. */
const OF_AGENCIES = /\b(?:agenc(?:y|ies)|agencias?|agências?|agences?|Agenturen?|agenzie?|wires?)\b/iu

/** The name of a writer that a text is signed by: whole, and of no agencies. */
export const signatureOf = (byline: string[]): string | null =>
  byline.some((name) => OF_AGENCIES.test(name)) ? null : (byline.find((name) => name.trim().includes(' ')) ?? null)
