import { storable, type Enclosure, type FeedEntry, type ParsedFeed } from '@copydesk/news'
import { baseOf, httpAddress, linkResolver, pageAddress } from './address.ts'
import { readDate } from './date.ts'
import type { EntryDraft, FeedDraft, Said, SaidText } from './draft.ts'
import { oneLine, plainText } from './plain-text.ts'
import { readSchedule } from './schedule.ts'

const MOST_VALUES = 100
const MOST_ENCLOSURES = 50

/** A draft to the one shape: addresses made whole, titles plain, dates in ISO 8601, empty values null. */
export function finishFeed(draft: FeedDraft, url: string | null): ParsedFeed {
  const outer = baseOf(draft.base, baseOf(url, null))
  const link = httpAddress(draft.link, outer)
  // RSS has no xml:base of its own: what is relative there is meant from the site.
  const base = draft.base ? outer : draft.format === 'atom' ? (outer ?? link) : (link ?? outer)
  const markupBase = draft.base || url ? base : null
  const resolve = linkResolver()
  const hubs = distinct(draft.schedule.hubs.map((hub) => httpAddress(hub, base)))
  return {
    feed: {
      title: plainText(draft.title),
      link,
      description: plainText(draft.description),
      language: plainText({ value: draft.language }),
      updated: firstDate(draft.updated),
      hub: hubs[0] ?? null,
      self: httpAddress(draft.self, base),
      format: draft.format,
    },
    entries: draft.entries.map((entry) => finishEntry(entry, base, { base: markupBase, resolve })),
    schedule: readSchedule(draft.schedule, hubs),
    sitemaps: draft.sitemaps.flatMap(({ url: said, updated }) => {
      const address = httpAddress(said, base)
      return address ? [{ url: address, updatedAt: firstDate(updated) }] : []
    }),
  }
}

/** How markup is finished: its links against this base. */
type Markup = { base: string | null; resolve: (markup: string, base: string | null) => string }

function finishEntry(draft: EntryDraft, feedBase: string | null, outer: Markup): FeedEntry {
  const base = baseOf(draft.base, feedBase)
  const inner = draft.base ? { ...outer, base } : outer
  const published = firstDate(draft.published)
  return {
    id: oneLine(draft.id),
    url: pageAddress(draft.urls, base),
    title: plainText(draft.title),
    summary: markup(draft.summary, inner),
    content: markup(draft.content, inner),
    authors: distinct(draft.authors.map((author) => plainText({ value: author }))),
    publishedAt: published,
    updatedAt: firstDate(draft.updated),
    categories: distinct(draft.categories.map((category) => plainText({ value: category }))),
    enclosures: enclosures(draft.enclosures, base),
    source: draft.source && source(draft.source, base),
    ...(draft.location ? { location: draft.location } : {}),
  }
}

const firstDate = (dates: Said[]): string | null => {
  for (const said of dates) {
    const date = readDate(said)
    if (date) return date
  }
  return null
}

const markup = ({ value, base, plain }: SaidText, outer: Markup): string | null => {
  const text = value?.trim()
  if (!text) return null
  return storable(plain ? text : outer.resolve(text, baseOf(base, outer.base)))
}

const distinct = (values: (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null))].slice(0, MOST_VALUES)

/** One that is announced twice, by an enclosure and by Media RSS, is one, with what either says of it. */
function enclosures(drafts: EntryDraft['enclosures'], base: string | null): Enclosure[] {
  const byUrl = new Map<string, Enclosure>()
  for (const { url, type, length } of drafts.slice(0, MOST_ENCLOSURES)) {
    const address = httpAddress(url, base)
    if (!address) continue
    const known = byUrl.get(address)
    const size = length !== null && Number.isSafeInteger(length) && length >= 0 ? length : null
    byUrl.set(address, { url: address, type: known?.type ?? oneLine(type), length: known?.length ?? size })
  }
  return [...byUrl.values()]
}

function source(draft: { title: Said; url: Said }, base: string | null): FeedEntry['source'] {
  const [title, url] = [plainText({ value: draft.title }), httpAddress(draft.url, base)]
  return title || url ? { title, url } : null
}
