import type { PageLine } from '../reading/page-lines.ts'
import { isParagraph } from '../trim/paragraphs-of.ts'

const HEADINGS = new Set(['h2', 'h3', 'h4', 'h5', 'h6'])
/** So many parts make an article of parts. */
const FEWEST = 3

/** Headings that the reader dropped from over paragraphs it kept, each part in a block of its own; their links name what is told of. */
export function droppedHeadings(lines: PageLine[]): PageLine[] {
  const dropped = lines.filter((line, at) => {
    const next = lines[at + 1]
    if (line.found || !HEADINGS.has(line.element?.name ?? '') || !next?.found || !isParagraph(next)) return false
    return line.element!.parent === next.element?.parent
  })
  return dropped.length >= FEWEST ? dropped : []
}
