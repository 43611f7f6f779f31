import type { Said } from './draft.ts'

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
/** An address as nearly all are. */
const WHOLE = /^https?:\/\/[^\s\\\p{Cc}]+$/iu
const LONGEST_ADDRESS = 8192

/**
 * An http(s) address, resolved where it is relative. An address that is whole stays as the feed spells it. Null for
 * other schemes (javascript:, mailto:), for what is no address, and for a relative one without a base.
 */
export function httpAddress(said: Said, base: string | null): string | null {
  if (!said || said.length > LONGEST_ADDRESS) return null
  if (WHOLE.test(said)) return URL.canParse(said) ? said : null
  // Browsers drop tabs and line breaks inside an address: https://url.spec.whatwg.org/#url-parsing
  const address = said.replace(/[\t\r\n]+/g, '').trim()
  const url = URL.parse(address, base ?? undefined)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  return WHOLE.test(address) ? address : url.href
}

/** Left where an address was escaped once more than it is read; no address means it. */
const ESCAPED_AMPERSAND = /&(?:amp;|#0{0,3}38;|#x0{0,2}26;)+/gi

/** The first of these that is an address of a page: a fragment alone is a place on the page it stands on. */
export function pageAddress(candidates: Said[], base: string | null): string | null {
  for (const said of candidates) {
    const address = said?.trim().startsWith('#') ? null : httpAddress(said?.replace(ESCAPED_AMPERSAND, '&'), base)
    if (address !== null) return address
  }
  return null
}

/** An id that is the address of a page: a whole one, of more than a host. */
export function idAddress(id: Said): string | null {
  const address = httpAddress(id, null)
  return address !== null && /^https?:\/\/[^/]+\/./i.test(address) ? address : null
}

/** Every relative address grows by its base: a long base in a feed of many is an attack on memory. */
const LONGEST_BASE = 1000

/** The innermost base that makes an address, where `said` may be relative to the outer one. */
export function baseOf(said: Said, outer: string | null): string | null {
  if (!said) return outer
  const base = httpAddress(said, outer)
  return base !== null && base.length <= LONGEST_BASE ? base : outer
}

const LINKING_ATTRIBUTE = /(<[a-z][^<>]*?\s(?:href|src|poster|cite)\s*=\s*)("[^"<>]*"|'[^'<>]*')/gi

/** Links resolved in one feed: more are there to cost time. */
const MOST_LINKS = 50_000

/**
 * Resolves, in one text of a feed after another, the relative addresses of links and pictures, the first 50,000 of them.
 * Markup without a base stays as it is.
 */
export function linkResolver(): (markup: string, base: string | null) => string {
  let left = MOST_LINKS
  return (markup, base) => {
    if (base === null || left <= 0 || !markup.includes('<')) return markup
    return markup.replace(LINKING_ATTRIBUTE, (whole, before: string, quoted: string) => {
      const address = quoted.slice(1, -1)
      if (left <= 0 || SCHEME.test(address) || address.startsWith('#')) return whole
      left -= 1
      const resolved = URL.parse(address.replaceAll('&amp;', '&'), base)?.href
      return resolved ? `${before}"${resolved.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"` : whole
    })
  }
}
