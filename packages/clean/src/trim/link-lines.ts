import type { MarkupLine } from '../markup-text.ts'
import type { TrimStep } from './trim-step.ts'

const MOSTLY = 0.8
/** A linked passage of more than this is a text that is linked, not a link to a text. */
const MOST_CHARS = 300
/** Where more than this share of the text would go, its paragraphs are links by design. */
const MOST_REMOVED = 0.35

const isLink = (line: MarkupLine) => line.linked >= MOSTLY && line.text.length <= MOST_CHARS && !line.heading

const charsOf = (lines: MarkupLine[]) => lines.reduce((sum, line) => sum + line.text.length, 0)

/** Lines that are hardly more than a link, and so lead to other articles; none where the text itself is made of them. */
export const linkLines: TrimStep = {
  reason: 'a line that is only a link',
  find: (lines) => {
    const links = lines.filter(isLink)
    return charsOf(links) <= MOST_REMOVED * charsOf(lines) ? links : []
  },
}
