import { smallNumbers } from './number-words.ts'
import type { FoundNumber } from './numbers.ts'
import type { Token } from './sentences.ts'

/** Verbs that tell how many times as much something became; as adjectives ("a doubled wall") they tell nothing. */
const BECAME = new Map<string, number>([
  ['doubled', 2],
  ['tripled', 3],
  ['trebled', 3],
  ['quadrupled', 4],
])
const DETERMINERS = new Set(['a', 'an', 'the', 'their', 'its', 'his', 'her'])
const COMPARED = new Set(['as', 'the', 'its', 'their', 'last', 'what'])
const FOLD = /^(\p{L}+?|\d+)-?fold$/u

/** "Doubled", "twice as many", "threefold": how many times as much, in the unit "times". */
export function multipleAt(tokens: Token[], at: number): FoundNumber | null {
  const { lower } = tokens[at]!
  const before = tokens[at - 1]?.lower ?? ''
  const times = BECAME.get(lower)
  if (times !== undefined) return at > 0 && !DETERMINERS.has(before) ? multiple(at, times) : null
  if (lower === 'twice') return COMPARED.has(tokens[at + 1]?.lower ?? '') ? multiple(at, 2) : null
  const fold = FOLD.exec(lower)?.[1]
  const folds =
    fold === undefined ? undefined : (smallNumbers.get(fold) ?? (/^\d/.test(fold) ? Number(fold) : undefined))
  return folds === undefined ? null : multiple(at, folds)
}

const multiple = (at: number, value: number): FoundNumber => ({
  from: at,
  to: at + 1,
  value,
  low: value,
  high: value,
  unit: 'times',
  approximate: false,
  inWords: true,
})
