import { foldedLine, foldText } from '../text-measure.ts'
import { isHeadlineLike } from '../text-page.ts'
import { isControl } from './control-labels.ts'
import { isParagraph } from './paragraphs-of.ts'
import type { PageLine } from '../reading/page-lines.ts'
import type { TrimStep } from './trim-step.ts'

/** The headline over the text, once or more: the title, the page's h1, or what stands there twice. */
export const headlines: TrimStep = {
  reason: 'the headline',
  find: (lines, { title }) => {
    const stated = foldText(title ?? '')
    const first = lines.findIndex((line) => isParagraph(line) && foldedLine(line) !== stated)
    const above = first < 0 ? lines.slice(0, -1) : lines.slice(0, first)
    const folded = above.map(foldedLine)
    const below =
      stated === '' ? [] : lines.slice(above.length).filter((line) => isTopHeading(line) && foldedLine(line) === stated)
    const named = [
      ...above.filter((line, at) => isTopHeading(line) || (stated !== '' && folded[at] === stated)),
      ...below,
    ]
    if (named.some(({ text }) => !isControl(text)) || stated !== '') return named
    const unnamed = above.find((line) => !isControl(line.text) && couldBeHeadline(line))
    return unnamed ? [...named, ...above.filter((line) => foldedLine(line) === foldedLine(unnamed))] : named
  },
}

/** Where h1 and title only say "Skip to content", the first line that could be a headline is it. */
const couldBeHeadline = ({ text, recovered }: PageLine) => !recovered && isHeadlineLike(text)

function isTopHeading({ element }: PageLine): boolean {
  for (let at = element?.parent; at; at = at.parent) if ('name' in at && at.name === 'h1') return true
  return element?.name === 'h1'
}
