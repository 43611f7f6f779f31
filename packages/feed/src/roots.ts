export type Kind = { entry: string | null; own: string; mostEntries: number }
/** The elements that may be the root of a document, with what an entry is called in it. */
export type Roots = Record<string, Kind>

/** Most entries kept of one feed. */
export const MOST_ENTRIES = 5000
/** https://www.sitemaps.org/protocol.html */
const MOST_ADDRESSES = 50_000

const rss: Kind = { entry: 'item', own: 'rss', mostEntries: MOST_ENTRIES }
/** What an entry is called, which namespace is its own, and how many entries are kept. */
export const FEED_ROOTS: Roots = {
  rss,
  channel: rss,
  'rdf:rdf': rss,
  feed: { entry: 'entry', own: 'atom', mostEntries: MOST_ENTRIES },
  urlset: { entry: 'url', own: 'sitemap', mostEntries: MOST_ADDRESSES },
  sitemapindex: { entry: 'sitemap', own: 'sitemap', mostEntries: MOST_ADDRESSES },
}
export const OPML_ROOTS: Roots = { opml: { entry: null, own: 'opml', mostEntries: 0 } }
