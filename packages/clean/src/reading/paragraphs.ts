import type { Document } from 'domhandler'
import { findAll } from 'domutils'
import { markupText } from '../markup-text.ts'

/** Shorter paragraphs are as often furniture; the fallback prefers to miss them. */
const FEWEST_CHARS = 60

/** The longer paragraphs inside the page's article element, in order; all of the page's where it marks no article. */
export function articleParagraphs(tree: Document): string {
  const articles = findAll((element) => element.name === 'article', tree.children)
  const within = articles.length > 0 ? articles.slice(0, 1) : tree.children
  return findAll((element) => element.name === 'p', within)
    .map((element) => markupText(element))
    .filter((text) => text.length >= FEWEST_CHARS)
    .join('\n')
}
