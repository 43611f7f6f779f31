import { NO_SCHEDULE, type EntryDraft, type FeedDraft, type Said } from './draft.ts'
import type { Element } from './element.ts'
import { MOST_ENTRIES } from './roots.ts'

/**
 * A sitemap (https://www.sitemaps.org/protocol.html), with what a Google News sitemap says of its articles
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap), and a sitemap index. A sitemap has
 * no order and up to 50,000 addresses: of more than 5,000 the newest are kept, and of those with one date, or none, the last.
 */
export function draftSitemap(root: Element): FeedDraft {
  const entries = root.all('url').map(draftEntry)
  const publications = root.all('url').map((address) => address.child('news:news')?.child('news:publication'))
  return {
    format: 'sitemap',
    base: null,
    title: { value: onlyOne(publications.map((publication) => publication?.said('news:name') ?? null)) },
    link: null,
    description: { value: null },
    language: onlyOne(publications.map((publication) => publication?.said('news:language') ?? null)),
    updated: [],
    self: null,
    schedule: NO_SCHEDULE,
    entries: entries.length > MOST_ENTRIES ? newest(entries) : entries,
    sitemaps: newest(
      root.all('sitemap').map((sitemap) => ({ url: sitemap.said('loc'), updated: [sitemap.said('lastmod')] })),
    ),
  }
}

function draftEntry(address: Element): EntryDraft {
  const news = address.child('news:news')
  return {
    base: null,
    id: null,
    urls: [address.said('loc')],
    title: { value: news?.said('news:title') },
    summary: { value: null },
    content: { value: null },
    authors: [],
    published: [news?.said('news:publication_date')],
    updated: [address.said('lastmod')],
    categories: [...split(news?.said('news:keywords')), ...split(news?.said('news:genres'))],
    enclosures: address.all('image:image').map((image) => ({ url: image.said('image:loc'), type: null, length: null })),
    source: null,
    location: null,
  }
}

const split = (words: string | null | undefined) => words?.split(',') ?? []

/** A title of the whole, where all that say one say the same. */
function onlyOne(values: (string | null)[]): string | null {
  const [only, ...others] = new Set(values.filter((value) => value !== null))
  return only !== undefined && others.length === 0 ? only : null
}

type Dated = { published?: Said[]; updated: Said[] }

/** The newest first; those of one date in the order they stand, of which the last are kept, since what is new is added there. */
function newest<Of extends Dated>(all: Of[]): Of[] {
  const kept = new Set(all.toReversed().toSorted(newestFirst).slice(0, MOST_ENTRIES))
  return all.filter((one) => kept.has(one)).toSorted(newestFirst)
}

/** Dates of W3C-DTF, as sitemaps have them, sort as they are written. */
function newestFirst(a: Dated, b: Dated): number {
  const [one, other] = [a.published?.[0] ?? a.updated[0] ?? '', b.published?.[0] ?? b.updated[0] ?? '']
  if (one === other) return 0
  return one < other ? 1 : -1
}
