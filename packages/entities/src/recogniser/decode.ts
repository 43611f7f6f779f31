import { LABELS, mayBegin, mayEnd, predecessors } from './labels.ts'

/** Emissions: for each token LABELS scores in a row. Transitions: score of [previous × LABELS + label]. */
export type Scores = { emissions: Float32Array; transitions: Float32Array }

/** Room that is used again each time. */
const scores = new Float64Array(LABELS)
const otherScores = new Float64Array(LABELS)
let back = new Uint8Array(0)

/** The best sequence of labels that may follow one another (Viterbi 1967), written to `labels`. */
export function decode({ emissions, transitions }: Scores, length: number, labels: Uint8Array): void {
  if (length === 0) return
  let [best, next] = [scores, otherScores]
  if (back.length < length * LABELS) back = new Uint8Array(length * LABELS)
  for (let label = 0; label < LABELS; label++) best[label] = mayBegin[label] ? emissions[label]! : -Infinity
  for (let at = 1; at < length; at++) {
    for (let label = 0; label < LABELS; label++) {
      let top = -Infinity
      let from = 0
      for (const previous of predecessors[label]!) {
        const score = best[previous]! + transitions[previous * LABELS + label]!
        if (score > top) {
          top = score
          from = previous
        }
      }
      next[label] = top + emissions[at * LABELS + label]!
      back[at * LABELS + label] = from
    }
    ;[best, next] = [next, best]
  }
  let label = 0
  for (let last = 0; last < LABELS; last++)
    if (mayEnd[last] && (!mayEnd[label] || best[last]! > best[label]!)) label = last
  for (let at = length - 1; at >= 0; at--) {
    labels[at] = label
    label = back[at * LABELS + label]!
  }
}
