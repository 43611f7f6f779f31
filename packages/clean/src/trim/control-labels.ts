import { textUnits } from '../text-measure.ts'
import { controls } from './furniture-words.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const CONTROL = phraseSet(controls)
/** "3 / 12", "05:39", "x", "···": counters and marks of galleries and players. */
const COUNTER = /^(?:[\p{P}\p{S}\s×x]{1,60}|\d{1,3}\s?(?:\/|of|von|de|из)\s?\d{1,3}|\d{1,2}(?::\d\d){1,2})$/iu

/** The link that a page offers to those who go through it by keyboard (https://www.w3.org/WAI/WCAG22/Techniques/general/G1). */
const SKIP_LINK = /^(?:skip|jump) (?:to|past|over) [^.!?:,]{3,50}$/iu

export const isControl = (text: string): boolean =>
  text.length < 80 && (SKIP_LINK.test(text) || COUNTER.test(text) || CONTROL.isWhole(textUnits(text)))

/** Labels of buttons, boxes and counters that stand on a line of their own. Headings are judged by what is under them. */
export const controlLabels: TrimStep = {
  reason: 'the label of a button or a box',
  find: (lines) => lines.filter(({ text }) => isControl(text)),
}
