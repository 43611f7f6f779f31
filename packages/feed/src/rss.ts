import type { RdfFeed, RssFeed } from 'feedsmith'
import type { EntryDraft, FeedDraft } from './draft.ts'
import {
  atomText,
  extensionAuthors,
  extensionCategories,
  firstNames,
  firstOf,
  linkedEnclosures,
  linkOf,
  mediaEnclosures,
  namesOf,
  publishedDates,
  updatedDates,
} from './namespaces.ts'

type RssEntry = RssFeed.Item<string>
type RdfEntry = RdfFeed.Item<string>

/** RSS 0.9x to 2.0, https://www.rssboard.org/rss-specification. */
export function draftRss(feed: RssFeed.Feed<string>): FeedDraft {
  return {
    format: 'rss',
    ...sharedHead(feed),
    description: {
      value: firstOf(feed.description, feed.dc?.descriptions?.[0], feed.itunes?.summary),
    },
    language: firstOf(feed.language, feed.dc?.languages?.[0], feed.xml?.lang),
    updated: [feed.lastBuildDate, feed.atom?.updated, ...(feed.dc?.dates ?? [])],
    entries: (feed.items ?? []).map(draftRssEntry),
  }
}

/** RSS 1.0 and 0.9, https://web.resource.org/rss/1.0/spec. */
export function draftRdf(feed: RdfFeed.Feed<string>): FeedDraft {
  return {
    format: 'rdf',
    ...sharedHead(feed),
    description: { value: firstOf(feed.description, feed.dc?.descriptions?.[0]) },
    language: firstOf(feed.dc?.languages?.[0], feed.xml?.lang),
    updated: [feed.atom?.updated, ...(feed.dcterms?.modified ?? []), ...(feed.dc?.dates ?? [])],
    entries: (feed.items ?? []).map(draftRdfEntry),
  }
}

const sharedHead = (feed: Pick<RssFeed.Feed<string>, 'xml' | 'title' | 'dc' | 'link' | 'atom'>) => ({
  base: feed.xml?.base,
  title: { value: firstOf(feed.title, feed.dc?.titles?.[0]) },
  link: firstOf(feed.link, linkOf(feed.atom?.links, 'alternate')),
  hub: linkOf(feed.atom?.links, 'hub'),
  self: linkOf(feed.atom?.links, 'self'),
})

/** A guid is the entry's address unless it says otherwise; httpAddress drops those that are none. */
const permalink = ({ guid }: RssEntry) => (guid?.isPermaLink === false ? null : guid?.value)

function draftRssEntry(entry: RssEntry): EntryDraft {
  return {
    ...sharedEntry(entry),
    id: firstOf(entry.guid?.value, entry.atom?.id),
    url: firstOf(entry.link, linkOf(entry.atom?.links, 'alternate'), permalink(entry)),
    title: { value: firstOf(entry.title, entry.dc?.titles?.[0], entry.itunes?.title, entry.media?.title?.value) },
    summary: {
      value: firstOf(entry.description, entry.dc?.descriptions?.[0], entry.itunes?.summary, entry.atom?.summary?.value),
    },
    authors: firstNames(namesOf(entry.authors), ...extensionAuthors(entry)),
    published: [entry.pubDate, ...publishedDates(entry)],
    categories: [...(entry.categories ?? []).map(({ name }) => name), ...extensionCategories(entry)],
    enclosures: [
      ...(entry.enclosures ?? []).map(({ url, type, length }) => ({ url, type, length })),
      ...attached(entry),
    ],
    source: entry.source ? { title: entry.source.title, url: entry.source.url } : null,
  }
}

function draftRdfEntry(entry: RdfEntry): EntryDraft {
  return {
    ...sharedEntry(entry),
    // rdf:about repeats the link: https://web.resource.org/rss/1.0/spec#s5.5
    id: null,
    url: firstOf(entry.link, linkOf(entry.atom?.links, 'alternate')),
    title: { value: firstOf(entry.title, entry.dc?.titles?.[0], entry.media?.title?.value) },
    summary: { value: firstOf(entry.description, entry.dc?.descriptions?.[0]) },
    authors: firstNames(...extensionAuthors(entry)),
    published: publishedDates(entry),
    categories: extensionCategories(entry),
    enclosures: attached(entry),
    source: entry.dc?.sources?.[0] ? { title: null, url: entry.dc.sources[0] } : null,
  }
}

type Shared = Pick<RssEntry, 'xml' | 'content' | 'atom' | 'dc' | 'dcterms'>

const sharedEntry = (entry: Shared) => ({
  base: entry.xml?.base,
  content: entry.content?.encoded ? { value: entry.content.encoded } : atomText(entry.atom?.content),
  updated: updatedDates(entry),
})

const attached = (entry: Pick<RssEntry, 'atom' | 'media'>) => [
  ...linkedEnclosures(entry.atom?.links),
  ...mediaEnclosures(entry.media),
]
