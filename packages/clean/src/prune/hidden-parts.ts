import type { Element } from 'domhandler'
import { prevElementSibling } from 'domutils'
import { type MarkupLine, markupLines } from '../markup-text.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { PARAGRAPH } from '../trim/paragraphs-of.ts'
import type { RemovalStep } from './removal-step.ts'

/**
 * Class names that by convention hide from the eye. An inline `display:none` is not among them: pages hide their whole
 * text that way and show it by script.
 */
const CLASSES = new Set(['hidden', 'hide', 'sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader-text'])

export const hiddenParts: RemovalStep = {
  reason: 'hidden from readers',
  matches: ({ attribs }) => 'hidden' in attribs || attribs['aria-hidden'] === 'true' || isHiddenClass(attribs['class']),
}

const MAY_HIDE = /hidden|hide|sr-only|screen-reader/

const isHiddenClass = (classes: string | undefined) =>
  classes !== undefined && MAY_HIDE.test(classes) && classes.split(/\s+/).some((name) => CLASSES.has(name))

const STYLE = /(?:display|visibility)\s{0,9}:\s{0,9}(?:none|hidden)/i
const FOLDED = new Set(['div', 'section', 'p', 'span'])
const MOSTLY_LINKED = 0.3

/**
 * Shows, in place, the rest of a text that pages fold away behind "Read more": paragraphs that are hidden, by style or by class,
 * next to one that is not.
 */
export function unfold(element: Element): void {
  const { style, class: classes } = element.attribs
  const isHidden = (style !== undefined && STYLE.test(style)) || isHiddenClass(classes)
  if (!isHidden || !FOLDED.has(element.name) || !goesOn(element)) return
  delete element.attribs['style']
  delete element.attribs['class']
}

function goesOn(element: Element): boolean {
  const before = prevElementSibling(element)
  if (before?.name !== 'p' || !areParagraphs(markupLines(before))) return false
  return areParagraphs(markupLines(element))
}

/** More of it in whole sentences that are not linked than not. */
function areParagraphs(lines: MarkupLine[]): boolean {
  const all = lines.reduce((sum, { text }) => sum + textLength(text), 0)
  const prose = lines.filter(({ text, linked }) => linked < MOSTLY_LINKED && isProse(text))
  return prose.reduce((sum, { text }) => sum + textLength(text), 0) > all / 2
}

const isProse = (text: string) => textLength(text) >= PARAGRAPH && endsLikeSentence(text)
