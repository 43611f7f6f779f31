import { type Element, isTag } from 'domhandler'
import type { PageLine } from '../reading/page-lines.ts'
import { isParagraph } from './paragraphs-of.ts'

/** More of a line linked than this is a link that is offered, not one word of a sentence. */
const LINKED = 0.1
/** What sets a box apart from the text. Lists, quotations and cells are parts of articles. */
const BOXES = new Set(['div', 'section', 'label', 'button'])

/** What tells a line of furniture from a sentence of the article that uses the same words. */
export type SecondSigns = {
  isLinked: (line: PageLine) => boolean
  /** In a block of its own between paragraphs that share one. */
  isBoxed: (line: PageLine) => boolean
  /** Below the last paragraph that is not suspected. */
  isBelow: (line: PageLine) => boolean
}

/** The signs that links and place give of some `suspects` among the lines of a page. */
export function secondSigns(lines: PageLine[], suspects: ReadonlySet<PageLine>): SecondSigns {
  const isText = (line: PageLine) => isParagraph(line) && !suspects.has(line)
  const last = lines.findLastIndex(isText)
  const orders = new Map(lines.map((line, at) => [line, at]))
  const orderOf = (line: PageLine) => orders.get(line) ?? 0
  return {
    isLinked: ({ linked }) => linked > LINKED,
    isBelow: (line) => last >= 0 && orderOf(line) > last,
    isBoxed: (line) => {
      const box = blockAround(line)
      if (!box || !BOXES.has(box.name)) return false
      const before = lines.slice(0, orderOf(line)).findLast(isText)
      const after = lines.slice(orderOf(line) + 1).find(isText)
      const around = before && blockAround(before)
      return Boolean(around) && around !== box && after !== undefined && blockAround(after) === around
    },
  }
}

const blockAround = ({ element }: PageLine): Element | null =>
  element?.parent && isTag(element.parent) ? element.parent : null
