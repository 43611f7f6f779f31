import { clauseStarts, finiteVerbs, prepositions, pronouns, sayVerbs } from './cue-words.ts'
import { durations, measures } from './number-words.ts'
import type { Token } from './sentences.ts'

/** What a number counts, and in which measure. `to` is the token after the last one read. */
type Counted = { of: string | null; unit: string | null; to: number }

const LONGEST_PHRASE = 6
const PEOPLE_AND_STOCK = new Set(
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
const SKIPPED = new Set(['more', 'other', 'additional', 'extra', 'new'])

/** The measure and the noun phrase after a number: up to its head, the first plural noun no plural noun follows. */
export function countedAfter(tokens: Token[], after: number, text: string): Counted {
  let at = after
  let unit: string | null = null
  const measure = tokens[at]
  if (measure && measures.has(measure.lower) && isSpace(measure.gap)) {
    unit = measure.lower
    at++
    if (tokens[at]?.lower !== 'of' || durations.has(unit)) return { of: null, unit, to: at }
  }
  if (tokens[at]?.lower === 'of') at++
  const from = DETERMINERS.has(tokens[at]?.lower ?? '') ? at + 1 : at
  const end = phraseEnd(tokens, from, unit !== null)
  if (end <= from) return { of: null, unit, to: at }
  return { of: text.slice(tokens[from]!.start, tokens[end - 1]!.end), unit, to: end }
}

function phraseEnd(tokens: Token[], from: number, mass: boolean): number {
  let end = 0
  for (let at = from; at < tokens.length && at - from < LONGEST_PHRASE; at++) {
    const token = tokens[at]!
    if (!isSpace(token.gap) || stops(token)) break
    if (SKIPPED.has(token.lower)) continue
    if (isPlural(token)) end = at + 1
    else if (end > 0) break
    else if (at === from && (SINGULAR.has(token.lower) || mass)) return at + 1
  }
  return end
}

const isSpace = (gap: string) => gap.trim() === '' && !gap.includes('\n')

const stops = (token: Token) =>
  prepositions.has(token.lower) ||
  clauseStarts.has(token.lower) ||
  finiteVerbs.has(token.lower) ||
  pronouns.has(token.lower) ||
  sayVerbs.has(token.lower) ||
  /^\d/.test(token.text)

const isPlural = (token: Token) =>
  PEOPLE_AND_STOCK.has(token.lower) ||
  (token.lower.length > 3 && token.lower.endsWith('s') && !NOT_PLURAL.test(token.lower)) ||
  token.lower.endsWith('men')
