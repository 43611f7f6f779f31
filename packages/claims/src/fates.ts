import { BEFORE_NUMBER, DOING, fateOfWord, OBJECTS, PASSIVES, STATES } from './fate-words.ts'
import { smallNumbers, vagueNumbers } from './number-words.ts'

/** `gap`: what stands before the word. `does`: a verb that says what was done to those after it. */
type Word = { text: string; gap: string; index: number; fate: string | null; isNumber: boolean; does: boolean }

const WORD = /\p{N}[\p{N}.,]*\p{N}|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+)*/gu
const PUNCTUATION = /[,;:.!?—–()]/
/** How far before a number a word may stand and still be about what is counted, and how far after it, in words. */
const REACH_BACK = 4
const REACH = 8
/** How far before a participle the verb may stand that makes it passive: "were also badly injured". */
const AUXILIARY_REACH = 3

/**
 * What became of what a number in a sentence counts; null where no word says so. A verb that does something ("killed 26 and injured 17")
 * has the numbers after it, up to the next such verb; one that tells what was suffered ("26 were killed and 17 injured") has those before.
 */
export function fateIn(sentence: string, numberAt: number): string | null {
  const words = wordsOf(sentence)
  const own = words.findIndex(({ index }) => index >= numberAt)
  if (own < 0) return null
  const doing = doingBefore(words, own)
  if (doing && isObject(words, doing.at, own)) return doing.fate
  const suffered = sufferedAfter(words, own, doing !== null)
  return (
    (suffered && !suffered.shared ? suffered.fate : null) ?? doing?.fate ?? suffered?.fate ?? toldBefore(words, own)
  )
}

function wordsOf(sentence: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const { 0: word, index } of sentence.matchAll(WORD)) {
    const text = word.toLowerCase()
    const isNumber = /^\p{N}/u.test(text) || smallNumbers.has(text) || vagueNumbers.has(text)
    const fate = fateOfWord.get(text) ?? null
    words.push({ text, gap: sentence.slice(end, index), index, fate, isNumber, does: false })
    end = index + word.length
  }
  for (const [at, word] of words.entries()) word.does = word.fate !== null && doesSomething(words, at)
  return words
}

/** "Killed 26", "wounding many"; not "26 killed", "were killed", "17 injured". */
function doesSomething(words: Word[], at: number): boolean {
  const { text } = words[at]!
  if (DOING.has(text)) return true
  if (STATES.has(text) || isPassive(words, at)) return false
  const object = words[at + 1]
  if (!object || PUNCTUATION.test(object.gap)) return false
  return OBJECTS.has(object.text) || object.isNumber || leadsToNumber(words, at + 1)
}

function isPassive(words: Word[], at: number): boolean {
  for (let back = at; back > 0 && at - back < AUXILIARY_REACH; back--) {
    if (PUNCTUATION.test(words[back]!.gap)) return false
    if (PASSIVES.has(words[back - 1]!.text)) return true
  }
  return false
}

function leadsToNumber(words: Word[], from: number): boolean {
  let at = from
  while (at < words.length && BEFORE_NUMBER.has(words[at]!.text) && !PUNCTUATION.test(words[at]!.gap)) at++
  return at < words.length && words[at]!.isNumber && !PUNCTUATION.test(words[at]!.gap)
}

type Doing = { fate: string; at: number }

/** The verb whose objects a number is among: the nearest before it, unless another verb stands between. */
function doingBefore(words: Word[], own: number): Doing | null {
  let counted = 0
  for (let at = own - 1; at >= 0; at--) {
    const { fate, does, text } = words[at]!
    if (fate !== null) return does && counted <= REACH_BACK ? { fate, at } : null
    // "Including three children": among those before, however far.
    if (text === 'including') counted = -REACH
    if (breaks(words, at)) return null
    counted++
  }
  return null
}

/** Another verb, which what comes after it belongs to: "and taking", "leaving". */
const breaks = (words: Word[], at: number) =>
  LEAVES.has(words[at]!.text) ||
  (/(?:ed|ing)$/.test(words[at]!.text) &&
    words[at]!.text !== 'including' &&
    at > 0 &&
    (PUNCTUATION.test(words[at]!.gap) || JOINS.has(words[at - 1]!.text)))

const LEAVES = new Set(['left', 'leaves', 'leaving', 'leave', 'took'])
const JOINS = new Set(['and', 'but', 'while', 'then', 'or'])

const isObject = (words: Word[], verb: number, own: number) =>
  words.slice(verb + 1, own).every(({ text, gap }) => BEFORE_NUMBER.has(text) && !PUNCTUATION.test(gap)) &&
  !PUNCTUATION.test(words[own]!.gap)

/**
 * The first word after a number that tells what was suffered. `shared`: other numbers stand between, as in "12 soldiers and five
 * civilians were killed". `isDoneTo`: a verb before has the number too, and a comma ends what is its own.
 */
function sufferedAfter(words: Word[], own: number, isDoneTo: boolean): { fate: string; shared: boolean } | null {
  let shared = false
  let verb = false
  let counted = 0
  for (let at = own + 1; at < words.length && counted < REACH; at++, counted++) {
    const word = words[at]!
    const closed = word.gap.includes(',') ? asideEnd(words, at) : 0
    if (closed > 0 && !isDoneTo) {
      at = closed - 1
      continue
    }
    if (/[;:]/.test(word.gap) || (isDoneTo && PUNCTUATION.test(word.gap))) return null
    if (word.fate !== null) return word.does ? null : { fate: word.fate, shared }
    if (isDoneTo && LEAVES.has(word.text)) return null
    verb ||= PASSIVES.has(word.text) || HAVE.has(word.text)
    // "Three were in danger and 13 hurt": what comes after another verb is the other number's.
    if (word.isNumber && (verb || !isListed(words, at))) return null
    shared ||= word.isNumber
  }
  return null
}

/** "12 soldiers and five civilians": a number that goes on a list. */
function isListed(words: Word[], number: number): boolean {
  let at = number
  while (at > 0 && BEFORE_NUMBER.has(words[at - 1]!.text) && !PUNCTUATION.test(words[at]!.gap)) at--
  return words[at]!.gap.includes(',') || JOINS.has(words[at - 1]?.text ?? '')
}

const HAVE = new Set(['has', 'have', 'had'])

/** Where an aside ends that a comma opens: ", three of them children, were". 0 where none does. */
function asideEnd(words: Word[], from: number): number {
  for (let at = from + 1; at < words.length && at - from <= REACH; at++) {
    if (/[;:—–]/.test(words[at]!.gap)) return 0
    if (words[at]!.gap.includes(','))
      return PASSIVES.has(words[at]!.text) || HAVE.has(words[at]!.text) || STATES.has(words[at]!.text) ? at : 0
  }
  return 0
}

/** The nearest word before a number that tells what became of somebody: "the death toll rose to 46". */
function toldBefore(words: Word[], own: number): string | null {
  for (let at = own - 1; at >= Math.max(0, own - REACH_BACK); at--) {
    if (words[at]!.fate !== null) return words[at]!.fate
    if (breaks(words, at)) return null
  }
  return null
}
