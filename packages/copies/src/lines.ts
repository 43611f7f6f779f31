import type { WordRun } from './word-run.ts'

/** The lines of a text that have words: hash of their words, offsets of the line, and how many words. */
export type Lines = { hashes: Uint32Array; starts: Uint32Array; ends: Uint32Array; words: Uint16Array }

const MULTIPLIER = 0x9e3779b1
const MOST_WORDS = 0xffff

/** Reads the lines of a text from its words, so that lines alike but for case, accents and marks have one hash. */
export function linesOf(text: string, run: WordRun): Lines {
  const hashes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const words: number[] = []
  let word = 0
  let at = 0
  while (at <= text.length && word < run.hashes.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const first = word
    let hash = 0
    while (word < run.hashes.length && (run.starts[word] ?? 0) < end) {
      hash = Math.imul(hash ^ (run.hashes[word] ?? 0), MULTIPLIER) ^ (hash >>> 15)
      word += 1
    }
    if (word > first) {
      hashes.push(hash >>> 0)
      starts.push(at)
      ends.push(end)
      words.push(Math.min(word - first, MOST_WORDS))
    }
    at = end + 1
  }
  return {
    hashes: Uint32Array.from(hashes),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    words: Uint16Array.from(words),
  }
}
