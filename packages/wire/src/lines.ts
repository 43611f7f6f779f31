/** A line of the page that is not blank. `order` counts such lines from the top. */
export type Line = { text: string; start: number; end: number; order: number }

/** A shorter line is a headline, a label, a signature or a notice. Where a character is a syllable or a word, a third says as much. */
const PARAGRAPH_CHARS = 120
const DENSE_PARAGRAPH_CHARS = 40
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a line is a paragraph of a text. */
export const isParagraph = ({ text }: Line) =>
  text.length >= (DENSE.test(text.slice(0, DENSE_PARAGRAPH_CHARS)) ? DENSE_PARAGRAPH_CHARS : PARAGRAPH_CHARS)

/** The order of a text's first and last paragraph; both -1 where it has none. */
export const paragraphsAmong = (lines: Line[]): { first: number; last: number } => ({
  first: lines.findIndex(isParagraph),
  last: lines.findLastIndex(isParagraph),
})

/** The lines of a text that are not blank, trimmed, with UTF-16 offsets. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim()
    if (trimmed) {
      const start = at + raw.indexOf(trimmed)
      lines.push({ text: trimmed, start, end: start + trimmed.length, order: lines.length })
    }
    at += raw.length + 1
  }
  return lines
}
