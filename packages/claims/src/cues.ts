import {
  beforeVerb,
  clauseStarts,
  clauseSubjects,
  describeVerbs,
  finiteVerbs,
  mindStates,
  notVerbAfter,
  nounLike,
  passives,
  pronouns,
  sayVerbs,
  thatVerbs,
} from './cue-words.ts'
import type { Token } from './sentences.ts'
import { isVerb } from './verbs.ts'

/** Places of words that may report: in lower case, and not made a noun by the word before. */
export function cuesOf(tokens: Token[]): number[] {
  const cues: number[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.quotation !== null || (at > 0 && token.text !== token.text.toLowerCase())) continue
    const before = at > 0 && !token.gap.includes(',') ? tokens[at - 1]!.lower : ''
    if (notVerbAfter.has(before) || isNounOrPassive(tokens, at)) continue
    if (asksOfTheWriter(tokens, at)) continue
    if (PUTS.has(token.lower) && !putsIt(tokens, at)) continue
    if (sayVerbs.has(token.lower) || describeVerbs.has(token.lower)) cues.push(at)
    else if (token.lower.startsWith('point') && tokens[at + 1]?.lower === 'out') cues.push(at)
    else if (tokens[at + 1]?.lower === 'that' && (thatVerbs.has(token.lower) || reportsThat(tokens, at))) cues.push(at)
    else if (thatVerbs.has(token.lower) && opensClause(tokens, at + 1)) cues.push(at)
  }
  return cues
}

/** "Who asked not to be named", "who spoke on condition of anonymity": terms of the talk, not what was said. */
export function asksOfTheWriter(tokens: Token[], at: number): boolean {
  const [verb, next, third] = [tokens[at]!.lower, tokens[at + 1]?.lower, tokens[at + 2]?.lower]
  if (verb === 'asked') return next === 'not' || (next === 'to' && (third === 'remain' || third === 'be'))
  return (
    (verb === 'spoke' || verb === 'speaking') &&
    next === 'on' &&
    tokens.slice(at + 2, at + 4).some(({ lower }) => lower === 'condition')
  )
}

const PUTS = new Set(['put', 'puts'])

/** "As X put it, …". */
const putsIt = (tokens: Token[], at: number) =>
  tokens[at + 1]?.lower === 'it' && (!tokens[at + 2] || /[,:]/.test(tokens[at + 2]!.gap))

/** Any verb with a clause after "that": a past or present form right after a name or pronoun, not "ideas that are". */
function reportsThat(tokens: Token[], at: number): boolean {
  const subject = tokens[at - 1]
  const clause = tokens[at + 2]
  if (!subject || !clause || finiteVerbs.has(clause.lower) || !/(?:ed|s|ing)$/.test(tokens[at]!.text)) return false
  return pronouns.has(subject.lower) || beforeVerb.has(subject.lower) || /^\p{Lu}/u.test(subject.text)
}

/** "Reports emerged", "are said to", "agreed by": no source says anything here. */
function isNounOrPassive(tokens: Token[], at: number): boolean {
  const { lower, gap } = tokens[at]!
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (after?.lower === 'by' || before?.text.endsWith("'s") || before?.text.endsWith('’s')) return true
  if (before && passives.has(before.lower) && !lower.endsWith('ing') && !mindStates.has(lower)) return true
  if (!nounLike.has(lower) || after?.lower === 'that' || after?.quotation !== null) return false
  const plural = before?.lower.endsWith('s') && !lower.endsWith('s')
  const subject = before && !gap.includes(',') && (plural || pronouns.has(before.lower) || /^\p{Lu}/u.test(before.text))
  return !subject && !DETERMINERS.has(tokens[at - 2]?.lower ?? '')
}

/** A subject and, soon after, its verb: a clause without "that". */
export function opensClause(tokens: Token[], from: number): boolean {
  const first = tokens[from]
  if (!first || first.quotation !== null || /[,;:]/.test(first.gap)) return false
  if (!SUBJECT_STARTS.has(first.lower) && !/^\p{Lu}/u.test(first.text)) return false
  for (let at = from + 1; at < Math.min(tokens.length, from + LONGEST_SUBJECT); at++) {
    if (/[,;:]/.test(tokens[at]!.gap) || clauseStarts.has(tokens[at]!.lower)) return false
    if (isVerb(tokens, at)) return true
  }
  return false
}

const LONGEST_SUBJECT = 8
const SUBJECT_STARTS = new Set([
  ...clauseSubjects,
  'the',
  'a',
  'an',
  'some',
  'many',
  'most',
  'no',
  'more',
  'he',
  'she',
  'those',
])
const DETERMINERS = new Set(['the', 'a', 'an', 'his', 'her', 'its', 'their', 'this', 'that'])
