import type { Removal } from '@copydesk/news'
import type { MarkupLine } from '../markup-text.ts'
import { isAdLabel } from './ad-labels.ts'
import { linkLines } from './link-lines.ts'
import { orphanHeadings } from './orphan-headings.ts'

/** Takes out of the text what Readability left of furniture between and below its paragraphs, with the reasons. */
export function trimLines(lines: MarkupLine[]): { text: string; removed: Removal[] } {
  const reasons = new Map<MarkupLine, string>()
  for (const line of linkLines(lines)) reasons.set(line, 'a line that is only a link')
  for (const line of lines.filter(isAdLabel)) reasons.set(line, 'the label of an advertisement')
  for (const line of orphanHeadings(lines, reasons)) reasons.set(line, 'a heading with nothing under it')
  const kept = lines.filter((line) => !reasons.has(line))
  return {
    text: kept.map((line) => line.text).join('\n'),
    removed: [...reasons].map(([{ text }, reason]) => ({ reason, text })),
  }
}
