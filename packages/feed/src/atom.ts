import type { AtomFeed } from 'feedsmith'
import type { EntryDraft, FeedDraft, Said } from './draft.ts'
import {
  atomCategories,
  atomText,
  firstNames,
  linkedEnclosures,
  linkOf,
  mediaEnclosures,
  namesOf,
} from './namespaces.ts'

/** Atom 1.0 (RFC 4287) and 0.3, whose elements arrive under their later names. */
export function draftAtom(feed: AtomFeed.Feed<string>): FeedDraft {
  const feedAuthors = namesOf(feed.authors)
  return {
    format: 'atom',
    base: feed.xml?.base,
    title: atomText(feed.title),
    link: linkOf(feed.links, 'alternate'),
    description: atomText(feed.subtitle),
    language: feed.xml?.lang ?? feed.dc?.languages?.[0],
    updated: [feed.updated, ...(feed.dc?.dates ?? [])],
    hub: linkOf(feed.links, 'hub'),
    self: linkOf(feed.links, 'self'),
    entries: (feed.entries ?? []).map((entry) => draftEntry(entry, feed, feedAuthors)),
  }
}

function draftEntry(entry: AtomFeed.Entry<string>, feed: AtomFeed.Feed<string>, feedAuthors: Said[]): EntryDraft {
  const { source } = entry
  return {
    base: entry.xml?.base,
    id: wholeId(entry.id, entry.xml?.base ?? feed.xml?.base),
    url: linkOf(entry.links, 'alternate'),
    title: atomText(entry.title),
    summary: atomText(entry.summary ?? mediaDescription(entry)),
    content: atomText(entry.content),
    // RFC 4287, 4.2.1: an entry without an author has its source's, and then its feed's.
    authors: firstNames(
      namesOf(entry.authors),
      entry.dc?.creators,
      namesOf(source?.authors),
      source ? [] : feedAuthors,
    ),
    // An entry that was never changed often gives only the one date that Atom asks for.
    published: [entry.published, entry.updated, ...(entry.dc?.dates ?? [])],
    updated: [entry.updated, ...(entry.dcterms?.modified ?? []), ...(entry.dc?.dates ?? [])],
    categories: [...atomCategories(entry.categories), ...(entry.dc?.subjects ?? [])],
    enclosures: [...linkedEnclosures(entry.links), ...mediaEnclosures(entry.media)],
    source: source ? { title: atomText(source.title).value, url: linkOf(source.links, 'alternate', 'self') } : null,
  }
}

const mediaDescription = ({ media }: AtomFeed.Entry<string>) => {
  const value = media?.description?.value ?? media?.groups?.[0]?.description?.value
  return value === undefined ? undefined : { value, type: 'text' }
}

/** An id is an IRI; one that is not whole is read against xml:base, as the reference parsers do. */
const wholeId = (id: Said, base: Said): Said =>
  id && base && !/^[a-z][a-z0-9+.-]*:/i.test(id) ? (URL.parse(id, base)?.href ?? id) : id
