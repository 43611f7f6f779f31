import type { ParsedFeed } from '@copydesk/news'
import { draftAtom } from './atom.ts'
import type { FeedDraft } from './draft.ts'
import type { Element } from './element.ts'
import { finishFeed } from './finish.ts'
import { draftJson } from './json-feed.ts'
import { readXml } from './read-xml.ts'
import { FEED_ROOTS, MOST_ENTRIES } from './roots.ts'
import { draftRss } from './rss.ts'
import { draftSitemap } from './sitemap.ts'

/** `warnings`: what was wrong with it and mended, or lost, one line each. */
export type FeedOutcome =
  | { type: 'feed'; parsed: ParsedFeed; warnings: string[] }
  | { type: 'rejected'; reason: string }

/** Longest feed read, in UTF-16 code units. The longest real ones (podcasts with every episode) have about 12 million. */
export const LONGEST_FEED = 16 * 1024 * 1024

/** A feed as it is written, before its values are read; or why there is none. */
export type FeedReading = { draft: FeedDraft; warnings: string[] } | { reason: string }

/**
 * A feed or sitemap of any format to the one shape. `text` is decoded already; `url` is where it was read, for relative
 * addresses. What is broken is read as far as it goes, and each loss is a warning; what is no feed is rejected with one
 * line saying why. Reads at most 16 million characters and keeps at most 5,000 entries. Never throws.
 */
export function parseFeed(text: string, url: string | null): FeedOutcome {
  const read = readFeed(text)
  if ('reason' in read) return { type: 'rejected', reason: read.reason }
  return { type: 'feed', parsed: finishFeed(read.draft, url), warnings: read.warnings }
}

/** The first half of parseFeed: what the feed says, in its own words. */
export function readFeed(text: string): FeedReading {
  const start = text.slice(0, LONGEST_FEED).replace(/^[\s\uFEFF\0]+/, '')
  if (start === '') return { reason: 'empty: there is no text' }
  const read = start.startsWith('{') || start.startsWith('[') ? readJson(start) : readTags(start)
  const longer = `read the first ${LONGEST_FEED} of ${text.length} characters`
  if (text.length <= LONGEST_FEED) return read
  return 'reason' in read
    ? { reason: `${read.reason}; ${longer}` }
    : { draft: read.draft, warnings: [longer, ...read.warnings] }
}

const FORMATS: Record<string, (root: Element) => FeedDraft> = {
  feed: draftAtom,
  urlset: draftSitemap,
  sitemapindex: draftSitemap,
}

function readTags(text: string): FeedReading {
  const reason = whyNoFeed(text)
  if (reason) return { reason }
  const xml = readXml(text, FEED_ROOTS)
  if (!xml) return { reason: 'broken XML: cut short before the first whole entry' }
  const draft = (FORMATS[xml.root.name] ?? draftRss)(xml.root)
  const kept = draft.entries.length + draft.sitemaps.length
  if (xml.isCut && kept === 0) return { reason: 'broken XML: cut short before the first whole entry' }
  const warnings = [
    declaresEntities(text) ? 'declares entities of its own: they stay unexpanded' : '',
    xml.isBroken ? 'broken XML: kept what could be read' : '',
    xml.isCut ? 'cut short: kept what was there of its entries' : '',
    kept < xml.entryCount && !xml.isCut ? `kept ${kept} of ${xml.entryCount} entries` : '',
    kept === 0 ? 'has no entries' : '',
  ]
  return { draft, warnings: warnings.filter(Boolean) }
}

const LATEST_DOCTYPE = 4096
/** Entity bombs are declared in the DOCTYPE. None is ever expanded, but a title may then read "&company;". */
const declaresEntities = (text: string) => /<!ENTITY\s/i.test(text.slice(0, LATEST_DOCTYPE))

function readJson(text: string): FeedReading {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return { reason: `broken JSON: ${oneLineOf(error)}` }
  }
  const draft = draftJson(document)
  if (!draft) return { reason: 'JSON, but no JSON Feed: it has no list "items"' }
  const { length } = (document as { items: unknown[] }).items
  const warnings = [
    length > MOST_ENTRIES ? `kept ${MOST_ENTRIES} of ${length} entries` : '',
    length === 0 ? 'has no entries' : '',
  ]
  return { draft, warnings: warnings.filter(Boolean) }
}

const HEAD = 64 * 1024
const ROOT = /<(?:[\w.-]{1,32}:)?(?:rss|rdf|feed|channel|urlset|sitemapindex)[\s>/]/i
const NOT_FEEDS: [pattern: RegExp, reason: string][] = [
  [/<html[\s>]|<!doctype html|<body[\s>]|^<(?:title|meta|link)[\s>]/i, 'an HTML page, not a feed'],
  [/<opml[\s>]/i, 'OPML: a list of feeds, not a feed'],
  [/^</, 'XML, but of no feed format (no rss, rdf:RDF, feed, urlset or sitemapindex element)'],
]

function whyNoFeed(text: string): string | null {
  const head = text.slice(0, HEAD)
  if (ROOT.test(head) && !/^<!doctype html|^<html[\s>]/i.test(head)) return null
  return NOT_FEEDS.find(([pattern]) => pattern.test(head))?.[1] ?? 'neither XML nor JSON'
}

const oneLineOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 160)
