import { baseOf, httpAddress } from './address.ts'
import { attributesOf } from './attributes.ts'
import { oneLine } from './plain-text.ts'
import { tagReader } from './scan.ts'

/** An address where a page's feed may be, and what speaks for it. Only `link` is the page's own word that it is one. */
export type FeedCandidate = { url: string; title: string | null; from: 'link' | 'common path' | 'robots.txt' }

const FEED_TYPES = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\s*(?:;|$)/i
/** Before its media type was registered, JSON Feed had this one, which much that is no feed has too. */
const JSON_FEED = /^application\/json\s*(?:;|$)/i
const LONGEST_SCAN = 1024 * 1024
const MOST_FOUND = 50

/**
 * Where sites have their feeds, most frequent first: the defaults of WordPress, Ghost, Jekyll, Hugo, Drupal, Movable Type,
 * Blogger and Eleventy, and the names that people give.
 */
const COMMON_PATHS = [
  '/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json', '/index.rdf', '/feeds/posts/default',
] // prettier-ignore

/**
 * Where the feeds of a page may be, likeliest first: those it names (https://html.spec.whatwg.org/#link-type-alternate),
 * common paths of its site, and the sitemaps of its robots.txt, those for news before others. Pure: nothing is asked for.
 */
export function feedCandidates(html: string, url: string, robots: string | null): FeedCandidate[] {
  const guessed = COMMON_PATHS.flatMap((path) => candidate(httpAddress(path, url), 'common path'))
  const all = [...namedFeeds(html, url), ...guessed, ...sitemapsIn(robots ?? '', url)]
  return all.filter(({ url: address }, at) => all.findIndex((one) => one.url === address) === at)
}

const candidate = (url: string | null, from: FeedCandidate['from'], title: string | null = null): FeedCandidate[] =>
  url === null ? [] : [{ url, title, from }]

/** A scan of the tags in the first million characters, without building a document; comments are skipped. */
function namedFeeds(html: string, url: string): FeedCandidate[] {
  const found: FeedCandidate[] = []
  let base: string | null = baseOf(url, null)
  const start = html.slice(0, LONGEST_SCAN)
  const nextTag = tagReader(start)
  for (let tag = nextTag(0); tag; tag = nextTag(tag.end)) {
    if (tag.kind === 'close' || !/^(?:link|base)$/i.test(tag.name)) continue
    const attributes = attributesOf(start.slice(tag.nameEnd, tag.attributesEnd))
    if (tag.name.toLowerCase() === 'base') {
      base = baseOf(attributes.get('href'), url)
      continue
    }
    if (!namesFeed(attributes)) continue
    found.push(...candidate(httpAddress(attributes.get('href'), base), 'link', oneLine(attributes.get('title'))))
    if (found.length >= MOST_FOUND) break
  }
  return found
}

function namesFeed(attributes: Map<string, string>): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
  const type = attributes.get('type')?.trim() ?? ''
  if (relations.includes('feed')) return true
  if (!relations.includes('alternate')) return false
  return FEED_TYPES.test(type) || (JSON_FEED.test(type) && /feed/i.test(attributes.get('href') ?? ''))
}

/** The "Sitemap:" lines of a robots.txt, https://www.sitemaps.org/protocol.html#submit_robots. */
function sitemapsIn(robots: string, url: string): FeedCandidate[] {
  const addresses = robots
    .slice(0, LONGEST_SCAN)
    .split(/[\r\n]+/)
    .flatMap((line) => /^\s*sitemap\s*:\s*(\S+)/i.exec(line)?.[1] ?? [])
    .map((address) => httpAddress(address, url))
  const isNews = (address: string | null) => /news/i.test(URL.parse(address ?? '')?.pathname ?? '')
  return [...addresses.filter(isNews), ...addresses.filter((address) => !isNews(address))]
    .slice(0, MOST_FOUND)
    .flatMap((address) => candidate(address, 'robots.txt'))
}
