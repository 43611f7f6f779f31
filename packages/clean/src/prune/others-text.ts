import { type Document, type Element, isTag, type ParentNode } from 'domhandler'
import { findOne } from 'domutils'
import { type MarkupLine, markupLines } from '../markup-text.ts'
import { outermostParagraphs } from '../reading/paragraphs.ts'
import { isParagraph } from '../trim/paragraphs-of.ts'
import { adopt } from '../whole-document.ts'
import { namesComments } from './comment-names.ts'
import { nameParts } from './name-parts.ts'
import { isCardList } from './story-cards.ts'
import type { Weights } from './weigh-tree.ts'

export type OthersText = { element: Element; reason: string }

/** Of the body's text; what is less outweighs no article, and the other steps see to it. */
const LEAST = 0.05

/**
 * Takes out of the tree, in place, what others wrote below the article, however much it is: what readers say and lists of other
 * stories outweigh a short article, and would be taken for it. Nothing goes where no paragraph would be left. The updates of a
 * live blog (`isLive`) are set like lists of stories, and stay.
 */
export function dropOthersText(tree: Document, page: Page): OthersText[] {
  const found: OthersText[] = []
  seek(tree, page, found)
  if (found.length === 0) return found
  const kept = new Map<ParentNode, Element['children']>()
  const gone = new Set(found.map(({ element }) => element))
  for (const { element } of found) {
    const parent = element.parent!
    if (!kept.has(parent)) kept.set(parent, parent.children)
  }
  for (const [parent, children] of kept)
    adopt(
      parent,
      children.filter((child) => !gone.has(child as Element)),
    )
  if (page.opening || holdsParagraph(tree)) return found
  for (const [parent, children] of kept) adopt(parent, children)
  return []
}

function holdsParagraph(tree: Document): boolean {
  const isOne = (line: MarkupLine) => isParagraph({ ...line, element: null, found: false, recovered: false })
  return (
    outermostParagraphs(tree.children).some((element) => markupLines(element).some(isOne)) ||
    markupLines(tree).some(isOne)
  )
}

/** `opening`: what begins as the text does, where that is known. */
type Page = { weights: Weights; isLive: boolean; opening: Element | null }

function seek(parent: ParentNode, page: Page, found: OthersText[]): void {
  const { chars, bodyChars } = page.weights
  for (const child of parent.children) {
    if (!isTag(child) || (chars.get(child) ?? 0) < LEAST * bodyChars) continue
    const reason = reasonOf(child, page)
    if (reason === null) seek(child, page, found)
    else found.push({ element: child, reason })
  }
}

function reasonOf(element: Element, { weights, isLive, opening }: Page): string | null {
  if (element.name === 'body' || element.name === 'html') return null
  const isComments = namesComments(nameParts(element))
  if (opening && isWithin(opening, element)) return null
  if (!isComments && (isLive || !isCardList(element, weights, opening !== null && isApart(element, opening))))
    return null
  if (findOne(({ name }) => name === 'h1' || name === 'main', [element]) !== null) return null
  return isComments ? 'what readers say' : 'a list of other stories'
}

const isWithin = (element: Element, other: ParentNode) => outwards(element).includes(other)

/** Where two share nothing but the page: what stands in one block with the text may be its entries. */
function isApart(element: Element, other: Element): boolean {
  const around = new Set<ParentNode>(outwards(other))
  const shared = outwards(element).find((node) => around.has(node))
  return !shared || !isTag(shared) || shared.name === 'body' || shared.name === 'html'
}

/** It and what it stands in, from the inside out. */
function outwards(element: Element): ParentNode[] {
  const found: ParentNode[] = []
  for (let at: ParentNode | null = element; at; at = at.parent) found.push(at)
  return found
}
