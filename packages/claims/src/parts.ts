import type { Mention } from '@copydesk/news'

/** Longer texts are read in parts of about so many UTF-16 code units, so that time and memory are bounded; articles are shorter. */
const PART = 200_000

/** A part of a text with its mentions, offsets from the part's start; `from` is where it starts in the text. */
export type Part = { text: string; mentions: Mention[]; from: number }

/** The whole text, or parts of it that end where a line or at least a word does. `mentions` are in the order of the text. */
export function* partsOf(text: string, mentions: Mention[]): Generator<Part> {
  if (text.length <= PART) return yield { text, mentions, from: 0 }
  let next = 0
  for (let from = 0; from < text.length;) {
    const part = partAt(text, from)
    const to = from + part.length
    const first = next
    while (next < mentions.length && mentions[next]!.start < to) next++
    yield { text: part, mentions: mentions.slice(first, next).map((mention) => moved(mention, -from)), from }
    from = to
  }
}

function partAt(text: string, from: number): string {
  const part = text.slice(from, from + PART)
  if (from + PART >= text.length) return part
  return part.slice(0, part.lastIndexOf('\n') + 1 || part.lastIndexOf(' ') + 1 || PART)
}

/** The same span at its place in another text. */
export const moved = <Span extends { start: number; end: number }>(span: Span, by: number): Span => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
})
