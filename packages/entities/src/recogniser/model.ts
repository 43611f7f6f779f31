import { FEATURE_BITS } from './features.ts'
import { LABELS } from './labels.ts'
import { Names } from './names.ts'
import { packNumbers, unpackNumbers, unzigzag, zigzag } from './pack.ts'
import { WordReader } from './words.ts'

/** Scores of a feature stand side by side, a power of two apart. */
export const ROW_WIDTH = 16
/** Scores are kept with this added, so that they are bytes without a sign. */
export const NO_SCORE = 128
/** Of a feature in the packed form: how far, which labels, and at least one score. */
const FEWEST_NUMBERS = 3
const ROWS = 2 ** FEATURE_BITS

export type Model = {
  /** For each feature that has scores, in order, ROW_WIDTH bytes, four in a number: its score for each label, NO_SCORE for none. */
  rows: Uint32Array
  /** One bit for each feature: whether it has scores. Most that a text has are not among them. */
  present: Uint32Array
  /** For each number of `present`, how many features with scores come before it. */
  before: Uint32Array
  /** In the unit of `rows`: [previous × LABELS + label]. */
  transitions: Float32Array
  names: Names
  words: WordReader
}

/** The model as it is kept in the repository. */
export type PackedModel = { rows: string; transitions: number[]; names: string; ordinary: string }

export function unpackModel(packed: PackedModel): Model {
  const names = unpackNames(packed.names, packed.ordinary)
  const transitions = Float32Array.from(packed.transitions)
  return { ...unpackRows(packed.rows), transitions, names, words: new WordReader(names) }
}

/** The table is kept dense, a third of its size, so that it stays in the processor's caches. */
function unpackRows(base64: string): Pick<Model, 'rows' | 'present' | 'before'> {
  const numbers = unpackNumbers(base64)
  const present = new Uint32Array(ROWS / 32)
  const before = new Uint32Array(ROWS / 32)
  const bytes = new Uint8Array(Math.ceil(numbers.length / FEWEST_NUMBERS) * ROW_WIDTH)
  let count = 0
  for (let at = 0, feature = 0; at < numbers.length; count++) {
    feature += numbers[at++]!
    present[feature >>> 5]! |= 1 << (feature & 31)
    const row = count * ROW_WIDTH
    bytes.fill(NO_SCORE, row, row + ROW_WIDTH)
    for (let labels = numbers[at++]!; labels !== 0; labels &= labels - 1)
      bytes[row + 31 - Math.clz32(labels & -labels)] = NO_SCORE + unzigzag(numbers[at++]!)
  }
  for (let at = 1; at < before.length; at++) before[at] = before[at - 1]! + bitCount(present[at - 1]!)
  return { rows: new Uint32Array(bytes.buffer.slice(0, count * ROW_WIDTH)), present, before }
}

/** How many bits of a number of 32 are set (Hacker's Delight, 5-1). */
export function bitCount(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
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

/** Names packed as sorted hashes, each with its mask. */
export function unpackNames(base64: string, ordinary: string): Names {
  const numbers = unpackNumbers(base64)
  const hashes = new Uint32Array(numbers.length / 2)
  const classes = new Uint32Array(numbers.length / 2)
  for (let at = 0, hash = 0; at < hashes.length; at++) {
    hash = (hash + numbers[at * 2]!) >>> 0
    hashes[at] = hash
    classes[at] = numbers[at * 2 + 1]!
  }
  return new Names(hashes, classes, new Uint8Array(Buffer.from(ordinary, 'base64')))
}

export function packNames(entries: Iterable<[hash: number, classes: number]>): string {
  const sorted = [...entries]
    .map(([hash, classes]): [number, number] => [hash >>> 0, classes])
    .toSorted((a, b) => a[0] - b[0])
  return packNumbers(sorted.flatMap(([hash, classes], index) => [hash - (sorted[index - 1]?.[0] ?? 0), classes]))
}
