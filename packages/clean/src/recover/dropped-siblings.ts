import type { Element, ParentNode } from 'domhandler'
import type { PageLine } from '../reading/page-lines.ts'
import { lineLength } from '../text-measure.ts'

/** A block that holds this many of the paragraphs found is one that the article is written in. */
const FEWEST_FOUND = 3
const PARAGRAPH_TAGS = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre'])
const LIST_TAGS = new Set(['li', 'dt', 'dd'])

/**
 * Paragraphs, crossheads and lists that the reader dropped from among those it kept: they stand in the same block, between the
 * first and the last of them. What is mostly link was dropped for good reason.
 */
export function droppedSiblings(lines: PageLine[]): PageLine[] {
  const found = new Map<ParentNode, number>()
  for (const { element, found: isFound } of lines)
    if (isFound && element?.parent && PARAGRAPH_TAGS.has(element.name))
      found.set(element.parent, (found.get(element.parent) ?? 0) + 1)
  const first = lines.findIndex((line) => line.found)
  const last = lines.findLastIndex((line) => line.found)
  return lines
    .slice(first + 1, Math.max(first + 1, last))
    .filter((line) => !line.found && line.linked < 0.5 && lineLength(line) > 1 && standsAmong(line.element, found))
}

function standsAmong(element: Element | null, found: Map<ParentNode, number>): boolean {
  if (!element) return false
  const block = LIST_TAGS.has(element.name) && element.parent && 'parent' in element.parent ? element.parent : element
  if (!LIST_TAGS.has(element.name) && !PARAGRAPH_TAGS.has(element.name)) return false
  return block.parent !== null && (found.get(block.parent) ?? 0) >= FEWEST_FOUND
}
