import { alignedRuns, type Run } from './alignment.ts'
import { distinct, sharedCount, shinglesOf } from './shingles.ts'
import type { WordRun } from './word-run.ts'

/**
 * One step from a text to another, in words of each: `kept` word for word; `reworded`, said otherwise in its place; `cut`, only in
 * the first; `added`, only in the second; `moved`, word for word but elsewhere.
 */
export type Step = {
  kind: 'kept' | 'reworded' | 'cut' | 'added' | 'moved'
  at: number
  end: number
  otherAt: number
  otherEnd: number
}

/** Runs that anchor the alignment, in words; between anchors shorter ones count too, for there they cannot be chance. */
const ANCHOR = 8
const INNER = 3
/** Stretches that face each other are one reworded if neither is longer than this, or if they share this much of their pairs of words. */
const SHORT = 4
const ALIKE = 0.25

/** The steps from one text to another, in the order of the first; each word of both is in exactly one step. */
export function stepsBetween(a: WordRun, b: WordRun): Step[] {
  const runs = alignedRuns(a.hashes, b.hashes, ANCHOR)
  const inOrder = heaviestChain(runs)
  const chain = new Set(inOrder)
  const moved = withoutOverlaps(
    runs.filter((run) => !chain.has(run)),
    inOrder,
  )
  const steps: Step[] = moved.map((run) => ({ kind: 'moved', ...run }))
  let [at, otherAt] = [0, 0]
  for (const run of [
    ...inOrder,
    { at: a.hashes.length, end: a.hashes.length, otherAt: b.hashes.length, otherEnd: b.hashes.length },
  ]) {
    steps.push(...between(a, b, { at, end: run.at, otherAt, otherEnd: run.otherAt }, moved))
    if (run.end > run.at) steps.push({ kind: 'kept', ...run })
    at = run.end
    otherAt = run.otherEnd
  }
  return steps.sort((x, y) => x.at - y.at || x.otherAt - y.otherAt)
}

/** The runs that follow each other in both texts and hold most words (the longest increasing subsequence, weighted). */
function heaviestChain(runs: Run[]): Run[] {
  const best: { weight: number; before: number }[] = []
  for (const [at, run] of runs.entries()) {
    let chosen = { weight: 0, before: -1 }
    for (const [earlier, other] of runs.slice(0, at).entries()) {
      const weight = best[earlier]?.weight ?? 0
      if (other.end <= run.at && other.otherEnd <= run.otherAt && weight > chosen.weight)
        chosen = { weight, before: earlier }
    }
    best.push({ weight: chosen.weight + run.end - run.at, before: chosen.before })
  }
  const chain: Run[] = []
  let at = best.reduce((top, { weight }, n) => (weight > (best[top]?.weight ?? 0) ? n : top), 0)
  while (at >= 0 && runs[at]) {
    chain.unshift(runs[at] as Run)
    at = best[at]?.before ?? -1
  }
  return chain
}

/** The runs that share no word with those chosen before them. */
function withoutOverlaps(runs: Run[], chosen: Run[]): Run[] {
  const kept: Run[] = []
  const clash = (x: Run, y: Run) => (x.at < y.end && y.at < x.end) || (x.otherAt < y.otherEnd && y.otherAt < x.otherEnd)
  for (const run of runs) if (![...chosen, ...kept].some((other) => clash(run, other))) kept.push(run)
  return kept
}

/** The steps of a stretch between two anchors. */
function between(a: WordRun, b: WordRun, gap: Run, moved: Run[]): Step[] {
  const mine = outside(
    gap.at,
    gap.end,
    moved.map(({ at, end }) => [at, end]),
  )
  const others = outside(
    gap.otherAt,
    gap.otherEnd,
    moved.map(({ otherAt, otherEnd }) => [otherAt, otherEnd]),
  )
  const [own, other] = [mine[0], others[0]]
  if (mine.length === 1 && others.length === 1 && own && other) return facing(a, b, own, other)
  return [
    ...mine.map(([at, end]): Step => ({ kind: 'cut', at, end, otherAt: gap.otherAt, otherEnd: gap.otherAt })),
    ...others.map(([at, end]): Step => ({ kind: 'added', at: gap.end, end: gap.end, otherAt: at, otherEnd: end })),
  ]
}

type Range = [start: number, end: number]

/** What is left of a range without others. */
function outside(start: number, end: number, taken: Range[]): Range[] {
  const left: Range[] = []
  let at = start
  for (const [from, to] of taken.filter(([x, y]) => x < end && y > start).sort((x, y) => x[0] - y[0])) {
    if (from > at) left.push([at, from])
    at = Math.max(at, to)
  }
  if (at < end) left.push([at, end])
  return left
}

/** Two stretches in the same place: what they share in short runs is kept, what is left is reworded, or cut and added. */
function facing(a: WordRun, b: WordRun, [at, end]: Range, [otherAt, otherEnd]: Range): Step[] {
  const [mine, others] = [a.hashes.subarray(at, end), b.hashes.subarray(otherAt, otherEnd)]
  if (Math.max(mine.length, others.length) > SHORT && sharedPairs(mine, others) < ALIKE)
    return [
      { kind: 'cut', at, end, otherAt, otherEnd: otherAt },
      { kind: 'added', at: end, end, otherAt, otherEnd },
    ]
  const inner = heaviestChain(alignedRuns(mine, others, INNER))
  const steps: Step[] = []
  let [from, otherFrom] = [at, otherAt]
  const push = (to: number, otherTo: number) => {
    if (to === from && otherTo === otherFrom) return
    const kind = to === from ? 'added' : otherTo === otherFrom ? 'cut' : 'reworded'
    steps.push({ kind, at: from, end: to, otherAt: otherFrom, otherEnd: otherTo })
  }
  for (const run of inner) {
    push(at + run.at, otherAt + run.otherAt)
    ;[from, otherFrom] = [at + run.end, otherAt + run.otherEnd]
    steps.push({ kind: 'kept', at: at + run.at, end: from, otherAt: otherAt + run.otherAt, otherEnd: otherFrom })
  }
  push(end, otherEnd)
  return steps
}

/** The share of the different pairs of words of the one with fewer that the other has too. */
function sharedPairs(a: Uint32Array, b: Uint32Array): number {
  const [one, other] = [distinct(shinglesOf(a, 2)), distinct(shinglesOf(b, 2))]
  return sharedCount(one, other) / (Math.min(one.length, other.length) || 1)
}
