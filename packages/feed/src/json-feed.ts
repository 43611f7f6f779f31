import type { JsonFeed } from 'feedsmith'
import type { EntryDraft, FeedDraft } from './draft.ts'
import { firstOf } from './namespaces.ts'

/** JSON Feed 1.0 and 1.1, https://www.jsonfeed.org/version/1.1/. */
export function draftJson(feed: JsonFeed.Feed<string>): FeedDraft {
  const feedAuthors = (feed.authors ?? []).map(({ name }) => name)
  return {
    format: 'json',
    base: null,
    title: { value: feed.title, plain: true },
    link: feed.home_page_url,
    description: { value: feed.description, plain: true },
    language: feed.language,
    // The format has no date of its own; its entries stand newest first.
    updated: [feed.items?.[0]?.date_modified],
    hub: feed.hubs?.find(({ type }) => type?.toLowerCase() === 'websub')?.url ?? feed.hubs?.[0]?.url,
    self: feed.feed_url,
    entries: (feed.items ?? []).map((entry) => draftEntry(entry, feedAuthors)),
  }
}

function draftEntry(entry: JsonFeed.Item<string>, feedAuthors: (string | undefined)[]): EntryDraft {
  const authors = (entry.authors ?? []).map(({ name }) => name)
  return {
    base: null,
    id: entry.id,
    url: firstOf(entry.url, entry.external_url, entry.id),
    title: { value: entry.title, plain: true },
    summary: { value: entry.summary, plain: true },
    content: entry.content_html ? { value: entry.content_html } : { value: entry.content_text, plain: true },
    authors: authors.some(Boolean) ? authors : feedAuthors,
    published: [entry.date_published],
    updated: [entry.date_modified],
    categories: entry.tags ?? [],
    enclosures: (entry.attachments ?? []).map(({ url, mime_type, size_in_bytes }) => ({
      url,
      type: mime_type,
      length: size_in_bytes,
    })),
    source: null,
  }
}
