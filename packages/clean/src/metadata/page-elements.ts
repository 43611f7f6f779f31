import { type AnyNode, type Element, hasChildren, isTag } from 'domhandler'

/** The elements of a page that speak of it or of its article, by what they are, in document order. */
export type PageElements = {
  linkedData: Element[]
  meta: Element[]
  links: Element[]
  html: Element[]
  titles: Element[]
  /** h1, h2 and what is marked as the headline. */
  headings: Element[]
  times: Element[]
  /** Whatever is marked as a time of publication. */
  published: Element[]
  relAuthors: Element[]
  propAuthors: Element[]
  bylines: Element[]
  authorLinks: Element[]
  /** Links to the front page. */
  homeLinks: Element[]
}

/** Paths under which sites keep their authors' pages. */
export const AUTHOR_PATH = /\/(?:authors?|staff|writers?|contributors?|profiles?|people|journalists?|reporters?|by)\//i

const PUBLISHED_CLASS = /(?:^|\s)(?:dt-published|published|entry-date)(?:\s|$)/
const BYLINE_CLASS = /byline|(?:^|\s)author-name(?:\s|$)/i
const MOST_ATTRIBUTE_CHARS = 500

/** Gathers them in one walk: asking for each by its selector takes longer than parsing the page. */
export function pageElements(root: AnyNode): PageElements {
  const found: PageElements = {
    linkedData: [],
    meta: [],
    links: [],
    html: [],
    titles: [],
    headings: [],
    times: [],
    published: [],
    relAuthors: [],
    propAuthors: [],
    bylines: [],
    authorLinks: [],
    homeLinks: [],
  }
  visit(root, found)
  return found
}

function visit(node: AnyNode, found: PageElements): void {
  if (isTag(node)) {
    byTag(node, found)
    byAttributes(node, found)
  }
  if (hasChildren(node)) for (const child of node.children) visit(child, found)
}

function byTag(element: Element, found: PageElements): void {
  const { name, attribs } = element
  if (name === 'script' && /ld\+json/i.test(attribs['type'] ?? '')) found.linkedData.push(element)
  else if (name === 'meta' && attribs['content'] !== undefined) found.meta.push(element)
  else if (name === 'link') found.links.push(element)
  else if (name === 'html') found.html.push(element)
  else if (name === 'title') found.titles.push(element)
  else if (name === 'time') found.times.push(element)
  else if (name === 'a' && (attribs['href'] === '/' || attribs['rel'] === 'home')) found.homeLinks.push(element)
  else if (name === 'a' && AUTHOR_PATH.test((attribs['href'] ?? '').slice(0, MOST_ATTRIBUTE_CHARS)))
    found.authorLinks.push(element)
}

function byAttributes(element: Element, found: PageElements): void {
  const { name, attribs } = element
  const property = attribs['itemprop']?.slice(0, MOST_ATTRIBUTE_CHARS) ?? ''
  const classes = attribs['class']?.slice(0, MOST_ATTRIBUTE_CHARS) ?? ''
  if (name === 'h1' || name === 'h2' || hasWord(property, 'headline')) found.headings.push(element)
  if (isPublished(element, property, classes)) found.published.push(element)
  if (hasWord(attribs['rel'] ?? '', 'author')) found.relAuthors.push(element)
  if (hasWord(property, 'author')) found.propAuthors.push(element)
  if (classes !== '' && BYLINE_CLASS.test(classes)) found.bylines.push(element)
}

function isPublished({ name, attribs }: Element, property: string, classes: string): boolean {
  if (hasWord(property, 'datePublished') || attribs['property']?.endsWith('datePublished')) return true
  if (name === 'time' && attribs['pubdate'] !== undefined) return true
  const marked = classes !== '' && PUBLISHED_CLASS.test(classes)
  return marked && (name === 'time' || name === 'abbr' || classes.includes('dt-published'))
}

const hasWord = (attribute: string, word: string) => attribute !== '' && attribute.split(/\s+/).includes(word)
