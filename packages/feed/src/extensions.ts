import type { EntryDraft, Said, SaidText } from './draft.ts'
import type { Element } from './element.ts'
import { personName, personNames } from './person.ts'

/** The first value that says anything. */
export const firstOf = (...values: Said[]): Said =>
  values.find((value) => value !== undefined && value !== null && value !== '')

const relationOf = (link: Element) => link.attribute('rel')?.toLowerCase() ?? 'alternate'

/** A link's address. Its own xml:base is all that differs from where it stands. */
function addressOf(link: Element): Said {
  const href = link.attribute('href')
  const base = link.attribute('xml:base')
  return href !== null && base !== null ? (URL.parse(href, base)?.href ?? href) : href
}

/** The addresses of the links that have a relation; none means "alternate" (RFC 4287, 4.2.7.2). */
export const linksTo = (links: readonly Element[], relation: string): Said[] =>
  links.filter((link) => relationOf(link) === relation).map(addressOf)

/** All links of an element, in Atom's form, whether the namespace is declared or not. */
export const atomLinks = (element: Element): Element[] => [
  ...element.all('atom:link'),
  ...element.all('link').filter((link) => link.attribute('href') !== null),
]

/** Where the link leads of an entry whose link counts who follows it: http://rssnamespace.org/feedburner/ext/1.0 */
export const origin = (entry: Element): Said => entry.said('feedburner:origlink')

/** Base64 is how Atom carries what is not text: RFC 4287, 4.1.3.3. Feeds that label text so mean text. */
const BINARY_TYPE = /^(?:application\/octet-stream|(?:image|audio|video)\/[\w.+-]{1,60})$/i
const BASE64 = /^[A-Za-z0-9+/\s]+(?:={1,2}\s*)?$/
const XHTML_WRAPPER = /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">([^]*)<\/div>$/
/** Inline XML stays as it is written: RFC 4287, 4.1.3.3. */
const XML_TYPE = /^xhtml$|[+/]xml$/

/**
 * An Atom text construct or content: decoded where it is base64, without the element that XHTML must be wrapped in. Atom
 * 0.3 marks base64 by "mode". Only what says "text" is surely no markup.
 */
export function atomText(element: Element | null): SaidText {
  if (!element) return { value: null }
  const type = element.attribute('type')?.trim().toLowerCase() ?? ''
  const base = element.attribute('xml:base')
  if (XML_TYPE.test(type) && element.attribute('mode') !== 'escaped') return { value: inlineMarkup(element), base }
  const { text } = element
  const isBase64 = element.attribute('mode') === 'base64' || BINARY_TYPE.test(type)
  if (isBase64 && text !== null && BASE64.test(text)) return { value: fromBase64(text), base }
  return { value: text?.replace(XHTML_WRAPPER, '$1'), base, plain: type === 'text' }
}

function inlineMarkup(element: Element): string {
  const [only, ...others] = element.children
  const isWrapped = only && others.length === 0 && /^(?:[\w-]+:)?div$/.test(only.name)
  const { markup } = isWrapped ? only : element
  return markup
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .trim()
}

/** Null for bytes that are no text: a picture or a film. */
function fromBase64(encoded: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const sizeOf = (size: string | null) => (size !== null && /^\d{1,15}$/.test(size.trim()) ? Number(size) : null)

/** What is attached: enclosures, links of that relation, and Media RSS (https://www.rssboard.org/media-rss). */
export function enclosuresOf(entry: Element): EntryDraft['enclosures'] {
  const linked = atomLinks(entry).filter((link) => relationOf(link) === 'enclosure')
  const media = [
    ...entry.all('media:content'),
    ...entry.all('media:group').flatMap((group) => group.all('media:content')),
  ]
  return [
    ...entry.all('enclosure').map((one) => ({
      url: one.attribute('url') ?? one.attribute('href'),
      type: one.attribute('type'),
      length: sizeOf(one.attribute('length')),
    })),
    ...linked.map((link) => ({
      url: addressOf(link),
      type: link.attribute('type'),
      length: sizeOf(link.attribute('length')),
    })),
    ...media.map((one) => ({
      url: one.attribute('url'),
      type: one.attribute('type'),
      length: sizeOf(one.attribute('filesize')),
    })),
  ]
}

export const atomCategories = (categories: readonly Element[]): Said[] =>
  categories.map((category) => category.attribute('label') ?? category.attribute('term'))

export const publishedDates = (entry: Element): Said[] => [
  entry.said('atom:published'),
  ...entry.texts('dcterms:issued'),
  ...entry.texts('dc:date'),
  ...entry.texts('dcterms:created'),
]

export const updatedDates = (entry: Element): Said[] => [
  entry.said('atom:updated'),
  ...entry.texts('dcterms:modified'),
  ...entry.texts('dc:date'),
]

export const extensionAuthors = (entry: Element): Said[][] => [
  entry.texts('dc:creator').map(personName),
  entry.texts('dc:author').map(personName),
  entry.texts('dcterms:creator').map(personName),
  personNames(entry.all('atom:author')),
  entry.texts('itunes:author').map(personName),
]

export const extensionCategories = (entry: Element): Said[] => [
  ...entry.texts('itunes:keywords').flatMap((keywords) => keywords?.split(',') ?? []),
  ...entry.texts('dc:subject'),
  ...atomCategories(entry.all('atom:category')),
]
