import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import type { TrimStep } from './trim-step.ts'

/** Labels of a list: "Related:", "Read more:". */
const MOST_LABEL_CHARS = 60
const LONG = 80
/** A box with more lines under its heading is not looked through. */
const MOST_IN_BOX = 40

const isLabel = ({ text }: PageLine) => text.length <= MOST_LABEL_CHARS && /[:：]$/u.test(text)
/** A whole sentence in the place of a heading is a standfirst. */
const isSentence = ({ text }: PageLine) => textLength(text) >= LONG && endsLikeSentence(text)
const introduces = (line: PageLine) => !line.recovered && ((line.heading && !isSentence(line)) || isLabel(line))

/** Headings and labels that introduce nothing: at the end of the text, in a box of which the rest is gone, over a list that is. */
export const orphanHeadings: TrimStep = {
  reason: 'a heading with nothing under it',
  find: (lines, _, before) => {
    const end = lines.findLastIndex((line) => !introduces(line)) + 1
    const kept = new Set(lines)
    const below = new Set(before.filter((line, at) => introduces(line) && isOverNothing(line, before, at, kept)))
    return lines.filter((line, at) => at >= end || below.has(line))
  },
}

function isOverNothing(line: PageLine, before: PageLine[], at: number, kept: Set<PageLine>): boolean {
  const next = before[at + 1]
  if (!next || kept.has(next)) return false
  if (!line.heading) return next.linked > 0.5
  const box = line.element?.parent
  if (!box) return false
  const inBox = before.slice(at + 1, at + 1 + MOST_IN_BOX).filter((other) => isInside(other, box))
  return inBox.length > 0 && inBox.every((other) => !kept.has(other) || other.heading)
}

function isInside({ element }: PageLine, box: unknown): boolean {
  for (let at = element?.parent; at; at = at.parent) if (at === box) return true
  return false
}
