import { toldEnd } from './antecedents.ts'
import { afterSource, clauseSubjects, prepositions, toldVerbs, weekdays } from './cue-words.ts'
import type { Token } from './sentences.ts'
import { isVerb, pastVerbs } from './verbs.ts'

/** Past a dateline ("LISBON (AP) — ", "LISBON: "), which nobody said. */
export function textStart(tokens: Token[]): number {
  if (tokens[0]!.quotation !== null || !/^\p{Lu}/u.test(tokens[0]!.text)) return 0
  for (let at = 1; at < Math.min(tokens.length - 1, LONGEST_DATELINE); at++) {
    if (/^[^\p{L}]*(?:[—–]|--|\) -)/u.test(tokens[at]!.gap)) return at
    if (tokens[at]!.gap.startsWith(': ') && tokens.slice(0, at).every(({ text }) => /^[\p{Lu}.'’-]+$/u.test(text)))
      return at
    if (!/^[\p{Lu}\d]/u.test(tokens[at]!.text)) return 0
  }
  return 0
}

const LONGEST_DATELINE = 8

/** What is said ends before ", according to Y". */
export function contentEnd(tokens: Token[], from: number): number {
  const at = tokens.findIndex(
    (token, index) => index > from && token.lower === 'according' && tokens[index + 1]?.lower === 'to',
  )
  return at < 0 ? tokens.length : at
}

/** What is willed or judged ends with its clause: before an aside, a contrast, or another circumstance. */
export function stanceEnd(tokens: Token[], from: number): number {
  const end = contentEnd(tokens, from)
  const at = tokens.findIndex((token, index) => index > from + 1 && index < end && leavesClause(token))
  return at < 0 ? end : at
}

/** What a relative clause says ends with it: ", who said that it had fallen, left". */
export function relativeEnd(tokens: Token[], verb: number, from: number): number {
  const relative = tokens.findLastIndex(({ lower }, at) => at < verb && verb - at <= NEAR && RELATIVES.has(lower))
  if (relative < 1 || !tokens[relative]!.gap.includes(',')) return tokens.length
  const end = tokens.findIndex(
    ({ gap, text }, at) => at > from && gap.includes(',') && (isVerb(tokens, at) || pastVerbs.has(text)),
  )
  return end < 0 ? tokens.length : end
}

const RELATIVES = new Set(['who', 'which'])
/** Auxiliaries and adverbs stand between a relative pronoun and its verb. */
const NEAR = 3

function leavesClause({ gap, lower }: Token): boolean {
  if (/[;—–]| - |--/.test(gap) || CIRCUMSTANCES.has(lower)) return true
  return gap.includes(',') && (ASIDES.has(lower) || (lower.endsWith('ing') && lower !== 'including'))
}

const CIRCUMSTANCES = new Set(['after', 'while', 'although', 'during', 'because', 'when'])
const ASIDES = new Set(['which', 'who', 'whose', 'but', 'though', 'as', 'so', 'where'])

/** Where what is said begins: past whoever is told, and past time and place when "that", a colon or a quotation follows. */
export function contentStart(tokens: Token[], verb: number): number {
  const told = toldVerbs.has(tokens[verb]!.lower)
  const next = tokens[verb + 1]
  if (!next) return tokens.length
  if (next.quotation !== null) return verb + 1
  if (next.lower === 'it' && tokens[verb + 2] && /[,:]/.test(tokens[verb + 2]!.gap)) return verb + 2
  if (next.lower === 'out' && tokens[verb + 2]) return verb + 2
  const skips = told || afterSource.has(next.lower)
  if (!skips || next.lower === 'that') return verb + 1
  const from = told ? toldEnd(tokens, verb) : verb + 1
  const timed = timeEnd(tokens, verb + 1)
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!
    const demonstrative = token.lower === 'that' && at === from && !told
    if (
      (token.lower === 'that' && !demonstrative && !prepositions.has(tokens[at - 1]!.lower)) ||
      token.quotation !== null ||
      token.gap.includes(':')
    )
      return at
    if (told && clauseSubjects.has(token.lower)) return at
    if (at === timed) return at
  }
  return told ? Math.min(from, tokens.length) : verb + 1
}

/** The end of "last week", "on Friday", "Friday", "earlier this month" after a verb; 0 where it is none, or the clause goes on. */
function timeEnd(tokens: Token[], start: number): number {
  let at = start
  while (TIME_WORDS.has(tokens[at]?.lower ?? '') && at - start < 4) at++
  return at > start && at < tokens.length && !prepositions.has(tokens[at]!.lower) && !tokens[at]!.gap.includes(',')
    ? at
    : 0
}

const TIME_WORDS = new Set([
  ...weekdays,
  'on',
  'last',
  'this',
  'earlier',
  'late',
  'early',
  'week',
  'month',
  'year',
  'night',
  'morning',
  'afternoon',
  'evening',
  'yesterday',
  'today',
])
