import { baseOf, httpAddress } from './address.ts'
import { decodeReferences } from './character-references.ts'

const FEED_TYPES = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\s*(?:;|$)/i
const LONGEST_SCAN = 1024 * 1024
const MOST_FOUND = 50

const TAG = /<(link|base)\s([^<>]*)>/gi
const ATTRIBUTE = /([a-z:-]{1,40})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi

/**
 * The feeds an HTML page names, in its order: https://html.spec.whatwg.org/#link-type-alternate. A scan of the tags in
 * the first million characters, without building a document; comments are skipped.
 */
export function discoverFeeds(html: string, url: string): string[] {
  const found = new Set<string>()
  let base: string | null = baseOf(url)
  for (const [, tag = '', rest = ''] of withoutComments(html.slice(0, LONGEST_SCAN)).matchAll(TAG)) {
    const attributes = attributesOf(rest)
    if (tag.toLowerCase() === 'base') {
      base = baseOf(attributes.get('href'), url)
      continue
    }
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
    if (!relations.includes('alternate') || !FEED_TYPES.test(attributes.get('type')?.trim() ?? '')) continue
    const address = httpAddress(attributes.get('href'), base)
    if (address) found.add(address)
    if (found.size >= MOST_FOUND) break
  }
  return [...found]
}

const attributesOf = (tag: string): Map<string, string> => {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeReferences(double ?? single ?? bare ?? ''))
  }
  return attributes
}

function withoutComments(html: string): string {
  let kept = ''
  let from = 0
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', from)) {
    kept += html.slice(from, start)
    const end = html.indexOf('-->', start + 4)
    if (end === -1) return kept
    from = end + 3
  }
  return kept + html.slice(from)
}
