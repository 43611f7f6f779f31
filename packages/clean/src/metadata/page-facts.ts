import { type CheerioAPI, load } from 'cheerio/slim'
import type { Document, Element } from 'domhandler'
import { textContent } from 'domutils'
import { markupText } from '../markup-text.ts'
import { type LinkedData, readLinkedData } from './linked-data.ts'
import { type PageElements, pageElements } from './page-elements.ts'

/** What a page says of itself, read once; the fields are chosen from it. */
export type PageFacts = {
  linked: LinkedData
  /** First value of each meta element, by name, property or itemprop in lower case. */
  meta: Map<string, string[]>
  elements: PageElements
  tree: Document
  /** The same, to look around an element; made when it is asked for, which most pages do not. */
  look: () => CheerioAPI
}

const MOST_CHARS = 2000

export function readPageFacts(tree: Document, url: string | null): PageFacts {
  let loaded: CheerioAPI | undefined
  const elements = pageElements(tree)
  const scripts = elements.linkedData.map((script) => textContent(script))
  const meta = new Map<string, string[]>()
  for (const element of elements.meta.slice(0, 1000)) {
    const { name, property, itemprop, content = '' } = element.attribs
    for (const key of [property, name, itemprop]) if (key && content.trim()) note(meta, key, content)
  }
  const canonical = linkOf(elements, 'canonical')
  const addresses = [url, canonical, ...(meta.get('og:url') ?? [])].filter((address) => typeof address === 'string')
  return { linked: readLinkedData(scripts, addresses), meta, elements, tree, look: () => (loaded ??= load(tree)) }
}

function note(meta: Map<string, string[]>, key: string, content: string): void {
  const values = meta.get(key.trim().toLowerCase())
  const value = content.slice(0, MOST_CHARS).trim()
  if (values) values.push(value)
  else meta.set(key.trim().toLowerCase(), [value])
}

/** Where the page's first link of a kind leads. */
export const linkOf = ({ links }: PageElements, kind: string) =>
  links.find(({ attribs }) => (attribs['rel'] ?? '').toLowerCase().split(/\s+/).includes(kind))?.attribs['href']

/** Text of the first few of some elements, white space folded. */
export function textsOf(elements: Element[], most = 5): string[] {
  return elements
    .slice(0, most)
    .map((element) => markupText(element).replaceAll('\n', ' ').slice(0, MOST_CHARS))
    .filter((text) => text !== '')
}
