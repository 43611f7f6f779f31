import { clauseStarts, finiteVerbs, prepositions, pronouns, sayVerbs } from './cue-words.ts'
import { durations, scales, smallNumbers } from './number-words.ts'
import { measures } from './measures.ts'
import type { Token } from './sentences.ts'

/** What a number counts, and in which measure. `to` is the token after the last one read. */
type Counted = { of: string | null; unit: string | null; to: number }

const LONGEST_PHRASE = 6
/** Words for many that do not end in "s". */
export const PEOPLE_AND_STOCK = new Set(
  'people troops personnel men women children police staff cattle aircraft infantry cavalry civilians livestock poultry fish sheep homeless dead wounded injured missing'.split(
    ' ',
  ),
)
const SINGULAR = new Set(
  'person man woman child soldier civilian officer death injury student worker teacher policeman case'.split(' '),
)
const NOT_PLURAL = /(?:ss|us|is|'s|ous)$/
const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'your',
])
/** "4.3% of output next year": when, no part of what is counted. */
const TIMES = new Set(['next', 'last', 'this', 'today', 'yesterday'])
const SKIPPED = new Set(['more', 'other', 'additional', 'extra', 'new'])

/** The measure and the noun phrase after a number: up to its head, the first plural noun no plural noun follows. */
export function countedAfter(tokens: Token[], after: number, text: string, share: boolean): Counted {
  let at = after
  let unit: string | null = null
  const measure = measureAt(tokens, at)
  if (measure) {
    ;({ unit, to: at } = measure)
    if (tokens[at]?.lower !== 'of' || durations.has(unit)) return { of: null, unit, to: at }
  }
  const part = tokens[at]?.lower === 'of' || (share && isFor(tokens, at))
  if (part) at++
  const from = phraseStart(tokens, at, part)
  const end = phraseEnd(tokens, from, unit !== null || (share && part))
  if (end <= from) return { of: null, unit, to: at }
  return { of: text.slice(tokens[from]!.start, tokens[end - 1]!.end), unit, to: end }
}

/** "12 miles", "25 sq km". */
function measureAt(tokens: Token[], at: number): { unit: string; to: number } | null {
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (!first || !isSpace(first.gap)) return null
  if (first.lower === 'sq' && second && measures.has(second.lower))
    return { unit: `${first.lower} ${second.lower}`, to: at + 2 }
  return measures.has(first.lower) ? { unit: first.lower, to: at + 1 } : null
}

/** "$9 billion in aid": what money goes to, not a time or a place. */
const isFor = (tokens: Token[], at: number) =>
  tokens[at]?.lower === 'in' && /^\p{Ll}/u.test(tokens[at + 1]?.text ?? '') && !DETERMINERS.has(tokens[at + 1]!.lower)

/** Past determiners and words for more of the same; in "9 of the 11 seats" and "200 of 1,450 schools" past the number too. */
function phraseStart(tokens: Token[], start: number, part: boolean): number {
  let at = start
  while (isPassed(tokens[at], part) && isSpace(tokens[at]!.gap)) at++
  return at
}

const isPassed = (token: Token | undefined, part: boolean) =>
  token !== undefined &&
  (DETERMINERS.has(token.lower) || SKIPPED.has(token.lower) || (part && (isNumber(token) || scales.has(token.lower))))

const isNumber = (token: Token) => smallNumbers.has(token.lower) || /^\d[\d,.]*$/.test(token.text)

function phraseEnd(tokens: Token[], from: number, mass: boolean): number {
  let end = 0
  for (let at = from; at < tokens.length && at - from < LONGEST_PHRASE; at++) {
    const token = tokens[at]!
    if (at > from && isNameNumber(token, tokens[at - 1]!)) continue
    if (!isSpace(token.gap) || stops(token)) break
    if (mass) {
      if (end > 0 && /(?:ed|ing|worth)$/.test(token.lower)) break
      end = at + 1
      continue
    }
    if (isPlural(token)) end = at + 1
    else if (end > 0) break
    else if (at === from && SINGULAR.has(token.lower)) return at + 1
  }
  return end
}

/** "14 Leopard 2 tanks". */
const isNameNumber = (token: Token, before: Token) =>
  token.gap === ' ' && /^\d{1,3}$/.test(token.text) && /^\p{Lu}/u.test(before.text)

const isSpace = (gap: string) => gap.trim() === '' && !gap.includes('\n')

const stops = (token: Token) =>
  prepositions.has(token.lower) ||
  clauseStarts.has(token.lower) ||
  finiteVerbs.has(token.lower) ||
  pronouns.has(token.lower) ||
  sayVerbs.has(token.lower) ||
  TIMES.has(token.lower) ||
  /^\d/.test(token.text)

const isPlural = (token: Token) =>
  PEOPLE_AND_STOCK.has(token.lower) ||
  (token.lower.length > 3 && token.lower.endsWith('s') && !NOT_PLURAL.test(token.lower)) ||
  token.lower.endsWith('men')
