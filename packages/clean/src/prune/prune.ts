import type { Removal } from '@copydesk/news'
import type { ChildNode, Document, Element } from 'domhandler'
import { isComment, isTag } from 'domhandler'
import { removeElement } from 'domutils'
import { markupText } from '../markup-text.ts'
import { nameParts } from './name-parts.ts'
import { bareElement } from './bare-elements.ts'
import { bareHead } from './bare-head.ts'
import { captionsAndBylines } from './captions-and-bylines.ts'
import { consentNotices } from './consent-notices.ts'
import { furnitureRoles } from './furniture-roles.ts'
import { furnitureTags } from './furniture-tags.ts'
import { hiddenParts } from './hidden-parts.ts'
import { readerCalls } from './reader-calls.ts'
import { relatedReading } from './related-reading.ts'
import { weighTree, type Weights } from './weigh-tree.ts'

/** In the order tried; the first that matches gives the reason. */
const STEPS = [
  hiddenParts,
  consentNotices,
  furnitureTags,
  furnitureRoles,
  relatedReading,
  readerCalls,
  captionsAndBylines,
]

/** No words for the reader in them; taken out without a note. */
const WORDLESS = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'svg',
  'object',
  'embed',
  'link',
  'canvas',
  'img',
  'picture',
  'source',
  'video',
  'audio',
  'input',
])

const NEVER = new Set(['html', 'head', 'body', 'article', 'main'])

/** A node that holds this share of the body's text, and more than any beside it, is the article's own, whatever it is called. */
const TOO_MUCH = 0.3

/**
 * Takes furniture out of the tree, in place, before Readability sees it, and gives what was taken with the reason.
 * Never a node that holds 30% of the body's text and more than any other, nor one that contains an article, main or h1.
 */
export function prune(tree: Document): Removal[] {
  bareHead(tree)
  const weights = weighTree(tree)
  const removed: Removal[] = []
  pruneChildren(tree.children, weights, removed)
  return removed
}

function pruneChildren(children: ChildNode[], weights: Weights, removed: Removal[]): void {
  for (const child of children.slice()) {
    if (isComment(child)) removeElement(child)
    if (!isTag(child)) continue
    const reason = WORDLESS.has(child.name) ? '' : reasonToRemove(child, weights)
    if (reason === null) {
      bareElement(child)
      pruneChildren(child.children, weights, removed)
      continue
    }
    const text = reason === '' ? '' : markupText(child)
    if (text !== '') removed.push({ reason, text })
    removeElement(child)
  }
}

function reasonToRemove(element: Element, weights: Weights): string | null {
  if (NEVER.has(element.name) || weights.holdsArticle.has(element)) return null
  const names = nameParts(element)
  const step = STEPS.find(({ matches }) => matches(element, names))
  if (!step) return null
  return isTheText(element, weights) ? null : step.reason
}

/** Holds much of the text, and nothing beside it, or beside what it stands in, holds more. */
function isTheText(element: Element, { chars, bodyChars }: Weights): boolean {
  const own = chars.get(element) ?? 0
  if (own < TOO_MUCH * bodyChars) return false
  for (let at: Element | null = element; at; at = at.parent && isTag(at.parent) ? at.parent : null) {
    const beside = at.parent?.children ?? []
    if (beside.some((other) => other !== at && isTag(other) && (chars.get(other) ?? 0) > own)) return false
  }
  return true
}
