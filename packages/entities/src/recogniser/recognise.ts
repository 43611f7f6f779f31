import { isEnglish } from '@copydesk/news'
import { consistent } from './consistency.ts'
import { decode } from './decode.ts'
import { readDocument, type Document } from './document.ts'
import { featuresOf, MOST_FEATURES } from './features.ts'
import { mended } from './mend-names.ts'
import { sureNames } from './sure-names.ts'
import type { Found } from './found.ts'
import { LABELS, spansOf } from './labels.ts'
import { tidied } from './tidy-names.ts'
import { bitCount, NO_SCORE, ROW_WIDTH, type Model } from './model.ts'
import { tokenise, type Token } from './tokens.ts'

/** Stretches longer than this are decoded in pieces. */
const LONGEST_STRETCH = 300

/** The tokens of a text and the names among them, in order, by the trained model. */
export function recognise(text: string, model: Model): { tokens: Token[]; found: Found[] } {
  const tokens = tokenise(text, model.words)
  const document = readDocument(tokens, model.names)
  if (!isEnglish(text)) return { tokens, found: sureNames(document, model.names) }
  const labels = new Uint8Array(tokens.length)
  for (const [from, to] of stretchesOf(document)) labelStretch(document, from, to, model, labels)
  return { tokens, found: consistent(document, mended(document, tidied(document, spansOf(labels)))) }
}

/** Stretches of tokens of one line that may be part of names, as tokens from and up to. */
export function* stretchesOf({ tokens, candidates }: Document): Generator<[from: number, to: number]> {
  for (let from = 0; from < tokens.length; from++) {
    if (!candidates[from]) continue
    let to = from + 1
    while (
      to < tokens.length &&
      candidates[to] &&
      tokens[to]!.line === tokens[from]!.line &&
      to - from < LONGEST_STRETCH
    )
      to++
    yield [from, to]
    from = to - 1
  }
}

const rows = new Int32Array(MOST_FEATURES)
const emissions = new Float32Array(LONGEST_STRETCH * LABELS)

function labelStretch(document: Document, from: number, to: number, model: Model, labels: Uint8Array) {
  for (let at = from; at < to; at++) addScores(model, featuresOf(document, at, rows), (at - from) * LABELS)
  decode({ emissions, transitions: model.transitions }, to - from, labels.subarray(from, to))
}

/** Every second byte of a number: a sum of MOST_FEATURES bytes fits into sixteen bits, so two sums fit into one number. */
const BYTES = 0x00ff00ff
const NUMBERS_A_ROW = ROW_WIDTH / 4
const evenSums = new Int32Array(NUMBERS_A_ROW)
const oddSums = new Int32Array(NUMBERS_A_ROW)

/** The scores of a token: the sums over its features, for all labels at once. This loop is half of the time that tagging takes. */
function addScores({ rows: scores, present, before }: Model, count: number, base: number) {
  let [even0, even1, even2, even3, odd0, odd1, odd2, odd3] = [0, 0, 0, 0, 0, 0, 0, 0]
  let added = 0
  for (let place = 0; place < count; place++) {
    const feature = rows[place]!
    const near = present[feature >>> 5]!
    const bit = 1 << (feature & 31)
    if ((near & bit) === 0) continue
    added++
    const row = (before[feature >>> 5]! + bitCount(near & (bit - 1))) * NUMBERS_A_ROW
    const first = scores[row]!
    const second = scores[row + 1]!
    const third = scores[row + 2]!
    const fourth = scores[row + 3]!
    even0 = (even0 + (first & BYTES)) | 0
    odd0 = (odd0 + ((first >>> 8) & BYTES)) | 0
    even1 = (even1 + (second & BYTES)) | 0
    odd1 = (odd1 + ((second >>> 8) & BYTES)) | 0
    even2 = (even2 + (third & BYTES)) | 0
    odd2 = (odd2 + ((third >>> 8) & BYTES)) | 0
    even3 = (even3 + (fourth & BYTES)) | 0
    odd3 = (odd3 + ((fourth >>> 8) & BYTES)) | 0
  }
  evenSums.set([even0, even1, even2, even3])
  oddSums.set([odd0, odd1, odd2, odd3])
  for (let label = 0; label < LABELS; label++) {
    const sum = (label & 1 ? oddSums : evenSums)[label >> 2]!
    emissions[base + label] = ((label & 2 ? sum >>> 16 : sum) & 0xffff) - NO_SCORE * added
  }
}
