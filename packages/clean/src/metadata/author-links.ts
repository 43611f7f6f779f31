import type { Element } from 'domhandler'
import { textContent } from 'domutils'
import { ancestorsOf } from '../ancestors.ts'
import { foldSpace } from '../markup-text.ts'
import type { PageElements } from './page-elements.ts'

/** Where a linked name is a photographer's or another article's author's. */
const BESIDE_THE_TEXT = new Set(['figure', 'figcaption', 'aside', 'nav', 'footer'])

const isBeside = ({ name, attribs }: Element) => BESIDE_THE_TEXT.has(name) || /caption/i.test(attribs['class'] ?? '')

const MOST_LINKS = 200
/** Each is looked at with the text around it, which may be the whole page. */
const MOST_AUTHORS = 20

/**
 * Names linked to authors' pages: those of the first line that begins with "By"; without one, the only name there is. More
 * names than one, without a "By", are mostly other articles' authors, and none is given.
 */
export function linkedAuthors({ authorLinks }: PageElements): string[] {
  const links = authorLinks
    .slice(0, MOST_LINKS)
    .filter((link) => !isBeside(link) && !ancestorsOf(link).some(isBeside))
    .slice(0, MOST_AUTHORS)
  const nameOf = (link: Element) => foldSpace(textContent(link).slice(0, 200))
  const lines = new Set(links.flatMap((link) => [link.parent, link.parent?.parent]))
  for (const line of lines) {
    if (!line || !/^\s*by\b/i.test(textContent(line).slice(0, 300))) continue
    return links.filter((link) => link.parent === line || link.parent?.parent === line).map(nameOf)
  }
  const names = [...new Set(links.map(nameOf))].filter((name) => name !== '')
  return names.length === 1 ? names : []
}
