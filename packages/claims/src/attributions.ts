import { contentEnd, contentStart, relativeEnd, stanceEnd, textStart } from './content-bounds.ts'
import {
  afterSource,
  bareVerbs,
  describeVerbs,
  finiteVerbs,
  prepositions,
  sayVerbs,
  thatVerbs,
  toldVerbs,
  weekdays,
} from './cue-words.ts'
import { cuesOf, opensClause } from './cues.ts'
import { smallNumbers } from './number-words.ts'
import type { Sentence, Token } from './sentences.ts'
import { unlisted } from './unlisted-verbs.ts'
import { canSpeak, closesAside, holdsVerb } from './subjects.ts'
import { ownerOf, sourceAfter, sourceBefore, type Range } from './sources.ts'
import { dashed, headlined, transcribed } from './speaker-lines.ts'
import { holdsThat, stanceAt } from './stances.ts'
import { isVerb } from './verbs.ts'

/** The grammar by which a sentence gives words to a source. */
type Construction = 'transcript' | 'according to' | 'inverted' | 'postposed' | 'leading' | 'dash' | 'stance'

/** Who is given which words of a sentence. `opens`: the words follow in the next paragraph ("She added:"). */
export type Attribution = { construction: Construction; source: Range; contents: Range[]; opens: boolean }

const LONGEST_INVERTED_SOURCE = 14
const LONGEST_SENTENCE = 400
const MOST_CUES = 8

/**
 * The ways a sentence gives words to a source, the likeliest first: a source beside a quotation, then by cue: according to,
 * inverted ("said X"), postposed ("…, X said"), and subject, verb, content. Only cues outside quotation marks count.
 * `transcript`: a line may begin with its speaker.
 */
export function findAttributions({ tokens, paragraph }: Sentence, transcript: boolean): Attribution[] {
  if (tokens.length < 2 || tokens.length > LONGEST_SENTENCE) return []
  const verbs = cuesOf(tokens).slice(0, MOST_CUES)
  const byVerb = verbs.map((verb) => inverted(tokens, verb) ?? postposed(tokens, verb))
  const trailing = byVerb.filter((found) => found !== null)
  const quoting = trailing.filter((found) => found.contents.some((content) => holdsQuotation(tokens, content)))
  const rest = trailing.filter((found) => !quoting.includes(found))
  const byLead = verbs.map((verb, at) => (byVerb[at] ? null : leading(tokens, verb)))
  const saying = new Set(verbs.filter((_verb, at) => byVerb[at] ?? byLead[at]))
  return [
    transcript ? transcribed(tokens) : paragraph === 0 ? headlined(tokens) : null,
    ...quoting,
    ...(quoting.length === 0 ? unlisted(tokens) : []),
    accordingTo(tokens),
    ...rest,
    ...byLead,
    dashed(tokens),
    ...stancesOf(tokens, saying),
  ].filter((found) => found !== null)
}

export const holdsQuotation = (tokens: Token[], range: Range) => {
  for (let at = range.from; at < range.to; at++) if (tokens[at]!.quotation !== null) return true
  return false
}

function accordingTo(tokens: Token[]): Attribution | null {
  const at = tokens.findIndex((token, index) => token.lower === 'according' && tokens[index + 1]?.lower === 'to')
  if (at < 0) return null
  const source = at === 0 ? openingSource(tokens) : sourceAfter(tokens, at + 2)
  if (!source) return null
  const before = at > 0 ? [{ from: textStart(tokens), to: at }] : []
  const after =
    source.to < tokens.length && (at === 0 || tokens[source.to]!.quotation !== null)
      ? [{ from: source.to, to: tokens.length }]
      : []
  const contents = [...before, ...after]
  return contents.length > 0 ? { construction: 'according to', source, contents, opens: false } : null
}

/** "According to X, …": up to the comma, past an apposition that another comma closes. */
function openingSource(tokens: Token[]): Range | null {
  const source = sourceAfter(tokens, 2)
  if (!source) return null
  const commas = tokens.flatMap((token, at) => (at > 2 && at <= source.to && token.gap.includes(',') ? [at] : []))
  const [first, second] = commas
  if (first === undefined) return { from: 2, to: commaAfter(tokens, source.to) }
  const apposed = second !== undefined && APPOSED.has(tokens[first]!.lower)
  return { from: 2, to: apposed ? second : first }
}

/** "A report seen by the Star, …": the comma that closes the opening phrase, where one does. */
function commaAfter(tokens: Token[], at: number): number {
  const comma = tokens.findIndex(({ gap }, index) => index > at && gap.includes(','))
  const who = tokens.findIndex(({ lower }, index) => index >= at && index < comma && lower === 'who')
  return comma > 0 && comma - at < LONGEST_OPENING && !hasVerb(tokens, { from: at, to: who < 0 ? comma : who })
    ? comma
    : at
}

const LONGEST_OPENING = 14

const APPOSED = new Set(['the', 'a', 'an', 'who', 'which', 'whose', 'one'])

/** `“…,” said X, the minister`: after a quotation, or ending a sentence after a comma. */
function inverted(tokens: Token[], verb: number): Attribution | null {
  if (verb === 0) return opening(tokens)
  if (!sayVerbs.has(tokens[verb]!.lower) || toldVerbs.has(tokens[verb]!.lower)) return null
  const next = tokens[verb + 1]
  if (
    !next ||
    next.quotation !== null ||
    weekdays.has(next.lower) ||
    afterSource.has(next.lower) ||
    prepositions.has(next.lower) ||
    next.gap.includes(',')
  )
    return null
  const quoted = tokens[verb - 1]!.quotation !== null
  const source = sourceAfter(tokens, verb + 1)
  if (!source || !(quoted || invertsAlone(tokens, verb, source))) return null
  return {
    construction: 'inverted',
    source,
    contents: [{ from: textStart(tokens), to: verb }, ...quotedAfter(tokens, source.to)],
    opens: false,
  }
}

/** "…, said X" without a quotation: whoever can say it ends the sentence, and the comma does not close an aside of the verb's own subject. */
function invertsAlone(tokens: Token[], verb: number, source: Range): boolean {
  if (!tokens[verb]!.gap.includes(',') || !holdsVerb(tokens, { from: 0, to: verb })) return false
  const next = tokens[source.to]
  if (next && !(next.gap.includes(',') && CONTRASTS.has(next.lower))) return false
  if (source.to - source.from > LONGEST_INVERTED_SOURCE) return false
  return !hasVerb(tokens, source) && canSpeak(tokens, source) && !closesAside(tokens, verb)
}

const CONTRASTS = new Set(['but', 'and', 'while', 'though', 'although'])

/** `Said X: “…”`, the verb first. */
function opening(tokens: Token[]): Attribution | null {
  if (!sayVerbs.has(tokens[0]!.lower) || tokens.length < 3) return null
  const source = sourceAfter(tokens, 1)
  const content = source && tokens[source.to]
  if (!content || content.quotation === null || hasVerb(tokens, source)) return null
  return { construction: 'inverted', source, contents: [{ from: source.to, to: tokens.length }], opens: false }
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
  if (next && !inserted && !told && source.from !== quotation + 1 && !afterSource.has(next.lower)) return null
  if (next?.lower === 'that' || (!inserted && followsThat(tokens, verb))) return null
  if (next?.gap.includes(',') === false && source.from !== quotation + 1 && introductory(tokens, source.from))
    return null
  if (quotation < 0 && tokens[0]!.lower === 'asked') return null
  const after = inserted ? insertedAfter(tokens, verb) : quotedAfter(tokens, verb + 1)
  return {
    construction: 'postposed',
    source,
    contents: [{ from: textStart(tokens), to: source.from }, ...after],
    opens: false,
  }
}

const insertedAfter = (tokens: Token[], verb: number): Range[] =>
  verb + 1 < tokens.length ? [{ from: verb + 1, to: tokens.length }] : []

const followsThat = (tokens: Token[], verb: number) => tokens.slice(verb + 1).some((token) => token.lower === 'that')

/** "In Lisbon on Friday, X said …": time and place before a source are not what was said. */
const introductory = (tokens: Token[], end: number) =>
  end < 12 && !tokens.slice(0, end).some((token, at) => token.quotation !== null || isVerb(tokens, at))

/** "X said (that) …", "X told reporters …", "X called it “…”". */
function leading(tokens: Token[], verb: number): Attribution | null {
  const source = sourceBefore(tokens, verb, 0)
  if (!source || source.to - source.from > 30) return null
  const from = contentStart(tokens, verb)
  const construction = 'leading'
  if (from >= tokens.length)
    return verb === tokens.length - 1 ? { construction, source, contents: [], opens: true } : null
  const content = { from, to: Math.min(contentEnd(tokens, from), relativeEnd(tokens, verb, from)) }
  const quoted = holdsQuotation(tokens, content)
  if (describeVerbs.has(tokens[verb]!.lower) && !sayVerbs.has(tokens[verb]!.lower)) {
    if (reportsAs(tokens, from)) return null
    return quoted || tokens[from]!.lower === 'that' ? { construction, source, contents: [content], opens: false } : null
  }
  const introduced =
    tokens[from]!.lower === 'that' ||
    tokens[from]!.quotation !== null ||
    tokens[from]!.gap.includes(':') ||
    smallNumbers.has(tokens[from]!.lower) ||
    /^[$€£]?\d/.test(tokens[from]!.text)
  const clause = hasVerb(tokens, content) || opensClause(tokens, from) || opensWithPronoun(tokens, from)
  // "The economy added 177,000 jobs."
  if (ADDS.has(tokens[verb]!.lower) && from === verb + 1 && /^[$€£]?\d/.test(tokens[from]!.text) && !clause) return null
  const bare =
    (bareVerbs.has(tokens[verb]!.lower) && (clause || quoted || content.to - content.from > 5)) ||
    (thatVerbs.has(tokens[verb]!.lower) && clause)
  return introduced || bare || quoted ? { construction, source, contents: [content], opens: false } : null
}

/** "Cited an officer as saying": the officer says it. */
const reportsAs = (tokens: Token[], from: number) =>
  tokens.some(({ lower }, at) => at > from && lower === 'saying' && tokens[at - 1]!.lower === 'as')

/** "Said it cut 300 jobs". */
const opensWithPronoun = (tokens: Token[], from: number) =>
  SUBJECTS.has(tokens[from]!.lower) && tokens[from + 1]?.gap === ' ' && /^[a-z]{3,}$/.test(tokens[from + 1]!.text)

const SUBJECTS = new Set(['he', 'she', 'it', 'they', 'we', 'i'])

const isCited = (tokens: Token[], verb: number) => describeVerbs.has(tokens[verb]!.lower) && reportsAs(tokens, verb)

const ADDS = new Set(['added', 'adds', 'add', 'adding'])

/** "Made it clear that". */
const MAKES = new Set(['make', 'makes', 'made', 'making'])

function stanceSource(tokens: Token[], at: number): Range | null {
  if (holdsThat(tokens, at)) return ownerOf(tokens, at)
  const made = tokens[at - 1]!.lower === 'it' && MAKES.has(tokens[at - 2]?.lower ?? '')
  return sourceBefore(tokens, made ? at - 2 : at, 0)
}

/** "X wants to …", "X asked whether …", "X condemned …": what X wills, asks or holds, whatever the words were. */
function stancesOf(tokens: Token[], saying: Set<number>): Attribution[] {
  const found: Attribution[] = []
  for (let verb = 1; verb < tokens.length && found.length < MOST_CUES; verb++) {
    const from = saying.has(verb) ? null : stanceAt(tokens, verb)
    const source = from === null ? null : stanceSource(tokens, verb)
    if (from === null || !source || source.to - source.from > 30 || isCited(tokens, verb)) continue
    const content = { from, to: Math.min(stanceEnd(tokens, from), relativeEnd(tokens, verb, from)) }
    found.push({ construction: 'stance', source, contents: [content], opens: false })
  }
  return found
}
