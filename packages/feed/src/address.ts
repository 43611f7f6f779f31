import type { Said } from './draft.ts'

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
/** An address as nearly all are. */
const WHOLE = /^https?:\/\/[^\s\\]+$/i
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
  return SCHEME.test(address) && !/\s/.test(address) ? address : url.href
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

/** By how much markup may grow: threefold, and a page of text. */
const mostGrowth = (markup: string) => 2 * markup.length + 4096

/**
 * Markup with the relative addresses of its links and pictures resolved, as far as it does not grow out of proportion.
 * Without a base it stays as it is.
 */
export function resolveMarkup(markup: string, base: string | null): string {
  if (base === null || !markup.includes('<')) return markup
  let room = mostGrowth(markup)
  return markup.replace(LINKING_ATTRIBUTE, (whole, before: string, quoted: string) => {
    const address = quoted.slice(1, -1)
    if (room < 0 || SCHEME.test(address) || address.startsWith('#')) return whole
    const resolved = URL.parse(address.replaceAll('&amp;', '&'), base)?.href
    if (!resolved) return whole
    room -= resolved.length
    return `${before}"${resolved.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
}
