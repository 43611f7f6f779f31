import { textParts, type Mention } from '@copydesk/news'

/** A part of a text with its mentions, offsets from the part's start; `from` is where it starts in the text. */
export type Part = { text: string; mentions: Mention[]; from: number }

/** The parts of a text; `mentions` are in the order of the text. */
export function* partsOf(text: string, mentions: Mention[]): Generator<Part> {
  let next = 0
  for (const [from, to] of textParts(text)) {
    const first = next
    while (next < mentions.length && mentions[next]!.start < to) next++
    yield {
      text: text.slice(from, to),
      mentions: mentions.slice(first, next).map((mention) => moved(mention, -from)),
      from,
    }
  }
}

/** The same span at its place in another text. */
export const moved = <Span extends { start: number; end: number }>(span: Span, by: number): Span => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
})
