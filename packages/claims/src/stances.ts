import { beforeVerb, notVerbAfter, passives, prepositions, pronouns } from './cue-words.ts'
import { asksOfTheWriter, opensClause } from './cues.ts'
import type { Token } from './sentences.ts'
import {
  ASKED,
  ASKS,
  CALLERS,
  CALLS,
  FEELINGS,
  JUDGES,
  MOVES,
  NOUNS,
  POINTERS,
  POINTS,
  PUTS,
  QUESTIONS,
  WILLS,
  listed,
} from './stance-words.ts'

/** Whether a word is what one makes or holds, and what that is follows: "his claim that". */
export const holdsThat = (tokens: Token[], at: number) =>
  NOUNS.has(tokens[at]!.lower) && tokens[at + 1]?.lower === 'that'

/** Where what a verb wills, asks or judges begins; null where it does none of it. */
export function stanceAt(tokens: Token[], verb: number): number | null {
  const token = tokens[verb]!
  const next = tokens[verb + 1]
  if (token.quotation !== null || !next || !/^\p{Ll}/u.test(token.text)) return null
  const before = tokens[verb - 1]!.lower
  if (asksOfTheWriter(tokens, verb)) return null
  if (holdsThat(tokens, verb)) return verb + 1
  if (notVerbAfter.has(before) || next.lower === 'by') return null
  if (FEELINGS.has(token.lower) && (next.lower === 'that' || opensClause(tokens, verb + 1))) return verb + 1
  if (passives.has(before) && !token.lower.endsWith('ing')) return null
  if (!/(?:ed|ing)$/.test(token.lower) && isNoun(tokens, verb)) return null
  if (next.lower === 'to' && WILLS.has(token.lower)) return verb + 1
  if (QUESTIONS.has(next.lower) && (ASKS.has(token.lower) || ASKED.has(token.lower))) return verb + 1
  if (/[,;:.]/.test(next.gap)) return null
  if (PUTS.has(token.lower) && reaches(tokens, verb, 'at')) return verb + 1
  if (MOVES.has(token.lower) && reaches(tokens, verb, 'to')) return verb + 1
  if (next.lower === 'to' && token.lower.startsWith('appeal')) return null
  const points = CALLS.has(token.lower) ? CALLERS.has(next.lower) : POINTS.has(token.lower) && POINTERS.has(next.lower)
  if (points) return tokens[verb + 2] ? verb + 2 : null
  return JUDGES.has(token.lower) && !prepositions.has(next.lower) ? verb + 1 : null
}

/** "Demands", "support": a present form is a verb only after what can be its subject. */
function isNoun(tokens: Token[], verb: number): boolean {
  const { lower, gap } = tokens[verb]!
  const before = tokens[verb - 1]!
  if (gap.includes(',') || beforeVerb.has(before.lower) || RELATIVES.has(before.lower)) return false
  if (pronouns.has(before.lower) || IRREGULAR_PAST.has(lower)) return false
  if (!lower.endsWith('s')) return !/[^s]s$|^(?:people|men|women|police)$/.test(before.lower)
  if (/^\p{Lu}/u.test(before.text)) return false
  return /(?:s|ed|ing)$/.test(before.lower) || ![2, 3].some((back) => DETERMINERS.has(tokens[verb - back]?.lower ?? ''))
}

const RELATIVES = new Set(['who', 'which', 'that'])
const IRREGULAR_PAST = new Set([
  'knew',
  'saw',
  'said',
  'told',
  'shown',
  'understood',
  'spoke',
  'swore',
  'sought',
  'put',
  'forecast',
])
const DETERMINERS = new Set(listed(`the a an his her its their this that one`))

/** "urged the council to", "put the number at": the word that what is said hangs on, soon after the verb. */
const reaches = (tokens: Token[], verb: number, word: string) =>
  tokens.slice(verb + 2, verb + 10).some(({ lower }) => lower === word)
