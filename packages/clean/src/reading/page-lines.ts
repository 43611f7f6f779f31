import { type Document, type Element, isTag, type ParentNode } from 'domhandler'
import { BLOCK_NUMBER, isBlock, type MarkupLine, markupLines } from '../markup-text.ts'

/** A line of the page, the block it stands in, and whether the reader took it for part of the article. */
export type PageLine = MarkupLine & {
  element: Element | null
  found: boolean
  /** Not found, and added because it belongs with what was. */
  recovered: boolean
}

/** Numbers the blocks of a tree, in place and in order, and gives them. */
export function numberBlocks(tree: Document): Element[] {
  const blocks: Element[] = []
  number(tree, blocks)
  return blocks
}

function number(parent: ParentNode, blocks: Element[]): void {
  for (const child of parent.children) {
    if (!isTag(child)) continue
    if (isBlock(child.name)) child.attribs[BLOCK_NUMBER] = String(blocks.push(child) - 1)
    number(child, blocks)
  }
}

/** Less than this share of the reader's text found again means that it rebuilt the page: then its lines are all there is. */
const FEWEST_KNOWN = 0.9

/** All lines of the page in their order, those the reader found among them marked. */
export function pageLines(tree: Document, blocks: Element[], found: MarkupLine[]): PageLine[] {
  const place = (line: MarkupLine, isFound: boolean): PageLine => ({
    ...line,
    element: line.block === null ? null : (blocks[Number(line.block)] ?? null),
    found: isFound,
    recovered: false,
  })
  const open = new Map<string | null, Map<string, number>>()
  for (const { block, text } of found) {
    const texts = open.get(block) ?? new Map<string, number>()
    texts.set(text, (texts.get(text) ?? 0) + 1)
    open.set(block, texts)
  }
  let known = 0
  const lines = markupLines(tree).map((line) => {
    const texts = open.get(line.block)
    const left = texts?.get(line.text) ?? 0
    if (left === 0) return place(line, false)
    texts?.set(line.text, left - 1)
    known += line.text.length
    return place(line, true)
  })
  const all = found.reduce((sum, line) => sum + line.text.length, 0)
  return known < FEWEST_KNOWN * all ? found.map((line) => place(line, true)) : lines
}
