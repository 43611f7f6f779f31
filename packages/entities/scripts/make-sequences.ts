import { featuresOf, MOST_FEATURES } from '../src/recogniser/features.ts'
import { readDocument, type Document } from '../src/recogniser/document.ts'
import { labelOf, OUTSIDE } from '../src/recogniser/labels.ts'
import type { NameLookup } from '../src/recogniser/names.ts'
import { stretchesOf } from '../src/recogniser/recognise.ts'
import { tokenise, type Token } from '../src/recogniser/tokens.ts'
import { WordReader } from '../src/recogniser/words.ts'
import type { LabelledText, Span } from './labelled-text.ts'
import type { Sequence } from './train-sequences.ts'

/** The stretches of a text that may hold names, by the very code that reads texts to tag. */
export function sequencesOf({ text, spans }: LabelledText, names: NameLookup): Sequence[] {
  const tokens = tokenise(text, new WordReader(names))
  const document = readDocument(tokens, names)
  const labels = labelsOf(tokens, spans)
  return Array.from(stretchesOf(document), ([from, to]) => sequenceOf(document, from, to, labels))
}

function sequenceOf(document: Document, from: number, to: number, labels: Uint8Array): Sequence {
  const offsets = new Int32Array(to - from + 1)
  const rows = new Int32Array((to - from) * MOST_FEATURES)
  let end = 0
  for (let at = from; at < to; at++) {
    end += featuresOf(document, at, rows.subarray(end))
    offsets[at - from + 1] = end
  }
  return { rows: rows.slice(0, end), offsets, labels: labels.slice(from, to) }
}

/** A token belongs to the name it overlaps. */
function labelsOf(tokens: Token[], spans: Span[]): Uint8Array {
  const labels = new Uint8Array(tokens.length).fill(OUTSIDE)
  let at = 0
  for (const { start, end, type } of spans) {
    while (at < tokens.length && tokens[at]!.end <= start) at++
    let to = at
    while (to < tokens.length && tokens[to]!.start < end) to++
    if (to === at + 1) labels[at] = labelOf(type, 'single')
    else if (to > at) {
      labels.fill(labelOf(type, 'inside'), at, to)
      labels[at] = labelOf(type, 'first')
      labels[to - 1] = labelOf(type, 'last')
    }
    at = to
  }
  return labels
}
