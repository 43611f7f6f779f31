import {
  afterSource,
  beforeVerb,
  clauseStarts,
  describeVerbs,
  finiteVerbs,
  prepositions,
  pronouns,
  sayVerbs,
  weekdays,
} from './cue-words.ts'
import type { Token } from './sentences.ts'

/** Tokens `from` up to `to` (exclusive) of one sentence. */
export type Range = { from: number; to: number }

const LONGEST_SOURCE = 40
const LONGEST_PLAIN_SOURCE = 16
const RELATIVE = new Set(['who', 'whose', 'which', 'a', 'an', 'the'])
const CONJUNCTIONS = new Set(['and', 'but', 'or', 'yet', 'so', 'however', 'meanwhile', 'still'])
const HARD = /[;:—–“”"]|--/

/**
 * Whoever stands before a verb of saying. Adverbs and auxiliaries are skipped; a comma right before the verb closes an
 * apposition, so the source reaches back to its clause's start; otherwise it starts after the last comma.
 */
export function sourceBefore(tokens: Token[], verb: number, floor: number): Range | null {
  if (tokens[verb]!.lower.endsWith('ing') && tokens[verb]!.gap.includes(',')) return subjectOf(tokens, verb, floor)
  let to = verb
  let comma = tokens[verb]!.gap.includes(',')
  while (to > floor && beforeVerb.has(tokens[to - 1]!.lower)) {
    to--
    comma ||= tokens[to]!.gap.includes(',')
  }
  if (to > floor && weekdays.has(tokens[to - 1]!.lower)) to -= tokens[to - 2]?.lower === 'on' ? 2 : 1
  if (to <= floor) return null
  if (pronouns.has(tokens[to - 1]!.lower) && !comma) return { from: to - 1, to }
  const from = comma ? appositionStart(tokens, to, floor) : phraseStart(tokens, to, floor)
  return trimmed(tokens, from, to)
}

/** "X left, saying …": the subject of the clause, up to its verb, past time and place set off by a comma. */
function subjectOf(tokens: Token[], participle: number, floor: number): Range | null {
  let from = floor
  if (prepositions.has(tokens[from]?.lower ?? '')) {
    while (from < participle && !(from > floor && tokens[from]!.gap.includes(','))) from++
  }
  let to = from
  while (to < participle && to - from < LONGEST_PLAIN_SOURCE && !isVerb(tokens[to]!)) to++
  return to > from && to < participle && isVerb(tokens[to]!) ? trimmed(tokens, from, to) : null
}

const isVerb = (token: Token) =>
  finiteVerbs.has(token.lower) ||
  sayVerbs.has(token.lower) ||
  describeVerbs.has(token.lower) ||
  /^[a-z]{2,}ed$/.test(token.text)

function phraseStart(tokens: Token[], to: number, floor: number): number {
  let from = to - 1
  while (from > floor && to - from < LONGEST_PLAIN_SOURCE) {
    const gap = tokens[from]!.gap
    const previous = tokens[from - 1]!
    if (gap.includes(',') || HARD.test(gap) || previous.quotation !== null) break
    if (clauseStarts.has(previous.lower) && !joinsNames(tokens, from - 1, floor)) break
    from--
  }
  return from
}

/** "Weber and Adeyemi said": one source, where the names begin the sentence. */
const joinsNames = (tokens: Token[], at: number, floor: number) =>
  tokens[at]!.lower === 'and' && at - floor <= 4 && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '') && at > floor

function appositionStart(tokens: Token[], to: number, floor: number): number {
  let from = to - 1
  while (from > floor && to - from < LONGEST_SOURCE) {
    const gap = tokens[from]!.gap
    if (/[;:—–]|--/.test(gap) || tokens[from - 1]!.quotation !== null) break
    if (gap.includes(',') && from < to - 1 && introduces(tokens, floor, from)) break
    from--
  }
  return from
}

/** "In Lisbon, Weber, the minister, said": what stands before the first comma is no part of the source. */
const introduces = (tokens: Token[], floor: number, comma: number) =>
  prepositions.has(tokens[floor]!.lower) && !tokens.slice(floor + 1, comma).some((token) => token.gap.includes(','))

/** Without the conjunctions and prepositions that lead it; null when nothing that can speak is left. */
function trimmed(tokens: Token[], start: number, to: number): Range | null {
  let from = start
  while (from < to && (CONJUNCTIONS.has(tokens[from]!.lower) || clauseStarts.has(tokens[from]!.lower))) from++
  if (from < to && prepositions.has(tokens[from]!.lower)) from = lastNameStart(tokens, from, to)
  if (from >= to || tokens[from]!.quotation !== null) return null
  return /\p{L}/u.test(tokens[from]!.text) ? { from, to } : null
}

/** "At a rally Monday Weber said": the last run of capitalised words, or the last determiner. */
function lastNameStart(tokens: Token[], from: number, to: number): number {
  let at = to - 1
  if (!/^\p{Lu}/u.test(tokens[at]!.text)) {
    while (at > from && !['the', 'a', 'an', 'his', 'her', 'its', 'their'].includes(tokens[at]!.lower)) at--
    return at > from ? at : to
  }
  while (at > from && /^\p{Lu}/u.test(tokens[at - 1]!.text)) at--
  return at
}

/** Whoever stands after an inverted verb ("said X") or after "according to": with the apposition, without time and place. */
export function sourceAfter(tokens: Token[], start: number): Range | null {
  let to = start
  let apposition = false
  while (to < tokens.length && to - start < LONGEST_SOURCE) {
    const token = tokens[to]!
    if (token.quotation !== null || (to > start && HARD.test(token.gap))) break
    if (to > start && token.gap.includes(',')) {
      if (!continues(tokens, to)) break
      apposition = true
    }
    if (to > start && !apposition && afterSource.has(token.lower)) break
    if (apposition && (token.lower === 'adding' || token.lower === 'during')) break
    to++
  }
  return to > start ? { from: start, to } : null
}

/** After a comma: a relative clause or an apposition, not a new clause. */
function continues(tokens: Token[], at: number): boolean {
  const token = tokens[at]!
  if (RELATIVE.has(token.lower)) return true
  if (afterSource.has(token.lower) || clauseStarts.has(token.lower) || pronouns.has(token.lower)) return false
  return !token.lower.endsWith('ing')
}
