import type { PageLine } from '../reading/page-lines.ts'
import type { TrimStep } from './trim-step.ts'

/** Labels of a list: "Related:", "Read more:". */
const MOST_LABEL_CHARS = 60

const introduces = (line: PageLine) => line.heading || (line.text.length <= MOST_LABEL_CHARS && line.text.endsWith(':'))

/** Headings and labels at the end of the text, and labels whose links are gone. */
export const orphanHeadings: TrimStep = {
  reason: 'a heading with nothing under it',
  find: (lines) => lines.slice(lines.findLastIndex((line) => !introduces(line)) + 1),
}
