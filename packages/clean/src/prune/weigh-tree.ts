import { type Document, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { inkOf } from '../markup-text.ts'

const SILENT = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'iframe'])

const ARTICLE_MARKS = new Set(['article', 'main', 'h1'])

export type Weights = {
  /** Visible characters under each element, white space not counted. */
  chars: Map<Element, number>
  bodyChars: number
  /** Elements with an article, main or h1 somewhere inside. */
  holdsArticle: Set<Element>
  captions: Element[]
}

/** Counts once, from the leaves up, what each pruning decision asks about. */
export function weighTree(tree: Document): Weights {
  const weights: Weights = { chars: new Map(), bodyChars: 0, holdsArticle: new Set(), captions: [] }
  weights.bodyChars = weigh(tree, weights).chars
  return weights
}

function weigh(parent: ParentNode, weights: Weights): { chars: number; holdsArticle: boolean } {
  let chars = 0
  let holdsArticle = false
  for (const child of parent.children) {
    if (isText(child)) chars += inkOf(child.data)
    if (!isTag(child) || SILENT.has(child.name)) continue
    const inside = weigh(child, weights)
    weights.chars.set(child, inside.chars)
    if (child.name === 'figcaption') weights.captions.push(child)
    if (inside.holdsArticle) weights.holdsArticle.add(child)
    chars += inside.chars
    holdsArticle ||= inside.holdsArticle || ARTICLE_MARKS.has(child.name)
  }
  return { chars, holdsArticle }
}
