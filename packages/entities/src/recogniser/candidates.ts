import { bitOf } from './name-classes.ts'
import type { Token } from './tokens.ts'
import type { Word } from './words.ts'

const REACH = 2
const PARTICLE = bitOf('particle')

/** A word that may be in a name by its own looks: with a capital letter, a digit before letters, or "van", "al". */
const looksNamed = (word: Word) =>
  word.kind === 'word' && (word.hasUpper || word.startsWithDigit || (word.classes & PARTICLE) !== 0)

/**
 * Which tokens may be part of a name: those that look so, numbers and "'s" right after them, and what stands between two of them,
 * neither more than two tokens away. All others are outside without asking the model; in prose that is most.
 */
export function candidatesOf(tokens: Token[]): Uint8Array {
  const candidates = new Uint8Array(tokens.length)
  let last = -REACH - 1
  for (const [at, { word, line }] of tokens.entries()) {
    if (!looksNamed(word)) {
      if (last === at - 1 && tokens[last]?.line === line && (word.kind === 'number' || word.lower === "'s"))
        candidates[at] = 1
      continue
    }
    candidates[at] = 1
    if (at - last <= REACH + 1 && last >= 0 && tokens[last]!.line === line) candidates.fill(1, last, at)
    last = at
  }
  return candidates
}
