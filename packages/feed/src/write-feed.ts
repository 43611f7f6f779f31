import { escapeMarkup } from './escape-markup.ts'

/** A feed of our own. `id`s are kept for ever, whatever addresses change. `nextUrl`: where older entries are. */
export type WrittenFeed = {
  id: string
  title: string
  selfUrl: string
  homeUrl: string
  nextUrl: string | null
  updatedAt: Date
  entries: WrittenEntry[]
}

/** `html`: markup that is safe to show. */
export type WrittenEntry = {
  id: string
  url: string
  title: string
  summary: string | null
  html: string
  publishedAt: Date
  updatedAt: Date
  authors: string[]
}

const GENERATOR = 'Copydesk'

/** Atom 1.0 (RFC 4287), with a link to older entries (RFC 5005). */
export const writeAtom = (feed: WrittenFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    text('id', feed.id),
    text('title', feed.title),
    text('updated', feed.updatedAt.toISOString()),
    author(GENERATOR),
    link('self', feed.selfUrl, 'application/atom+xml'),
    link('alternate', feed.homeUrl, 'text/html'),
    ...(feed.nextUrl === null ? [] : [link('next', feed.nextUrl, 'application/atom+xml')]),
    text('generator', GENERATOR),
    ...feed.entries.map(atomEntry),
    '</feed>\n',
  ].join('\n')

const atomEntry = (entry: WrittenEntry): string =>
  [
    '<entry>',
    text('id', entry.id),
    text('title', entry.title),
    text('updated', entry.updatedAt.toISOString()),
    text('published', entry.publishedAt.toISOString()),
    ...entry.authors.map(author),
    link('alternate', entry.url, 'text/html'),
    ...(entry.summary === null ? [] : [text('summary', entry.summary)]),
    `<content type="html">${escapeMarkup(entry.html)}</content>`,
    '</entry>',
  ].join('\n')

const text = (name: string, value: string) => `<${name}>${escapeMarkup(value)}</${name}>`
const author = (name: string) => `<author>${text('name', name)}</author>`
const link = (rel: string, href: string, type: string) =>
  `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ */
export const writeJsonFeed = (feed: WrittenFeed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    ...(feed.nextUrl === null ? {} : { next_url: feed.nextUrl }),
    authors: [{ name: GENERATOR }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      ...(entry.summary === null ? {} : { summary: entry.summary }),
      content_html: entry.html,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      ...(entry.authors.length > 0 ? { authors: entry.authors.map((name) => ({ name })) } : {}),
    })),
  })
