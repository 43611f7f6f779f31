import type { Passage } from '@copydesk/news'
import { shinglesOf } from './shingles.ts'
import type { WordRun } from './word-run.ts'

/** A matched run counts from this many words on: shorter ones are phrases anybody writes. */
const MIN_WORDS = 8
/** Runs with no more than this many words between them on both sides are one passage with an edit in it. */
const MAX_GAP = 4

/** Matched words of two runs: `at` and `otherAt` are word positions. */
type Match = { at: number; end: number; otherAt: number; otherEnd: number }

export type Matched = { passages: Passage[]; words: number; otherWords: number }

/**
 * The passages of at least eight words that two runs share, small edits inside allowed, in the order of the first; and
 * how many words of each side they cover. Each word of the first run is matched at most once.
 */
export function matchPassages(a: WordRun, b: WordRun): Matched {
  const matches = joined(matchRuns(a.hashes, b.hashes))
  const passages = matches.map(({ at, end, otherAt, otherEnd }) => ({
    start: a.starts[at] ?? 0,
    end: a.ends[end - 1] ?? 0,
    otherStart: b.starts[otherAt] ?? 0,
    otherEnd: b.ends[otherEnd - 1] ?? 0,
  }))
  const words = matches.reduce((sum, match) => sum + match.end - match.at, 0)
  return { passages, words, otherWords: coveredByOther(matches, b.hashes.length) }
}

function matchRuns(a: Uint32Array, b: Uint32Array): Match[] {
  const places = new Map<number, number>()
  const runsOfB = shinglesOf(b, MIN_WORDS)
  for (let at = runsOfB.length - 1; at >= 0; at -= 1) places.set(runsOfB[at] ?? 0, at)
  const runsOfA = shinglesOf(a, MIN_WORDS)
  const matches: Match[] = []
  for (let at = 0; at < runsOfA.length; at += 1) {
    const otherAt = places.get(runsOfA[at] ?? 0)
    if (otherAt === undefined) continue
    let length = 0
    while (at + length < a.length && otherAt + length < b.length && a[at + length] === b[otherAt + length]) length += 1
    if (length < MIN_WORDS) continue
    matches.push({ at, end: at + length, otherAt, otherEnd: otherAt + length })
    at += length - 1
  }
  return matches
}

function joined(matches: Match[]): Match[] {
  const passages: Match[] = []
  for (const match of matches) {
    const last = passages.at(-1)
    const gap = last ? match.at - last.end : Infinity
    const otherGap = last ? match.otherAt - last.otherEnd : Infinity
    if (last && gap <= MAX_GAP && otherGap >= 0 && otherGap <= MAX_GAP) {
      last.end = match.end
      last.otherEnd = match.otherEnd
    } else passages.push({ ...match })
  }
  return passages
}

function coveredByOther(matches: Match[], length: number): number {
  const covered = new Uint8Array(length)
  for (const { otherAt, otherEnd } of matches) covered.fill(1, otherAt, otherEnd)
  return covered.reduce((sum, one) => sum + one, 0)
}
