import type { CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'
import { foldSpace } from '../markup-text.ts'
import type { PageElements } from './page-elements.ts'

/** Where a linked name is a photographer's or another article's author's. */
const BESIDE_THE_TEXT = 'figure, figcaption, aside, nav, footer, [class*="caption" i]'

const MOST_LINKS = 200
/** Each is looked at with the text around it, which may be the whole page. */
const MOST_AUTHORS = 20

/**
 * Names linked to authors' pages: those of the first line that begins with "By"; without one, the only name there is. More
 * names than one, without a "By", are mostly other articles' authors, and none is given.
 */
export function linkedAuthors({ authorLinks }: PageElements, look: () => CheerioAPI): string[] {
  if (authorLinks.length === 0) return []
  const $ = look()
  const links = authorLinks
    .slice(0, MOST_LINKS)
    .filter((link) => $(link).closest(BESIDE_THE_TEXT).length === 0)
    .slice(0, MOST_AUTHORS)
  const nameOf = (link: Element) => foldSpace($(link).text().slice(0, 200))
  const lines = new Set(links.flatMap((link) => [link.parent, link.parent?.parent]))
  for (const line of lines) {
    if (!line || !/^\s*by\b/i.test($(line).text().slice(0, 300))) continue
    return links.filter((link) => link.parent === line || link.parent?.parent === line).map(nameOf)
  }
  const names = [...new Set(links.map(nameOf))].filter((name) => name !== '')
  return names.length === 1 ? names : []
}
