import type { Passage } from '@copydesk/news'
import { alignedRuns, type Run } from './alignment.ts'
import type { WordRun } from './word-run.ts'

/** A matched run counts from this many words on: shorter ones are phrases anybody writes. */
const MIN_WORDS = 8
/** Runs with no more than this many words between them on both sides are one passage with an edit in it. */
const MAX_GAP = 4

export type Matched = { passages: Passage[]; words: number; otherWords: number }

/**
 * The passages of at least eight words that two runs share, small edits inside allowed, in the order of the first; and
 * how many words of each side they cover. Each word of the first run is matched at most once.
 */
export function matchPassages(a: WordRun, b: WordRun): Matched {
  const matches = joined(alignedRuns(a.hashes, b.hashes, MIN_WORDS))
  const passages = matches.map(({ at, end, otherAt, otherEnd }) => ({
    start: a.starts[at] ?? 0,
    end: a.ends[end - 1] ?? 0,
    otherStart: b.starts[otherAt] ?? 0,
    otherEnd: b.ends[otherEnd - 1] ?? 0,
  }))
  const words = matches.reduce((sum, match) => sum + match.end - match.at, 0)
  return { passages, words, otherWords: coveredByOther(matches, b.hashes.length) }
}

function joined(runs: Run[]): Run[] {
  const passages: Run[] = []
  for (const run of runs) {
    const last = passages.at(-1)
    const gap = last ? run.at - last.end : Infinity
    const otherGap = last ? run.otherAt - last.otherEnd : Infinity
    if (last && gap <= MAX_GAP && otherGap >= 0 && otherGap <= MAX_GAP) {
      last.end = run.end
      last.otherEnd = run.otherEnd
    } else passages.push({ ...run })
  }
  return passages
}

function coveredByOther(runs: Run[], length: number): number {
  const covered = new Uint8Array(length)
  for (const { otherAt, otherEnd } of runs) covered.fill(1, otherAt, otherEnd)
  return covered.reduce((sum, one) => sum + one, 0)
}
