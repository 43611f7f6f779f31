import { choose } from './grammar.ts'
import type { Random } from './random.ts'

/** Chooses words for a whole day so that no turn of phrase is worn out. */
export type Wording = {
  /** The least worn way to say one of `sentences`; also which of them it is. Parts of the cast stay in braces. */
  freshest(sentences: readonly string[], from: Random): { text: string; at: number }
}

const RUN = 5
const TRIES = 24
const SLOTS = 1 << 22
const WORD = /\{[^{}]*\}|[^\s{},.;:?!“”]+/g

/**
 * Draws several wordings of each sentence and keeps the one whose runs of five words have been used least. Without this, two
 * of a thousand articles about floods would soon share whole clauses, as no two reporters' do.
 */
export function wording(): Wording {
  const used = new Uint16Array(SLOTS)
  const hashes = new Map<string, number>()
  const hashOf = (word: string) => {
    const known = hashes.get(word)
    if (known !== undefined) return known
    let hash = 0x811c9dc5
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
    hashes.set(word, hash)
    return hash
  }
  return {
    freshest(sentences, from) {
      let best = { text: '', at: 0, runs: [] as number[], wear: Infinity }
      for (let turn = 0; turn < TRIES && best.wear > 0; turn++) {
        const at = from.whole(0, sentences.length - 1)
        const text = choose(sentences[at] as string, from)
        const runs = runsOf(text, hashOf)
        const wear = runs.reduce((sum, run) => sum + (used[run] as number), 0)
        if (wear < best.wear) best = { text, at, runs, wear }
      }
      for (const run of best.runs) used[run] = (used[run] as number) + 1
      return { text: best.text, at: best.at }
    },
  }
}

/** Hashes of the runs of words that no part of the cast breaks. */
function runsOf(text: string, hashOf: (word: string) => number): number[] {
  const runs: number[] = []
  const held: number[] = []
  for (const [word] of text.matchAll(WORD)) {
    if (word.startsWith('{')) {
      held.length = 0
      continue
    }
    held.push(hashOf(word.toLowerCase()))
    if (held.length > RUN) held.shift()
    if (held.length < RUN) continue
    let run = 0
    for (const hash of held) run = Math.imul(run ^ hash, 0x9e3779b1) ^ (run >>> 15)
    runs.push(run & (SLOTS - 1))
  }
  return runs
}
