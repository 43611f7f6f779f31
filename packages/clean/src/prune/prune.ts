import type { Removal } from '@copydesk/news'
import { type Document, type Element, isTag, type ParentNode } from 'domhandler'
import { markupText } from '../markup-text.ts'
import { adopt } from '../whole-document.ts'
import { isOfTheText } from './alike.ts'
import { nameParts } from './name-parts.ts'
import { bareElement } from './bare-elements.ts'
import { bareHead } from './bare-head.ts'
import { captionsAndBylines } from './captions-and-bylines.ts'
import { namesComments } from './comment-names.ts'
import { consentNotices } from './consent-notices.ts'
import { furnitureRoles } from './furniture-roles.ts'
import { embeddedPosts } from './embedded-posts.ts'
import { furnitureTags } from './furniture-tags.ts'
import { galleryToText } from './galleries.ts'
import { hiddenParts, unfold } from './hidden-parts.ts'
import { isNamedText } from './named-text.ts'
import { openingElement } from './opening.ts'
import { isUnlikely } from './unlikely-names.ts'
import { dropOthersText } from './others-text.ts'
import { pageWidgets } from './page-widgets.ts'
import { readerCalls } from './reader-calls.ts'
import { relatedReading } from './related-reading.ts'
import type { CreditPlace, RemovalStep } from './removal-step.ts'
import { weighTree, type Weights } from './weigh-tree.ts'

/** In the order tried; the first that matches gives the reason. */
const STEPS: RemovalStep[] = [
  hiddenParts,
  consentNotices,
  furnitureTags,
  furnitureRoles,
  embeddedPosts,
  pageWidgets,
  relatedReading,
  readerCalls,
  captionsAndBylines,
]

const BY_TAG = [furnitureTags, embeddedPosts]

function isBare({ attribs }: Element): boolean {
  return Object.keys(attribs).length === 0
}

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

/** What was taken, the lines of it that may credit somebody with the text, and how much text there was before. */
export type Pruned = { removed: Removal[]; bodyChars: number } & Record<CreditPlace, string[]>

/** What is longer is a site's, not a signature. */
const MOST_CREDIT_CHARS = 600

/**
 * Takes furniture out of the tree, in place, before Readability sees it, and gives what was taken with the reason.
 * Never a node that holds 30% of the body's text and more than any other, nor one that contains an article, main, h1 or what begins as the text does.
 */
export function prune(tree: Document, isLive = false): Pruned {
  const opening = openingElement(tree)
  bareHead(tree)
  const weights = weighTree(tree)
  galleryToText(tree, weights.captions)
  const pruned: Pruned = { removed: [], over: [], under: [], bodyChars: weights.bodyChars }
  for (let at: ParentNode | null = opening; at && isTag(at); at = at.parent) weights.holdsArticle.add(at)
  for (const { element, reason } of dropOthersText(tree, { weights, isLive, opening }))
    pruned.removed.push({ reason, text: markupText(element) })
  pruneChildren(tree, weights, pruned)
  return pruned
}

/** The children that go are taken out together: one by one, each would be looked for among all. */
function pruneChildren(parent: ParentNode, weights: Weights, pruned: Pruned): void {
  const kept = parent.children.filter((child) => !isTag(child) || stays(child, weights, pruned))
  if (kept.length < parent.children.length) adopt(parent, kept)
}

/** Whether an element stays; then it is pruned in turn. */
function stays(child: Element, weights: Weights, pruned: Pruned): boolean {
  unfold(child)
  const names = nameParts(child)
  const step = WORDLESS.has(child.name) ? null : stepToRemove(child, names, weights)
  if (step === undefined) {
    bareElement(child)
    if (isUnlikely(child) && !namesComments(names) && (weights.holdsArticle.has(child) || isTheText(child, weights)))
      forgetNames(child)
    // Readability takes all buttons out.
    if (child.name === 'button') child.name = 'span'
    pruneChildren(child, weights, pruned)
    return true
  }
  if (step) note(child, names, step, pruned)
  // What stands beside it is weighed against what is left.
  weights.chars.delete(child)
  child.parent = null
  return false
}

function note(element: Element, names: string[], { reason, credits }: RemovalStep, pruned: Pruned): void {
  const text = markupText(element)
  if (text === '') return
  const named = text.length <= MOST_CREDIT_CHARS ? (credits?.(element, names) ?? null) : null
  // Bylines further down are of other articles.
  const place = named === 'over' && pruned.over.length > 0 ? null : named
  if (place) pruned[place].push(...text.split('\n'))
  pruned.removed.push({ reason, text, ...(place && { credits: true }) })
}

function stepToRemove(element: Element, names: string[], weights: Weights): RemovalStep | undefined {
  if (NEVER.has(element.name) || weights.holdsArticle.has(element)) return undefined
  // Without a name and attributes only its tag can tell.
  const steps = names.length === 0 && isBare(element) ? BY_TAG : STEPS
  const step = steps.find(({ matches }) => matches(element, names))
  if (!step || isTheText(element, weights)) return undefined
  if (!step.byName) return step
  const isText = (!step.ofProse && isNamedText(element)) || isOfTheText(element, weights)
  if (!isText) return step
  forgetNames(element)
  return undefined
}

/** Readability goes by names, too. */
function forgetNames(element: Element): void {
  delete element.attribs['class']
  delete element.attribs['id']
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
