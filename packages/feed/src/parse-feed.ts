import type { FeedFormat, ParsedFeed } from '@copydesk/news'
import { parseFeed as parseStrictly, type AnyFeed } from 'feedsmith'
import { draftAtom } from './atom.ts'
import type { FeedDraft } from './draft.ts'
import { finishFeed } from './finish.ts'
import { draftJson } from './json-feed.ts'
import { draftLeniently } from './lenient.ts'
import { closeCutFeed, hasEndlessTag, isEndlesslyNested, LONGEST_FEED, mendXml, MOST_ENTRIES } from './mend.ts'
import { draftRdf, draftRss } from './rss.ts'

export type FeedOutcome =
  | { type: 'feed'; parsed: ParsedFeed; warnings: string[] }
  | { type: 'rejected'; reason: string }

const CUT_SHORT = 'cut short: kept what was there of its entries'
/** What servers append to a feed: comments, counters, scripts. */
const LONGEST_TAIL = 16 * 1024

type Read = { draft: FeedDraft; warnings: string[] } | { reason: string }

/**
 * A feed of any format to the one shape. `text` is decoded already; `url` is where it was read, for relative addresses.
 * What is broken is saved as far as it goes, and each loss is a warning; what is no feed is rejected with one line saying
 * why. Reads at most 16 million characters and keeps at most 5,000 entries. Never throws.
 */
export async function parseFeed(text: string, url: string | null): Promise<FeedOutcome> {
  const warnings = text.length > LONGEST_FEED ? [`read the first ${LONGEST_FEED} of ${text.length} characters`] : []
  const start = text.slice(0, LONGEST_FEED).replace(/^[\s\uFEFF]+/, '')
  try {
    const read = await readAny(start)
    if ('reason' in read) return { type: 'rejected', reason: [read.reason, ...warnings].join('; ') }
    return { type: 'feed', parsed: finishFeed(read.draft, url), warnings: [...warnings, ...read.warnings] }
  } catch (error) {
    // A regular expression can run out of stack on a text of millions of characters.
    return { type: 'rejected', reason: `not readable as a feed: ${oneLineOf(error)}` }
  }
}

async function readAny(text: string): Promise<Read> {
  if (text === '') return { reason: 'empty: there is no text' }
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text)
  return readXml(text)
}

async function readXml(text: string): Promise<Read> {
  const reason = whyNoFeed(text)
  if (reason) return { reason }
  if (hasEndlessTag(text)) return { reason: 'broken XML: a tag with thousands of attributes' }
  const { text: mended, warnings } = mendXml(text)
  // Read as it stands, a feed cut short would end in half an entry, perhaps with half an address.
  const cut = isCut(mended)
  const first = tryStrictly((cut ? closeCutFeed(mended) : null) ?? mended)
  if (first && first.entries.length > 0) return { draft: first, warnings: cut ? [...warnings, CUT_SHORT] : warnings }
  if (isEndlesslyNested(mended)) return { reason: 'broken XML: tags opened without end' }
  const third = first && !hasEntries(mended) ? null : await draftLeniently(mended, MOST_ENTRIES)
  if (third && third.entries.length >= (first?.entries.length ?? 0)) {
    return { draft: third, warnings: [...warnings, 'broken XML: kept what could be read'] }
  }
  if (first) return { draft: first, warnings: [...warnings, 'has no entries'] }
  if (cut) return { reason: 'broken XML: cut short before the first whole entry' }
  if (hasEntries(mended)) return { reason: 'broken XML: nothing in it could be read' }
  return { draft: emptyDraft(mended), warnings: [...warnings, 'has no entries'] }
}

/** A whole feed that says nothing: every site is new once. */
const emptyDraft = (text: string): FeedDraft => ({
  format: formatOf(text),
  base: null,
  title: { value: null },
  link: null,
  description: { value: null },
  language: null,
  updated: [],
  hub: null,
  self: null,
  entries: [],
})

function formatOf(text: string): FeedFormat {
  const [, name = ''] = FEED_ROOT.exec(text) ?? []
  const formats: Record<string, FeedFormat> = { rdf: 'rdf', feed: 'atom' }
  return formats[name.toLowerCase()] ?? 'rss'
}

function readJson(text: string): Read {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return { reason: `broken JSON: ${oneLineOf(error)}` }
  }
  const items = itemsOf(document)
  if (!items) return { reason: 'JSON, but no JSON Feed: it has no list "items"' }
  // The version is often wrong or missing; a list of items is what makes it a feed.
  const draft = tryStrictly({ ...(document as object), version: 'https://jsonfeed.org/version/1.1' })
  if (!draft) return { reason: 'JSON, but no JSON Feed: its values are not of the expected kinds' }
  const warnings = items.length > MOST_ENTRIES ? [`kept the first ${MOST_ENTRIES} of ${items.length} entries`] : []
  return { draft, warnings }
}

function itemsOf(document: unknown): unknown[] | null {
  if (typeof document !== 'object' || document === null || !('items' in document)) return null
  return Array.isArray(document.items) ? document.items : null
}

function tryStrictly(document: unknown): FeedDraft | null {
  try {
    return draftOf(parseStrictly(document, { maxItems: MOST_ENTRIES }))
  } catch {
    return null
  }
}

function draftOf(read: AnyFeed): FeedDraft {
  if (read.format === 'rss') return draftRss(read.feed)
  if (read.format === 'rdf') return draftRdf(read.feed)
  if (read.format === 'atom') return draftAtom(read.feed)
  return draftJson(read.feed)
}

const FEED_ROOT = /<(?:[\w.-]{1,32}:)?(rss|rdf|feed|channel)[\s>/]/i

function whyNoFeed(text: string): string | null {
  const head = text.slice(0, 64 * 1024)
  if (FEED_ROOT.test(head) && !/^<!doctype html|^<html[\s>]/i.test(head)) return null
  if (/<html[\s>]|<!doctype html|<body[\s>]/i.test(head)) return 'an HTML page, not a feed'
  if (/<opml[\s>]/i.test(head)) return 'OPML: a list of feeds, not a feed'
  if (/<(?:urlset|sitemapindex)[\s>]/i.test(head)) return 'a sitemap, not a feed'
  return head.startsWith('<')
    ? 'XML, but of no feed format (no rss, rdf:RDF or feed element)'
    : 'not a feed: neither XML nor JSON'
}

const hasEntries = (text: string) => /<(?:[\w.-]{1,32}:)?(?:item|entry)[\s>]/i.test(text)
const isCut = (text: string) => !/<\/(?:[\w.-]{1,32}:)?(?:rss|rdf|feed)\s*>/i.test(text.slice(-LONGEST_TAIL))

const oneLineOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 160)
