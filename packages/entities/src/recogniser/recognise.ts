import { consistent } from './consistency.ts'
import { decode } from './decode.ts'
import { readDocument, type Document } from './document.ts'
import { featuresOf, MOST_FEATURES } from './features.ts'
import { isEnglish } from './language.ts'
import { sureNames } from './sure-names.ts'
import type { Found } from './found.ts'
import { LABELS, spansOf } from './labels.ts'
import { ROW_WIDTH, type Model } from './model.ts'
import { tokenise, type Token } from './tokens.ts'

/** Stretches longer than this are decoded in pieces. */
const LONGEST_STRETCH = 300

/** The tokens of a text and the names among them, in order, by the trained model. */
export function recognise(text: string, model: Model): { tokens: Token[]; found: Found[] } {
  const tokens = tokenise(text, model.words)
  const document = readDocument(tokens, model.names)
  if (!isEnglish(tokens)) return { tokens, found: sureNames(document, model.names) }
  const labels = new Uint8Array(tokens.length)
  for (const [from, to] of stretchesOf(document)) labelStretch(document, from, to, model, labels)
  return { tokens, found: consistent(document, spansOf(labels)) }
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
  const { rows: weights, present } = model
  emissions.fill(0, 0, (to - from) * LABELS)
  for (let at = from; at < to; at++) {
    const count = featuresOf(document, at, rows)
    const base = (at - from) * LABELS
    for (let place = 0; place < count; place++) {
      if (!present[rows[place]!]) continue
      const row = rows[place]! * ROW_WIDTH
      for (let label = 0; label < LABELS; label++) emissions[base + label]! += weights[row + label]!
    }
  }
  decode({ emissions, transitions: model.transitions }, to - from, labels.subarray(from, to))
}
