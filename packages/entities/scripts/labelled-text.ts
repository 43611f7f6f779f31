import type { MentionType } from '@copydesk/news'

export type Span = { start: number; end: number; type: MentionType }

/** A text whose names are known, one sentence or line of a table a line. */
export type LabelledText = { text: string; spans: Span[] }

export type LabelledToken = { text: string; type: MentionType | null; begins: boolean; tight: boolean }

const NO_SPACE_BEFORE = new Set([
  ',',
  '.',
  ';',
  ':',
  '?',
  '!',
  ')',
  ']',
  '%',
  "'s",
  '’s',
  "n't",
  "'",
  "'re",
  "'ve",
  "'ll",
  "'d",
  "''",
])
const NO_SPACE_AFTER = new Set(['(', '[', '$', '£', '``', '#'])

/** Tokens of a line as prose is printed: without spaces before commas or inside brackets. */
export function tightened(tokens: LabelledToken[]): LabelledToken[] {
  return tokens.map((token, index) => ({
    ...token,
    tight: NO_SPACE_BEFORE.has(token.text) || NO_SPACE_AFTER.has(tokens[index - 1]?.text ?? ''),
  }))
}

/** Lines of tokens as one text. A type of null is no name; `begins` opens a name although the last one has the same type. */
export function joinLines(lines: LabelledToken[][]): LabelledText {
  let text = ''
  const spans: Span[] = []
  for (const tokens of lines) {
    let open: Span | null = null
    for (const [index, token] of tokens.entries()) {
      if (index > 0 && !token.tight) text += ' '
      const start = text.length
      text += token.text
      if (token.type === null) open = null
      else if (open && !token.begins && open.type === token.type) open.end = text.length
      else spans.push((open = { start, end: text.length, type: token.type }))
    }
    text += '\n'
  }
  return { text, spans }
}
