/** Query parameters that say how a reader came, not which page it is. */
const TRACKING_PREFIXES = ['utm_', 'mc_', 'pk_', 'mtm_', 'hsa_', '__hs']
const TRACKING_NAMES = new Set([
  'fbclid',
  'gclid',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'igshid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'ref',
  'ref_src',
  'referrer',
  'cmpid',
  'ncid',
  'ocid',
  'smid',
  'smtyp',
  'sr_share',
  'ito',
  'at_medium',
  'at_campaign',
  'ftag',
  'xtor',
  '_ga',
  'spm',
  'guccounter',
])

/** RFC 1035, section 2.3.4, with its dot at the end left out. */
const LONGEST_HOST = 253

/**
 * One spelling for one page: lower-case host, no default port, no fragment, no tracking parameters, sorted query.
 * Returns null for what is not an http(s) URL, or names a host longer than DNS allows. Rules follow RFC 3986 section 6.2.2 (syntax-based normalisation).
 */
export function canonicalUrl(address: string, base?: string): string | null {
  const url = URL.parse(address.trim(), base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (url.hostname.length > LONGEST_HOST) return null
  url.hash = ''
  url.username = ''
  url.password = ''
  for (const name of Array.from(url.searchParams.keys())) if (isTracking(name)) url.searchParams.delete(name)
  url.searchParams.sort()
  return url.href
}

const isTracking = (name: string) => {
  const lower = name.toLowerCase()
  return TRACKING_NAMES.has(lower) || TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix))
}

/** The outlet of a page, as far as its address tells: its host, with the port where it is not the usual one. */
export function outletOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}
