import { clauseStarts, prepositions, toldVerbs } from './cue-words.ts'
import type { Token } from './sentences.ts'
import type { Range } from './sources.ts'
import { isVerb } from './verbs.ts'

const LONGEST = 8
const DETERMINERS = new Set(
  'the a an his her its their our my this that these those some any no one another many several'.split(' '),
)
const NUMBERS = /^(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)$/

const isName = ({ text, quotation }: Token) => quotation === null && /^\p{Lu}/u.test(text)

/** Whom "who" stands for: the noun phrase right before it, "Anna Bell" in "felt by Anna Bell, who said", with the name it is set beside. */
export function antecedentOf(tokens: Token[], who: number, floor: number): Range | null {
  const to = who
  if (to <= floor || tokens[to - 1]!.quotation !== null || isVerb(tokens, to - 1)) return null
  const from = phraseBefore(tokens, to, floor)
  if (from === to || prepositions.has(tokens[from]!.lower) || clauseStarts.has(tokens[from]!.lower)) return null
  // "Kaja Kallas, the bloc's envoy, who": the name before its apposition.
  const apposed = from > floor + 1 && tokens[from]!.gap.includes(',') && DETERMINERS.has(tokens[from]!.lower)
  const named = apposed && isName(tokens[from - 1]!) ? phraseBefore(tokens, from, floor) : from
  return { from: named, to }
}

/** Where the noun phrase begins that ends at a place: a run of names, or back to what determines it. */
function phraseBefore(tokens: Token[], to: number, floor: number): number {
  let from = to - 1
  while (from > floor && to - from < LONGEST) {
    const { gap, lower } = tokens[from]!
    const before = tokens[from - 1]!
    if (DETERMINERS.has(lower) || NUMBERS.test(lower) || /[,;:—–(]/.test(gap) || before.quotation !== null) break
    if (isVerb(tokens, from - 1) || clauseStarts.has(before.lower)) break
    if (prepositions.has(before.lower)) {
      const head = WITHIN.has(before.lower) ? headBefore(tokens, from - 1, floor) : null
      if (head === null) break
      from = head
      continue
    }
    if (isName(tokens[from]!) && !isName(before) && /(?:ed|ing)$/.test(before.lower)) break
    from--
  }
  return from
}

/** Prepositions inside a noun phrase: "the mayor of Porto". */
const WITHIN = new Set(['of', 'for', 'in', 'at'])
const LONGEST_HEAD = 4

/** Where what a preposition belongs to begins, with its determiner; null where none stands near. */
function headBefore(tokens: Token[], preposition: number, floor: number): number | null {
  for (let at = preposition - 1; at >= Math.max(floor, preposition - LONGEST_HEAD); at--) {
    if (DETERMINERS.has(tokens[at]!.lower) || NUMBERS.test(tokens[at]!.lower)) return at
    if (tokens[at]!.gap.includes(',') || isVerb(tokens, at) || prepositions.has(tokens[at]!.lower)) return null
  }
  return null
}

/** Past whoever a verb tells: "told the BBC", "told Sky News", "told reporters". */
export function toldEnd(tokens: Token[], verb: number): number {
  let at = verb + 1
  while (at < tokens.length && DETERMINERS.has(tokens[at]!.lower) && tokens[at]!.lower !== 'that') at++
  if (at >= tokens.length || tokens[at]!.quotation !== null) return at
  if (!isName(tokens[at]!)) return at + 1
  at++
  while (at < tokens.length && isName(tokens[at]!) && tokens[at]!.gap === ' ') at++
  return at
}

/** The start of a subject that has whoever was told before it: "told Reuters the group had agreed" is about the group. */
export function pastTold(tokens: Token[], from: number, to: number): number {
  const told = tokens[from - 1]
  if (!told || told.quotation !== null || !toldVerbs.has(told.lower)) return from
  const end = toldEnd(tokens, from - 1)
  return end < to ? end : from
}

const QUOTES = new Set('quoted quotes quoting cited cites citing described heard reported'.split(' '))
const PASSIVES = new Set('is are was were been being'.split(' '))
const FAR = 16

/** Who speaks in "quoted Weber as saying": whom the verb before has as its object; a passive one's subject is found as any other. */
export function quotedAs(tokens: Token[], verb: number, floor: number): Range | null {
  if (tokens[verb - 1]?.lower !== 'as') return null
  for (let at = verb - 2; at >= Math.max(floor, verb - FAR); at--) {
    if (tokens[at]!.quotation !== null) return null
    if (!QUOTES.has(tokens[at]!.lower)) continue
    const passive = PASSIVES.has(tokens[at - 1]?.lower ?? '')
    return passive || at + 1 >= verb - 1 ? null : { from: at + 1, to: verb - 1 }
  }
  return null
}
