import type { AtomNs, DcNs, DcTermsNs, ItunesNs, MediaNs } from 'feedsmith'
import type { EntryDraft, Said, SaidText } from './draft.ts'

/** The namespaces RSS and RDF entries lean on for what their own elements do not say. */
type EntryExtensions = {
  atom?: AtomNs.Entry<string>
  dc?: DcNs.ItemOrFeed<string>
  dcterms?: DcTermsNs.ItemOrFeed<string>
  itunes?: ItunesNs.Item
  media?: MediaNs.ItemOrFeed
}
type Link = { href?: string; rel?: string; type?: string; length?: number }
type Person = { name?: string; email?: string }

/** The first value that says anything. */
export const firstOf = (...values: Said[]): Said =>
  values.find((value) => value !== undefined && value !== null && value !== '')

/** The address of the first link with one of the relations, in their order; no relation means "alternate" (RFC 4287, 4.2.7.2). */
export function linkOf(links: Link[] | undefined, ...relations: string[]): Said {
  for (const relation of relations) {
    const link = links?.find(({ rel, href }) => href !== undefined && (rel ?? 'alternate').toLowerCase() === relation)
    if (link) return link.href
  }
  return null
}

/** People by name; where a feed gives no name, by their mail address. */
export const namesOf = (people: Person[] | undefined): Said[] => (people ?? []).map(({ name, email }) => name ?? email)

/** The first group of names that is not empty. */
export const firstNames = (...groups: (Said[] | undefined)[]): Said[] =>
  groups.find((group) => group && group.some(Boolean)) ?? []

/** Base64 is how Atom carries what is not text: RFC 4287, 4.1.3.3. Feeds that label text so mean text. */
const BINARY_TYPE = /^(?:application\/octet-stream|(?:image|audio|video)\/[\w.+-]{1,60})$/i
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/
const XHTML_WRAPPER = /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">([^]*)<\/div>$/

/** An Atom text construct, decoded where it is base64 and without the element XHTML must be wrapped in. */
export function atomText(text: { value?: string; type?: string; xml?: { base?: string } } | undefined): SaidText {
  if (!text?.value) return { value: null }
  const isBase64 = BINARY_TYPE.test(text.type ?? '') && BASE64.test(text.value)
  const value = isBase64 ? fromBase64(text.value) : text.value.replace(XHTML_WRAPPER, '$1')
  return { value, base: text.xml?.base, plain: text.type === 'text' }
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

/** Enclosures from links (Atom) and from Media RSS, https://www.rssboard.org/media-rss. */
export function linkedEnclosures(links: Link[] | undefined): EntryDraft['enclosures'] {
  return (links ?? [])
    .filter(({ rel }) => rel?.toLowerCase() === 'enclosure')
    .map(({ href, type, length }) => ({ url: href, type, length }))
}

export function mediaEnclosures(media: MediaNs.ItemOrFeed | undefined): EntryDraft['enclosures'] {
  const contents = [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])]
  return contents.map(({ url, type, fileSize }) => ({ url, type, length: fileSize }))
}

export const atomCategories = (categories: { term?: string; label?: string }[] | undefined): Said[] =>
  (categories ?? []).map(({ term, label }) => label ?? term)

export const publishedDates = ({ atom, dc, dcterms }: EntryExtensions): Said[] => [
  atom?.published,
  ...(dcterms?.issued ?? []),
  ...(dc?.dates ?? []),
  ...(dcterms?.created ?? []),
]

export const updatedDates = ({ atom, dc, dcterms }: EntryExtensions): Said[] => [
  atom?.updated,
  ...(dcterms?.modified ?? []),
  ...(dc?.dates ?? []),
]

export const extensionAuthors = ({ atom, dc, dcterms, itunes }: EntryExtensions): (Said[] | undefined)[] => [
  dc?.creators,
  dcterms?.creators,
  namesOf(atom?.authors),
  [itunes?.author],
]

export const extensionCategories = ({ atom, dc, itunes }: EntryExtensions): Said[] => [
  ...(itunes?.keywords ?? []),
  ...(dc?.subjects ?? []),
  ...atomCategories(atom?.categories),
]
