import { attributesOf } from './attributes.ts'

/** The namespaces that are read, by their usual prefixes; '' is what a feed's own elements are named in. */
const NAMESPACES = new Map(
  (
    [
      ['', 'http://purl.org/rss/1.0/'],
      ['', 'http://my.netscape.com/rdf/simple/0.9/'],
      ['', 'http://channel.netscape.com/rdf/simple/0.9/'],
      ['', 'http://purl.org/net/rss1.1#'],
      ['', 'http://backend.userland.com/rss'],
      ['', 'http://backend.userland.com/rss2'],
      ['', 'http://www.sitemaps.org/schemas/sitemap/0.9'],
      ['', 'http://www.google.com/schemas/sitemap/0.84'],
      ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
      ['atom', 'http://www.w3.org/2005/atom'],
      ['atom', 'http://purl.org/atom/ns#'],
      ['dc', 'http://purl.org/dc/elements/1.1/'],
      ['dc', 'http://purl.org/dc/elements/1.0/'],
      ['dcterms', 'http://purl.org/dc/terms/'],
      ['content', 'http://purl.org/rss/1.0/modules/content/'],
      ['sy', 'http://purl.org/rss/1.0/modules/syndication/'],
      ['media', 'http://search.yahoo.com/mrss/'],
      ['media', 'http://www.rssboard.org/media-rss'],
      ['itunes', 'http://www.itunes.com/dtds/podcast-1.0.dtd'],
      ['feedburner', 'http://rssnamespace.org/feedburner/ext/1.0'],
      ['news', 'http://www.google.com/schemas/sitemap-news/0.9'],
      ['image', 'http://www.google.com/schemas/sitemap-image/1.1'],
      ['video', 'http://www.google.com/schemas/sitemap-video/1.1'],
      ['georss', 'http://www.georss.org/georss'],
      ['gml', 'http://www.opengis.net/gml'],
      ['geo', 'http://www.w3.org/2003/01/geo/wgs84_pos#'],
      ['xhtml', 'http://www.w3.org/1999/xhtml'],
    ] as const
  ).map(([prefix, address]) => [keyOf(address), prefix]),
)

/** Prefixes that feeds use without declaring them. */
const UNDECLARED: Record<string, string> = { atom10: 'atom', a10: 'atom', atom03: 'atom', rss: '' }

/** Spelled in any case, with https, with space around it, or without its last stroke: it is the same namespace. */
function keyOf(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]$/, '')
}

const MOST_NAMES = 2000
const MOST_PREFIXES = 200

/** How tags are named where they stand: Namespaces in XML 1.0, https://www.w3.org/TR/xml-names/, read forgivingly. */
export type Scope = { prefixes: Map<string, string>; known: Map<string, string>; own: string }

/** `own`: the prefix of the namespace that is the feed's own ("atom" in Atom). */
export const outerScope = (own: string): Scope => ({ prefixes: new Map(), known: new Map(), own })

/** The scope within a tag that declares namespaces. On the root, what has no prefix is the feed's own, whatever it declares. */
export function innerScope(scope: Scope, tag: string, isRoot: boolean): Scope {
  if (!tag.includes('xmlns') || scope.prefixes.size > MOST_PREFIXES) return scope
  const prefixes = new Map(scope.prefixes)
  for (const [name, address] of attributesOf(tag)) {
    if (name === 'xmlns' && !isRoot) prefixes.set('', NAMESPACES.get(keyOf(address)) ?? 'other')
    if (!name.startsWith('xmlns:')) continue
    const prefix = name.slice('xmlns:'.length)
    prefixes.set(prefix, NAMESPACES.get(keyOf(address)) ?? prefix)
  }
  return { prefixes, known: new Map(), own: scope.own }
}

/** A tag's name in lower case, under its namespace's usual prefix: "pubdate", "dc:creator". */
export function nameIn(scope: Scope, tagName: string): string {
  const known = scope.known.get(tagName)
  if (known !== undefined) return known
  const lower = tagName.toLowerCase()
  const colon = lower.indexOf(':')
  const written = colon === -1 ? '' : lower.slice(0, colon)
  const prefix = scope.prefixes.get(written) ?? UNDECLARED[written] ?? written
  const local = lower.slice(colon + 1)
  const name = prefix === '' || prefix === scope.own ? local : `${prefix}:${local}`
  if (scope.known.size < MOST_NAMES) scope.known.set(tagName, name)
  return name
}
