import { type Document, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { find, textContent } from 'domutils'
import { inkOf } from '../markup-text.ts'
import { foldText } from '../text-measure.ts'

const SILENT = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'iframe'])

const ARTICLE_MARKS = new Set(['article', 'main'])

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
  weights.bodyChars = weigh(tree, weights, headlinesOf(tree)).chars
  return weights
}

const MOST_HEADINGS = 40
const MOST_CHARS = 500

/** The only h1, or of several those that say what the title does: boxes and dialogs have some of their own. */
function headlinesOf(tree: Document): Set<Element> {
  const tagged = (name: string, most: number) =>
    find((node) => isTag(node) && node.name === name, tree.children, true, most) as Element[]
  const all = tagged('h1', MOST_HEADINGS)
  const fold = (element: Element) => foldText(textContent(element).slice(0, MOST_CHARS))
  const title = all.length > 1 ? tagged('title', 1).map(fold).join('') : ''
  const saying = all.filter((heading) => fold(heading) !== '' && title.includes(fold(heading)))
  return new Set(saying.length > 0 ? saying : all)
}

function weigh(
  parent: ParentNode,
  weights: Weights,
  headlines: Set<Element>,
): { chars: number; holdsArticle: boolean } {
  let chars = 0
  let holdsArticle = false
  for (const child of parent.children) {
    if (isText(child)) chars += inkOf(child.data)
    if (!isTag(child) || SILENT.has(child.name)) continue
    const inside = weigh(child, weights, headlines)
    weights.chars.set(child, inside.chars)
    if (child.name === 'figcaption') weights.captions.push(child)
    if (inside.holdsArticle) weights.holdsArticle.add(child)
    chars += inside.chars
    holdsArticle ||= inside.holdsArticle || ARTICLE_MARKS.has(child.name) || headlines.has(child)
  }
  return { chars, holdsArticle }
}
