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

const NOBODYS: SecondSigns = { isLinked: () => false, isBoxed: () => false, isBelow: () => false }

/** The signs that links and place give of some `suspects` among the lines of a page. */
export function secondSigns(lines: PageLine[], suspects: ReadonlySet<PageLine>): SecondSigns {
  if (suspects.size === 0) return NOBODYS
  const isText = (line: PageLine) => isParagraph(line) && !suspects.has(line)
  const last = lines.findLastIndex(isText)
  const orders = new Map(lines.map((line, at) => [line, at]))
  const orderOf = (line: PageLine) => orders.get(line) ?? 0
  const blocksBefore = blocksBeside(lines, isText)
  const blocksAfter = blocksBeside(lines.toReversed(), isText).toReversed()
  return {
    isLinked: ({ linked }) => linked > LINKED,
    isBelow: (line) => last >= 0 && orderOf(line) > last,
    isBoxed: (line) => {
      const box = blockAround(line)
      if (!box || !BOXES.has(box.name)) return false
      const before = blocksBefore[orderOf(line)] ?? null
      return before !== null && before !== box && blocksAfter[orderOf(line)] === before
    },
  }
}

/** For each line the block around the last paragraph before it, null where there is none. */
function blocksBeside(lines: PageLine[], isText: (line: PageLine) => boolean): (Element | null)[] {
  let last: Element | null = null
  return lines.map((line) => {
    const before = last
    if (isText(line)) last = blockAround(line)
    return before
  })
}

const blockAround = ({ element }: PageLine): Element | null =>
  element?.parent && isTag(element.parent) ? element.parent : null
