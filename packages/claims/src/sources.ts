import {
  afterSource,
  beforeVerb,
  clauseStarts,
  finiteVerbs,
  prepositions,
  pronouns,
  sayVerbs,
  weekdays,
} from './cue-words.ts'
import type { Token } from './sentences.ts'
import { pastTold, quotedAs } from './antecedents.ts'
import { isVerb } from './verbs.ts'

/** Tokens `from` up to `to` (exclusive) of one sentence. */
export type Range = { from: number; to: number }

const LONGEST_SOURCE = 40
const LONGEST_PLAIN_SOURCE = 16
const RELATIVE = new Set(['who', 'whose', 'a', 'an', 'the'])
const CONJUNCTIONS = new Set(['and', 'but', 'or', 'yet', 'so', 'however', 'meanwhile', 'still'])
const HARD = /[;:—–“”"]|--| - /

/**
 * Whoever stands before a verb of saying. Adverbs and auxiliaries are skipped; a comma right before the verb closes an
 * apposition, so the source reaches back to its clause's start; otherwise it starts after the last comma or verb. A verb that
 * shares its subject with an earlier one ("left, saying", "left and said", "left to say") has that one's.
 */
export function sourceBefore(tokens: Token[], verb: number, floor: number): Range | null {
  const quoted = quotedAs(tokens, verb, floor)
  if (quoted) return quoted
  let to = verb
  let comma = tokens[verb]!.gap.includes(',')
  while (to > floor && isAdverb(tokens[to - 1]!) && !ARTICLES.has(tokens[to - 2]?.lower ?? '')) {
    to--
    comma ||= tokens[to]!.gap.includes(',')
  }
  if (to - 1 > floor && RESTRICTIVE.has(tokens[to - 1]!.lower) && !comma) to--
  if (sharesSubject(tokens, verb, to, floor)) return speakerBefore(tokens, verb, floor) ?? subjectOf(tokens, to, floor)
  if (to > floor && weekdays.has(tokens[to - 1]!.lower)) to -= tokens[to - 2]?.lower === 'on' ? 2 : 1
  if (to <= floor) return null
  const aside = asideStart(tokens, to, floor)
  if (aside > floor) return trimmed(tokens, phraseStart(tokens, aside, floor), to)
  const relative = comma ? 0 : relativeStart(tokens, to, floor)
  if (relative > floor) return trimmed(tokens, phraseStart(tokens, relative, floor), to)
  if (pronouns.has(tokens[to - 1]!.lower) && !comma) return { from: to - 1, to }
  const from = comma ? appositionStart(tokens, to, floor) : phraseStart(tokens, to, floor)
  return trimmed(tokens, from, to)
}

const RESTRICTIVE = new Set(['that', 'which'])

/** What may stand between a subject and its verb: auxiliaries and adverbs. */
const isAdverb = (token: Token) =>
  beforeVerb.has(token.text) || (/^[a-z]{3,}ly$/.test(token.text) && !NOUNS_IN_LY.has(token.text))

/** "The daily", "a monthly". */
const ARTICLES = new Set(['the', 'a', 'an'])
const NOUNS_IN_LY = new Set(['family', 'assembly', 'ally', 'bully', 'monopoly', 'supply', 'elderly'])

/** "X — who was there — said": where the aside that closes before a verb opens; 0 where none does. */
function asideStart(tokens: Token[], to: number, floor: number): number {
  if (!DASH.test(tokens[to]?.gap ?? '')) return 0
  for (let at = to - 1; at > floor && to - at < LONGEST_SOURCE; at--) {
    if (tokens[at]!.quotation !== null) return 0
    if (DASH.test(tokens[at]!.gap)) return at
  }
  return 0
}

const DASH = /[—–]|--| - /

/** "A resident who asked not to be named told": where the clause opens that says who the source is; 0 where none does. */
function relativeStart(tokens: Token[], to: number, floor: number): number {
  for (let at = to - 1; at > floor && to - at < LONGEST_PLAIN_SOURCE; at--) {
    const { gap, lower, quotation } = tokens[at]!
    if (quotation !== null || gap.includes(',') || HARD.test(gap)) return 0
    if (lower === 'who') return at < to - 1 ? at : 0
  }
  return 0
}

/** "Weber's claim that", "their claim that": the owner; else the subject of the verb before ("made the claim that"). */
export function ownerOf(tokens: Token[], noun: number): Range | null {
  for (let at = noun - 1; at >= Math.max(0, noun - 3); at--) {
    if (POSSESSIVES.has(tokens[at]!.lower)) return { from: at, to: at + 1 }
    if (/['’]s?$/.test(tokens[at]!.text)) return trimmed(tokens, phraseStart(tokens, at + 1, 0), at + 1)
  }
  return subjectOf(tokens, noun, 0)
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our'])

/** Whether the subject of a verb stands before an earlier verb: it is a participle, or joined by "and", "but" or "to". */
function sharesSubject(tokens: Token[], verb: number, to: number, floor: number): boolean {
  if (to <= floor) return false
  const before = tokens[to - 1]!
  if (SHARING.has(before.lower)) return true
  return (
    tokens[verb]!.lower.endsWith('ing') &&
    to === verb &&
    (tokens[verb]!.gap.includes(',') || before.lower === 'by' || before.lower === 'as')
  )
}

/** "X insisted he was right, adding that": who spoke before in the sentence goes on, not whom that was about. */
function speakerBefore(tokens: Token[], verb: number, floor: number): Range | null {
  if (!tokens[verb]!.gap.includes(',')) return null
  for (let at = floor + 1; at < verb; at++) if (saysFinite(tokens[at]!)) return sourceBefore(tokens, at, floor)
  return null
}

const saysFinite = ({ lower, text, quotation }: Token) =>
  quotation === null && text === lower && sayVerbs.has(lower) && !lower.endsWith('ing')

const SHARING = new Set(['and', 'but', 'to'])

/** The subject of the verb before a place: back to that verb, and from there as for any other. */
function subjectOf(tokens: Token[], place: number, floor: number): Range | null {
  let first = -1
  for (let at = place - 1; at > floor && place - at < LONGEST_SOURCE; at--) {
    if (tokens[at]!.quotation !== null || /[;:—–]|--/.test(tokens[at + 1]!.gap)) break
    if (isVerb(tokens, at) || /^[a-z]{2,}ed$/.test(tokens[at]!.text)) first = at
    else if (first > 0 && !isAdverb(tokens[at]!)) break
  }
  if (first < 0) return null
  return sourceBefore(tokens, first, floor)
}

function phraseStart(tokens: Token[], to: number, floor: number): number {
  let from = to - 1
  while (from > floor && to - from < LONGEST_PLAIN_SOURCE) {
    const gap = tokens[from]!.gap
    const previous = tokens[from - 1]!
    if (gap.includes(',') || HARD.test(gap) || previous.quotation !== null) break
    if (clauseStarts.has(previous.lower) && !joinsNames(tokens, from - 1, floor)) break
    if (isVerb(tokens, from - 1)) break
    from--
  }
  return pastTold(tokens, from, to)
}

/** "Weber and Adeyemi said", "the Ministry of Labour and Trade said": one source, where no verb stands before it. */
function joinsNames(tokens: Token[], at: number, floor: number): boolean {
  if (tokens[at]!.lower !== 'and' || at <= floor || !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? '')) return false
  if (!/^\p{Lu}/u.test(tokens[at - 1]!.text)) return at - floor <= 4
  for (let back = at - 1; back >= floor && !tokens[back + 1]!.gap.includes(','); back--)
    if (isVerb(tokens, back)) return false
  return true
}

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
  if (from >= to || tokens[from]!.quotation !== null || !/\p{L}/u.test(tokens[from]!.text)) return null
  if (to === from + 1 && RELATIVE_PRONOUNS.has(tokens[from]!.lower)) return null
  const end = participleStart(tokens, from, to)
  return holdsClause(tokens, from, end) ? null : { from, to: end }
}

/** "X, speaking in Lisbon, said": where what X was doing begins, or the end. */
function participleStart(tokens: Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (tokens[at]!.gap.includes(',') && /^[a-z]{3,}ing$/.test(tokens[at]!.text) && tokens[at]!.lower !== 'including')
      return at
  return to
}

/** A finite verb that no relative pronoun before it explains: what stands here is no one's name. */
function holdsClause(tokens: Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (RELATIVE_PRONOUNS.has(tokens[at]!.lower)) return false
    if (finiteVerbs.has(tokens[at]!.text) && !/['’]s$/.test(tokens[at]!.lower)) return true
  }
  return false
}

const RELATIVE_PRONOUNS = new Set(['who', 'whose', 'which', 'that', 'whom', 'where'])

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
