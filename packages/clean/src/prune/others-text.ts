import { type Document, type Element, isTag, type ParentNode } from 'domhandler'
import { findOne } from 'domutils'
import { markupLines } from '../markup-text.ts'
import { isParagraph } from '../trim/paragraphs-of.ts'
import { adopt } from '../whole-document.ts'
import { nameParts } from './name-parts.ts'
import { isCardList } from './story-cards.ts'
import type { Weights } from './weigh-tree.ts'

export type OthersText = { element: Element; reason: string }

/** Less is a label; the other steps see to it. */
const FEWEST_CHARS = 120

/**
 * Takes out of the tree, in place, what others wrote below the article, however much it is: what readers say and lists of other
 * stories outweigh a short article, and would be taken for it. Nothing goes where no paragraph would be left.
 */
export function dropOthersText(tree: Document, weights: Weights): OthersText[] {
  const found: OthersText[] = []
  seek(tree, weights, found)
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
  if (markupLines(tree).some((line) => isParagraph({ ...line, element: null, found: false, recovered: false })))
    return found
  for (const [parent, children] of kept) adopt(parent, children)
  return []
}

function seek(parent: ParentNode, weights: Weights, found: OthersText[]): void {
  for (const child of parent.children) {
    if (!isTag(child) || (weights.chars.get(child) ?? 0) < FEWEST_CHARS) continue
    const reason = reasonOf(child, weights)
    if (reason === null) seek(child, weights, found)
    else found.push({ element: child, reason })
  }
}

function reasonOf(element: Element, weights: Weights): string | null {
  if (element.name === 'body' || element.name === 'html') return null
  const isComments = holdsComments(element)
  if (!isComments && !isCardList(element, weights)) return null
  if (findOne(({ name }) => name === 'h1' || name === 'main', [element]) !== null) return null
  return isComments ? 'what readers say' : 'a list of other stories'
}

/** What follows "comment" in the names of the section for them: WordPress's, Drupal's, Blogger's and Disqus's. */
const OF_COMMENTS = new Set(['list', 'lists', 'section', 'area', 'thread', 'threads', 'wrapper', 'container'])

const holdsComments = (element: Element) =>
  nameParts(element).some(
    (part, at, parts) =>
      part === 'comments' || part === 'commentlist' || (part === 'comment' && OF_COMMENTS.has(parts[at + 1] ?? '')),
  )
