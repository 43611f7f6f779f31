import { FEATURE_BITS } from './features.ts'
import { LABELS } from './labels.ts'
import { Names } from './names.ts'
import { packNumbers, unpackNumbers, unzigzag, zigzag } from './pack.ts'
import { WordReader } from './words.ts'

/** Scores of a feature stand side by side, a power of two apart. */
export const ROW_WIDTH = 16
const ROWS = 2 ** FEATURE_BITS

export type Model = {
  /** For each feature, ROW_WIDTH scores by label. */
  rows: Int8Array
  /** 1 for each feature that has a score; most a text has are not among them. */
  present: Uint8Array
  /** In the unit of `rows`: [previous × LABELS + label]. */
  transitions: Float32Array
  names: Names
  words: WordReader
}

/** The model as it is kept in the repository. */
export type PackedModel = { rows: string; transitions: number[]; names: string; ordinary: string }

export function unpackModel(packed: PackedModel): Model {
  const names = new Names(unpackNames(packed.names), new Uint8Array(Buffer.from(packed.ordinary, 'base64')))
  const transitions = Float32Array.from(packed.transitions)
  return { ...unpackRows(packed.rows), transitions, names, words: new WordReader(names) }
}

function unpackRows(base64: string): Pick<Model, 'rows' | 'present'> {
  const rows = new Int8Array(ROWS * ROW_WIDTH)
  const present = new Uint8Array(ROWS)
  const numbers = unpackNumbers(base64)
  for (let at = 0, row = 0; at < numbers.length;) {
    row += numbers[at++]!
    present[row] = 1
    for (let labels = numbers[at++]!; labels !== 0; labels &= labels - 1)
      rows[row * ROW_WIDTH + 31 - Math.clz32(labels & -labels)] = unzigzag(numbers[at++]!)
  }
  return { rows, present }
}

/** For each feature with a score: how far from the one before, which labels, and their scores. */
export function packRows(rows: Int8Array): string {
  const numbers: number[] = []
  let last = 0
  for (let row = 0; row < ROWS; row++) {
    const scores = rows.subarray(row * ROW_WIDTH, row * ROW_WIDTH + LABELS)
    const labels = scores.reduce((mask, score, label) => (score === 0 ? mask : mask | (1 << label)), 0)
    if (labels === 0) continue
    numbers.push(row - last, labels)
    for (const score of scores) if (score !== 0) numbers.push(zigzag(score))
    last = row
  }
  return packNumbers(numbers)
}

function unpackNames(base64: string): [hash: number, classes: number][] {
  const numbers = unpackNumbers(base64)
  const entries: [number, number][] = []
  for (let at = 0, hash = 0; at < numbers.length; at += 2) {
    hash = (hash + numbers[at]!) >>> 0
    entries.push([hash | 0, numbers[at + 1]!])
  }
  return entries
}

export function packNames(entries: Iterable<[hash: number, classes: number]>): string {
  const sorted = [...entries]
    .map(([hash, classes]): [number, number] => [hash >>> 0, classes])
    .toSorted((a, b) => a[0] - b[0])
  return packNumbers(sorted.flatMap(([hash, classes], index) => [hash - (sorted[index - 1]?.[0] ?? 0), classes]))
}
