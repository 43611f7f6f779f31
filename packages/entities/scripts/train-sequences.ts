import { decode } from '../src/recogniser/decode.ts'
import { FEATURE_BITS } from '../src/recogniser/features.ts'
import { LABELS } from '../src/recogniser/labels.ts'
import { Random } from './random.ts'

/** A stretch: for each token its feature rows, one after the other, and its label. */
export type Sequence = { rows: Int32Array; offsets: Int32Array; labels: Uint8Array }

export type Weights = { rows: Float32Array; transitions: Float32Array }

const ROWS = 2 ** FEATURE_BITS * LABELS

/**
 * Weights of an averaged structured perceptron (Collins 2002): each line is decoded with the weights so far, and where the
 * answer is wrong the weights move from it towards the right one; what is kept is their mean over all steps,
 * and over several orders of the stretches, which steadies it.
 */
export function train(sequences: Sequence[], epochs: number, seeds: number[], tell: (line: string) => void): Weights {
  const mean: Weights = { rows: new Float32Array(ROWS), transitions: new Float32Array(LABELS * LABELS) }
  for (const seed of seeds) {
    tell(`order ${seed}`)
    const one = trainOnce(sequences, epochs, seed, tell)
    for (const kind of ['rows', 'transitions'] as const)
      for (let at = 0; at < mean[kind].length; at++) mean[kind][at]! += one[kind][at]! / seeds.length
  }
  return mean
}

function trainOnce(sequences: Sequence[], epochs: number, seed: number, tell: (line: string) => void): Weights {
  const random = new Random(seed)
  const weights: Weights = { rows: new Float32Array(ROWS), transitions: new Float32Array(LABELS * LABELS) }
  const sums: Weights = { rows: new Float32Array(ROWS), transitions: new Float32Array(LABELS * LABELS) }
  let step = 1
  const order = sequences.map((_, index) => index)
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let wrong = 0
    for (const index of random.shuffle(order)) {
      wrong += learnFrom(withoutSome(sequences[index]!, random), weights, sums, step)
      step++
    }
    tell(`epoch ${epoch}: ${wrong} tokens wrong`)
  }
  return {
    rows: weights.rows.map((weight, at) => weight - sums.rows[at]! / step),
    transitions: weights.transitions.map((weight, at) => weight - sums.transitions[at]! / step),
  }
}

/** The share of its features a stretch is learnt without, others each time, so that none is relied on alone (Søgaard and Johannsen 2012). */
const LEFT_OUT = 0.2

function withoutSome({ rows, offsets, labels }: Sequence, random: Random): Sequence {
  const kept = new Int32Array(rows.length)
  const ends = new Int32Array(offsets.length)
  let end = 0
  for (let at = 0; at < labels.length; at++) {
    for (let place = offsets[at]!; place < offsets[at + 1]!; place++)
      if (!random.chance(LEFT_OUT)) kept[end++] = rows[place]!
    ends[at + 1] = end
  }
  return { rows: kept, offsets: ends, labels }
}

function learnFrom({ rows, offsets, labels }: Sequence, weights: Weights, sums: Weights, step: number): number {
  const length = labels.length
  const emissions = new Float32Array(length * LABELS)
  for (let at = 0; at < length; at++)
    for (let place = offsets[at]!; place < offsets[at + 1]!; place++) {
      const row = rows[place]! * LABELS
      for (let label = 0; label < LABELS; label++) emissions[at * LABELS + label]! += weights.rows[row + label]!
    }
  const guess = new Uint8Array(length)
  decode({ emissions, transitions: weights.transitions }, length, guess)
  const move = (kind: keyof Weights, at: number, by: number) => {
    weights[kind][at]! += by
    sums[kind][at]! += by * step
  }
  let wrong = 0
  for (let at = 0; at < length; at++) {
    const [right, given] = [labels[at]!, guess[at]!]
    if (at > 0) {
      const [from, to] = [labels[at - 1]! * LABELS + right, guess[at - 1]! * LABELS + given]
      if (from !== to) {
        move('transitions', from, 1)
        move('transitions', to, -1)
      }
    }
    if (right === given) continue
    wrong++
    for (let place = offsets[at]!; place < offsets[at + 1]!; place++) {
      move('rows', rows[place]! * LABELS + right, 1)
      move('rows', rows[place]! * LABELS + given, -1)
    }
  }
  return wrong
}
