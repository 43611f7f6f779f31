import type { MentionType } from '@copydesk/news'
import type { Piece } from './word-pieces.ts'

export type Span = { start: number; end: number; type: MentionType }
/** What a label says of a piece: nothing, or that it begins or goes on with a name. */
export type Label = { type: MentionType; begins: boolean } | null

/** The names of types in the corpora that token classifiers learn from: CoNLL, OntoNotes, WikiNEuRal and the like. */
const TYPES: Record<string, MentionType> = {
  PER: 'person',
  PERSON: 'person',
  ORG: 'organization',
  ORGANIZATION: 'organization',
  CORPORATION: 'organization',
  GROUP: 'organization',
  LOC: 'place',
  LOCATION: 'place',
  GPE: 'place',
  FAC: 'place',
}

/** "B-PER", "I-ORG", "E-LOC", "S-GPE" or plain "PER"; types that are not ours say nothing. */
export function readLabel(label: string): Label {
  const [, part = '', name = ''] = /^(?:([BIESLU])[-_])?(.*)$/.exec(label.toUpperCase()) ?? []
  const type = TYPES[name]
  return type ? { type, begins: part === 'B' || part === 'S' || part === 'U' } : null
}

/** Names by the label of the first piece of each word. A name that goes on without having begun begins. */
export function labelSpans(pieces: readonly Piece[], labels: readonly Label[]): Span[] {
  const spans: Span[] = []
  let open: Span | null = null
  let inside = false
  for (const [at, piece] of pieces.entries()) {
    if (!piece.begins) {
      if (inside && open) open.end = piece.end
      continue
    }
    const label = labels[at] ?? null
    inside = label !== null
    if (!label) open = null
    else if (open && open.type === label.type && !label.begins) open.end = piece.end
    else spans.push((open = { start: piece.start, end: piece.end, type: label.type }))
  }
  return spans
}
