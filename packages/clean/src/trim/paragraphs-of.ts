import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, lineLength, onceALine } from '../text-measure.ts'

/** So long, a line that ends like a sentence is running text. */
export const PARAGRAPH = 80

export const isParagraph = onceALine(
  (line: PageLine): boolean =>
    !line.heading && line.linked < 0.5 && lineLength(line) >= PARAGRAPH && endsLikeSentence(line.text),
)

/** How much some lines say together. */
export const lengthOf = (lines: PageLine[]): number => lines.reduce((sum, line) => sum + lineLength(line), 0)
