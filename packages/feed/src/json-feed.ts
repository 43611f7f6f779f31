import { idAddress } from './address.ts'
import { NO_SCHEDULE, type EntryDraft, type FeedDraft, type Said } from './draft.ts'
import { firstNames } from './person.ts'
import { MOST_ENTRIES } from './roots.ts'

type Values = Record<string, unknown>

const valuesOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
/** Ids are numbers where a feed does not heed that they must be strings. */
const said = (value: unknown): Said =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

/**
 * JSON Feed 1.0 and 1.1, https://www.jsonfeed.org/version/1.1/. The version is often wrong or missing; a list of items is
 * what makes it a feed: null without one. Values of other kinds than they should be are passed over.
 */
export function draftJson(document: unknown): FeedDraft | null {
  const feed = valuesOf(document)
  if (!Array.isArray(feed['items'])) return null
  const feedAuthors = authorsOf(feed)
  const entries = feed['items'].slice(0, MOST_ENTRIES).map((entry) => draftEntry(valuesOf(entry), feedAuthors))
  return {
    format: 'json',
    base: null,
    title: { value: said(feed['title']), plain: true },
    link: said(feed['home_page_url']),
    description: { value: said(feed['description']), plain: true },
    language: said(feed['language']),
    // The format has no date of its own; its entries stand newest first.
    updated: entries[0]?.updated ?? [],
    self: said(feed['feed_url']),
    schedule: {
      ...NO_SCHEDULE,
      hubs: listOf(feed['hubs'])
        .map(valuesOf)
        .filter(isWebSub)
        .map((hub) => said(hub['url'])),
    },
    entries,
    sitemaps: [],
  }
}

/** The other type there is, rssCloud, is no hub of WebSub. */
const isWebSub = (hub: Values) => /^websub$/i.test(said(hub['type']) ?? 'WebSub')

/** "authors" of 1.1, or the one "author" of 1.0. */
const authorsOf = (values: Values): Said[] =>
  firstNames(
    listOf(values['authors']).map((author) => said(valuesOf(author)['name'])),
    [said(valuesOf(values['author'])['name'])],
  )

function draftEntry(entry: Values, feedAuthors: Said[]): EntryDraft {
  const html = said(entry['content_html'])
  return {
    base: null,
    id: said(entry['id']),
    urls: [said(entry['url']), said(entry['external_url']), idAddress(said(entry['id']))],
    title: { value: said(entry['title']), plain: true },
    summary: { value: said(entry['summary']), plain: true },
    content: html ? { value: html } : { value: said(entry['content_text']), plain: true },
    authors: firstNames(authorsOf(entry), feedAuthors),
    published: [said(entry['date_published'])],
    updated: [said(entry['date_modified'])],
    categories: listOf(entry['tags']).map(said),
    enclosures: listOf(entry['attachments'])
      .map(valuesOf)
      .map((attachment) => ({
        url: said(attachment['url']),
        type: said(attachment['mime_type']),
        length: typeof attachment['size_in_bytes'] === 'number' ? attachment['size_in_bytes'] : null,
      })),
    source: null,
    location: null,
  }
}
