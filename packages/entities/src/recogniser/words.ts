import { hashOf, wordHash } from './hashing.ts'
import type { NameLookup } from './names.ts'

/** What can be said of a word by itself. `classes` is its mask in the tables of names. */
export type Word = {
  text: string
  /** Straight apostrophes, no full stops: what tables of names are keyed by. */
  key: string
  lower: string
  /** Of `lower`, with all digits alike. */
  hash: number
  /** Of `key`: case counts. */
  exact: number
  shape: number
  prefixes: number[]
  suffixes: number[]
  kind: 'word' | 'number' | 'mark'
  capital: boolean
  hasUpper: boolean
  startsWithDigit: boolean
  /** Two letters or more, all upper case. */
  upper: boolean
  classes: number
  ordinary: boolean
  /** Has Latin letters, and has letters that common English words have not. */
  latin: boolean
  accented: boolean
}

const LETTER = /\p{L}/u
const LATIN = /\p{Script=Latin}/u
const ACCENTED = /[^\p{ASCII}’]/u
const AFFIXES = [2, 3, 4]
const LONGEST_AFFIXED = 40

/** What is kept of words read before: only for speed, never for the answer. */
const MOST_KEPT = 50_000

/** Reads each distinct word once, as long as it keeps it. */
export class WordReader {
  readonly #words = new Map<string, Word>()
  readonly #names: NameLookup

  constructor(names: NameLookup) {
    this.#names = names
  }

  read(text: string): Word {
    let word = this.#words.get(text)
    if (word) return word
    if (this.#words.size >= MOST_KEPT) this.#words.clear()
    this.#words.set(text, (word = readWord(text, this.#names)))
    return word
  }
}

function readWord(text: string, names: NameLookup): Word {
  const key = keyOf(text)
  const lower = key.toLowerCase()
  const kind = LETTER.test(text) ? 'word' : /\d/.test(text) ? 'number' : 'mark'
  const hash = wordHash(lower)
  const first = text.charAt(0)
  const capital = kind === 'word' && first !== first.toLowerCase()
  const short = lower.slice(0, LONGEST_AFFIXED)
  return {
    text,
    key,
    lower,
    hash,
    exact: hashOf(key),
    shape: hashOf(shapeOf(text)),
    prefixes: AFFIXES.map((length) => hashOf(short, 0, Math.min(length, short.length))),
    suffixes: AFFIXES.map((length) => hashOf(lower, Math.max(0, lower.length - length))),
    kind,
    capital,
    hasUpper: capital || lower !== key,
    startsWithDigit: first >= '0' && first <= '9',
    upper: capital && key.length > 1 && key === key.toUpperCase(),
    classes: kind === 'word' ? names.classesOf(hash) : 0,
    ordinary: kind === 'word' && names.isOrdinary(hash),
    latin: LATIN.test(lower),
    accented: ACCENTED.test(lower),
  }
}

/** The spelling under which tables hold a word. */
export const keyOf = (text: string) =>
  text.includes('.') || text.includes('’') ? text.replaceAll('’', "'").replaceAll('.', '') : text

const LONGEST_SHAPE = 12

/** Runs of upper case, lower case and digits as X, x and 0; two or more of a kind are written twice. */
function shapeOf(text: string): string {
  let shape = ''
  for (let at = 0; at < text.length && shape.length < LONGEST_SHAPE; at++) {
    const sign = signOf(text.charAt(at))
    if (shape.at(-1) === sign && shape.at(-2) === sign) continue
    shape += sign
  }
  return shape
}

function signOf(letter: string): string {
  if (letter >= '0' && letter <= '9') return '0'
  const lower = letter.toLowerCase()
  if (lower !== letter) return 'X'
  return letter.toUpperCase() !== letter || LETTER.test(letter) ? 'x' : letter
}
