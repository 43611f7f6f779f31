import {
  afterSource,
  bareVerbs,
  clauseSubjects,
  describeVerbs,
  finiteVerbs,
  mindStates,
  notVerbAfter,
  nounLike,
  passives,
  prepositions,
  pronouns,
  sayVerbs,
  thatVerbs,
  toldVerbs,
  weekdays,
} from './cue-words.ts'
import type { Sentence, Token } from './sentences.ts'
import { sourceAfter, sourceBefore, type Range } from './sources.ts'

/** The grammar by which a sentence gives words to a source. */
export type Construction = 'according to' | 'inverted' | 'postposed' | 'leading' | 'dash'

/** Who is given which words of a sentence. `opens`: the words follow in the next paragraph ("She added:"). */
export type Attribution = { construction: Construction; source: Range; contents: Range[]; opens: boolean }

const LONGEST_INVERTED_SOURCE = 14
const LONGEST_SENTENCE = 400
const MOST_CUES = 8

/**
 * The ways a sentence gives words to a source, the likeliest first: a source beside a quotation, then by cue: according to,
 * inverted ("said X"), postposed ("…, X said"), and subject, verb, content. Only cues outside quotation marks count.
 */
export function findAttributions({ tokens }: Sentence): Attribution[] {
  if (tokens.length > LONGEST_SENTENCE) return []
  const verbs = cuesOf(tokens).slice(0, MOST_CUES)
  const byVerb = verbs.map((verb) => inverted(tokens, verb) ?? postposed(tokens, verb))
  const trailing = byVerb.filter((found) => found !== null)
  const quoting = trailing.filter((found) => found.contents.some((content) => holdsQuotation(tokens, content)))
  const rest = trailing.filter((found) => !quoting.includes(found))
  const leads = verbs.flatMap((verb, at) => (byVerb[at] ? [] : (leading(tokens, verb) ?? [])))
  return [...quoting, accordingTo(tokens), ...rest, ...leads, dashed(tokens)].filter((found) => found !== null)
}

/** Places of words that may report: in lower case, and not made a noun by the word before. */
function cuesOf(tokens: Token[]): number[] {
  const cues: number[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.quotation !== null || token.text !== token.text.toLowerCase()) continue
    const before = at > 0 && !token.gap.includes(',') ? tokens[at - 1]!.lower : ''
    if (notVerbAfter.has(before) || isNounOrPassive(tokens, at)) continue
    if (sayVerbs.has(token.lower) || describeVerbs.has(token.lower)) cues.push(at)
    else if (thatVerbs.has(token.lower) && tokens[at + 1]?.lower === 'that') cues.push(at)
  }
  return cues
}

/** "Reports emerged", "are said to", "agreed by": no source says anything here. */
function isNounOrPassive(tokens: Token[], at: number): boolean {
  const { lower, gap } = tokens[at]!
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (after?.lower === 'by' || before?.text.endsWith("'s") || before?.text.endsWith('’s')) return true
  if (before && passives.has(before.lower) && !lower.endsWith('ing') && !mindStates.has(lower)) return true
  if (!nounLike.has(lower) || after?.lower === 'that' || after?.quotation !== null) return false
  const subject = before && !gap.includes(',') && (pronouns.has(before.lower) || /^\p{Lu}/u.test(before.text))
  return !subject && !DETERMINERS.has(tokens[at - 2]?.lower ?? '')
}

const DETERMINERS = new Set(['the', 'a', 'an', 'his', 'her', 'its', 'their', 'this', 'that'])

export const holdsQuotation = (tokens: Token[], range: Range) => {
  for (let at = range.from; at < range.to; at++) if (tokens[at]!.quotation !== null) return true
  return false
}

function accordingTo(tokens: Token[]): Attribution | null {
  const at = tokens.findIndex((token, index) => token.lower === 'according' && tokens[index + 1]?.lower === 'to')
  if (at < 0) return null
  const source = sourceAfter(tokens, at + 2)
  if (!source) return null
  const before = at > 0 ? [{ from: 0, to: at }] : []
  const after =
    source.to < tokens.length && (at === 0 || tokens[source.to]!.quotation !== null)
      ? [{ from: source.to, to: tokens.length }]
      : []
  const contents = [...before, ...after]
  return contents.length > 0 ? { construction: 'according to', source, contents, opens: false } : null
}

/** `“…,” said X, the minister`: after a quotation, or ending a sentence after a comma. */
function inverted(tokens: Token[], verb: number): Attribution | null {
  if (verb === 0 || !sayVerbs.has(tokens[verb]!.lower) || toldVerbs.has(tokens[verb]!.lower)) return null
  const next = tokens[verb + 1]
  if (
    !next ||
    next.quotation !== null ||
    weekdays.has(next.lower) ||
    afterSource.has(next.lower) ||
    next.gap.includes(',')
  )
    return null
  const quoted = tokens[verb - 1]!.quotation !== null
  if (!quoted && !tokens[verb]!.gap.includes(',')) return null
  const source = sourceAfter(tokens, verb + 1)
  if (!source) return null
  if (
    !quoted &&
    (source.to < tokens.length || source.to - source.from > LONGEST_INVERTED_SOURCE || hasVerb(tokens, source))
  )
    return null
  return {
    construction: 'inverted',
    source,
    contents: [{ from: 0, to: verb }, ...quotedAfter(tokens, source.to)],
    opens: false,
  }
}

const hasVerb = (tokens: Token[], range: Range) =>
  tokens.slice(range.from, range.to).some((token) => finiteVerbs.has(token.lower))

/** What is quoted after an inserted "…, X said, …", up to the sentence's end. */
function quotedAfter(tokens: Token[], from: number): Range[] {
  for (let at = from; at < tokens.length; at++)
    if (tokens[at]!.quotation !== null) return [{ from: at, to: tokens.length }]
  return []
}

/** `“…,” X said` and "…, X said on Friday": the source right before the verb, what is said before that. */
function postposed(tokens: Token[], verb: number): Attribution | null {
  if (!sayVerbs.has(tokens[verb]!.lower)) return null
  const quotation = tokens.findLastIndex((token, at) => at < verb && token.quotation !== null)
  const source = sourceBefore(tokens, verb, Math.max(0, quotation + 1))
  if (!source || source.from === 0) return null
  const separated = tokens[source.from]!.gap.includes(',') || source.from === quotation + 1
  if (!separated) return null
  const next = tokens[verb + 1]
  const inserted = next !== undefined && (next.gap.includes(',') || next.quotation !== null)
  const told = toldVerbs.has(tokens[verb]!.lower)
  if (next && !inserted && !told && !afterSource.has(next.lower)) return null
  if (next?.lower === 'that' || (!inserted && followsThat(tokens, verb))) return null
  if (next && source.from !== quotation + 1 && introductory(tokens, source.from)) return null
  const after = inserted ? insertedAfter(tokens, verb) : quotedAfter(tokens, verb + 1)
  return { construction: 'postposed', source, contents: [{ from: 0, to: source.from }, ...after], opens: false }
}

const insertedAfter = (tokens: Token[], verb: number): Range[] =>
  verb + 1 < tokens.length ? [{ from: verb + 1, to: tokens.length }] : []

const followsThat = (tokens: Token[], verb: number) => tokens.slice(verb + 1).some((token) => token.lower === 'that')

/** "In Lisbon on Friday, X said …": time and place before a source are not what was said. */
const introductory = (tokens: Token[], end: number) =>
  end < 12 && !tokens.slice(0, end).some((token) => token.quotation !== null || finiteVerbs.has(token.lower))

/** "X said (that) …", "X told reporters …", "X called it “…”". */
function leading(tokens: Token[], verb: number): Attribution | null {
  const source = sourceBefore(tokens, verb, 0)
  if (!source || source.to - source.from > 30) return null
  const from = contentStart(tokens, verb)
  const construction = 'leading'
  if (from >= tokens.length)
    return verb === tokens.length - 1 ? { construction, source, contents: [], opens: true } : null
  const content = { from, to: contentEnd(tokens, from) }
  const quoted = holdsQuotation(tokens, content)
  if (describeVerbs.has(tokens[verb]!.lower) && !sayVerbs.has(tokens[verb]!.lower)) {
    return quoted || tokens[from]!.lower === 'that' ? { construction, source, contents: [content], opens: false } : null
  }
  const introduced =
    tokens[from]!.lower === 'that' || tokens[from]!.quotation !== null || tokens[from]!.gap.includes(':')
  const bare =
    bareVerbs.has(tokens[verb]!.lower) && (hasVerb(tokens, content) || quoted || content.to - content.from > 5)
  return introduced || bare || quoted ? { construction, source, contents: [content], opens: false } : null
}

/** What is said ends before ", according to Y". */
function contentEnd(tokens: Token[], from: number): number {
  const at = tokens.findIndex(
    (token, index) => index > from && token.lower === 'according' && tokens[index + 1]?.lower === 'to',
  )
  return at < 0 ? tokens.length : at
}

/** Where what is said begins: past whoever is told, and past time and place when "that", a colon or a quotation follows. */
function contentStart(tokens: Token[], verb: number): number {
  const told = toldVerbs.has(tokens[verb]!.lower)
  const next = tokens[verb + 1]
  if (!next) return tokens.length
  const skips = told || afterSource.has(next.lower)
  if (!skips || next.lower === 'that') return verb + 1
  const from = told ? verb + 2 : verb + 1
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

/** `“…” — Name`: a source set off by a dash, as in collections of letters. */
function dashed(tokens: Token[]): Attribution | null {
  const at = tokens.findIndex(
    (token, index) => index > 0 && tokens[index - 1]!.quotation !== null && /[―—–]|--/.test(token.gap),
  )
  if (at < 1 || tokens.length - at > 8 || !/^\p{Lu}/u.test(tokens[at]!.text)) return null
  const source = sourceAfter(tokens, at)
  return source && source.to === tokens.length
    ? { construction: 'dash', source, contents: [{ from: 0, to: at }], opens: false }
    : null
}
