import type { PageLine } from '../reading/page-lines.ts'
import type { PageContext } from '../trim/trim-step.ts'
import { droppedHeadings } from './dropped-headings.ts'
import { droppedSiblings } from './dropped-siblings.ts'
import { partedText } from './parted-text.ts'
import { headlineOf, standfirst } from './standfirst.ts'

/** The article's lines in their order: those the reader found, and those of the page that belong with them. */
export function recoverLines(shown: PageLine[], page: PageContext): PageLine[] {
  const parts = new Set(partedText(shown))
  const lines = shown.map((line) => (parts.has(line) ? { ...line, found: true, recovered: true } : line))
  const also = new Set([
    ...standfirst(lines, headlineOf(lines, page), page.description),
    ...droppedSiblings(lines),
    ...droppedHeadings(lines),
  ])
  return lines
    .filter((line) => line.found || also.has(line))
    .map((line) => (also.has(line) ? { ...line, recovered: true } : line))
}
