import type { PageLine } from '../reading/page-lines.ts'
import { textUnits } from '../text-measure.ts'
import { controls, endings } from './furniture-words.ts'
import { isParagraph } from './paragraphs-of.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const CONTROL = phraseSet(controls)
/** "3 / 12", "05:39", "x", "···": counters and marks of galleries and players. */
const COUNTER = /^(?:[\p{P}\p{S}\s×x]{1,60}|\d{1,3}\s?(?:\/|of|von|de|из)\s?\d{1,3}|\d{1,2}(?::\d\d){1,2})$/iu

/** "12 comments", "View comments (3)", "Likes: 3": with their number. */
const COUNTED = phraseSet([...endings, 'comments', 'comment', 'show comments', 'likes', 'views', 'shares', 'replies'])
const NUMBER = /^\p{N}+k?$/u

/** The link that a page offers to those who go through it by keyboard (https://www.w3.org/WAI/WCAG22/Techniques/general/G1). */
const SKIP_LINK = /^(?:skip|jump) (?:to|past|over) [^.!?:,]{3,50}$/iu

export function isControl(text: string): boolean {
  if (text.length >= 80) return false
  if (SKIP_LINK.test(text) || COUNTER.test(text)) return true
  const units = textUnits(text)
  return CONTROL.isWhole(units) || isCounted(units)
}

/** Alone "Shares" and "Views" may be crossheads; with a number they count. */
function isCounted(units: string[]): boolean {
  const words = units.filter((unit) => !NUMBER.test(unit))
  return words.length < units.length && COUNTED.isWhole(words)
}

/** Labels of buttons, boxes and counters that stand on a line of their own: not over a paragraph, as crossheads do, nor in a list of other words. */
export const controlLabels: TrimStep = {
  reason: 'the label of a button or a box',
  find: (lines) => {
    const labels = new Set(lines.filter(({ text }) => isControl(text)))
    return lines.filter(
      (line, at) => labels.has(line) && !isCrosshead(line, lines[at + 1]) && !isEntry(line, at, lines, labels),
    )
  },
}

const isCrosshead = ({ heading }: PageLine, next: PageLine | undefined) =>
  heading && next !== undefined && isParagraph(next)

const ENTRIES = new Set(['li', 'td', 'th', 'dt', 'dd'])

/** In a list or a row, beside what is no label. */
const isEntry = ({ element }: PageLine, at: number, lines: PageLine[], labels: ReadonlySet<PageLine>) =>
  element !== null &&
  ENTRIES.has(element.name) &&
  [lines[at - 1], lines[at + 1]].some(
    (other) => other !== undefined && other.element?.parent === element.parent && !labels.has(other),
  )
