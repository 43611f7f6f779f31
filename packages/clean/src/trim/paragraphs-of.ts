import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'

/** So long, a line that ends like a sentence is running text. */
export const PARAGRAPH = 80

const paragraphs = new WeakMap<PageLine, boolean>()

/** Worked out once a line: nearly every step asks. */
export function isParagraph(line: PageLine): boolean {
  const known = paragraphs.get(line)
  if (known !== undefined) return known
  const is = !line.heading && line.linked < 0.5 && textLength(line.text) >= PARAGRAPH && endsLikeSentence(line.text)
  paragraphs.set(line, is)
  return is
}

/** Where running text begins and ends; null in a text without any. */
export const firstAndLastParagraph = (lines: PageLine[]): { first: PageLine | null; last: PageLine | null } => ({
  first: lines.find(isParagraph) ?? null,
  last: lines.findLast(isParagraph) ?? null,
})

/** How much some lines say together. */
export const lengthOf = (lines: PageLine[]): number => lines.reduce((sum, { text }) => sum + textLength(text), 0)
