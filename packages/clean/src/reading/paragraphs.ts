import { type ChildNode, type Document, type Element, isTag } from 'domhandler'
import { find } from 'domutils'
import { markupText } from '../markup-text.ts'

/** Shorter paragraphs are as often furniture; the fallback prefers to miss them. */
const FEWEST_CHARS = 60

/** The longer paragraphs inside the page's article element, in order; all of the page's where it marks no article. */
export function articleParagraphs(tree: Document): string {
  const articles = find((node) => isTag(node) && node.name === 'article', tree.children, true, 1) as Element[]
  return outermostParagraphs(articles.length > 0 ? articles : tree.children)
    .map((element) => markupText(element))
    .filter((text) => text.length >= FEWEST_CHARS)
    .join('\n')
}

/** The paragraphs among some nodes, in order, those within others and within elements of some names left out. */
export function outermostParagraphs(nodes: ChildNode[], passedOver?: ReadonlySet<string>): Element[] {
  return nodes.filter(isTag).flatMap((element) => {
    if (element.name === 'p') return [element]
    return passedOver?.has(element.name) ? [] : outermostParagraphs(element.children, passedOver)
  })
}
