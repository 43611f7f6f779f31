import { shinglesOf } from './shingles.ts'

/** Words `at` to `end` of one text that stand at `otherAt` to `otherEnd` of another. */
export type Run = { at: number; end: number; otherAt: number; otherEnd: number }

/** The runs of at least `least` words that stand in both texts, each from its first place in the other, in the order of the first. */
export function alignedRuns(a: Uint32Array, b: Uint32Array, least: number): Run[] {
  const places = new Map<number, number>()
  const runsOfB = shinglesOf(b, least)
  for (let at = runsOfB.length - 1; at >= 0; at -= 1) places.set(runsOfB[at] ?? 0, at)
  const runsOfA = shinglesOf(a, least)
  const runs: Run[] = []
  for (let at = 0; at < runsOfA.length; at += 1) {
    const otherAt = places.get(runsOfA[at] ?? 0)
    if (otherAt === undefined) continue
    let length = 0
    while (at + length < a.length && otherAt + length < b.length && a[at + length] === b[otherAt + length]) length += 1
    if (length < least) continue
    runs.push({ at, end: at + length, otherAt, otherEnd: otherAt + length })
    at += length - 1
  }
  return runs
}
