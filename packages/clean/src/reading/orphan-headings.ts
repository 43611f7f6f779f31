import type { MarkupLine } from '../markup-text.ts'

/** Labels of a list: "Related:", "Read more:". */
const MOST_LABEL_CHARS = 60

const introduces = (line: MarkupLine) =>
  line.heading || (line.text.length <= MOST_LABEL_CHARS && line.text.endsWith(':'))

/** Headings and labels that introduce nothing any more: what stood under them is gone, or the text ends there. */
export function orphanHeadings(lines: MarkupLine[], gone: ReadonlyMap<MarkupLine, string>): MarkupLine[] {
  const orphans: MarkupLine[] = []
  let nothingUnder = true
  for (const line of lines.toReversed()) {
    if (gone.has(line)) nothingUnder = true
    else if (nothingUnder && introduces(line)) orphans.unshift(line)
    else nothingUnder = false
  }
  return orphans
}
