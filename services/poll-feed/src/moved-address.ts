import type { Fetched } from '@copydesk/http'
import { canonicalUrl } from '@copydesk/news'

/** Moved Permanently and Permanent Redirect, RFC 9110, sections 15.4.2 and 15.4.9. */
const PERMANENT = new Set([301, 308])

/** Where a feed's address leads for good: to the end of the permanent redirects it begins with. Null where it stays. */
export function movedAddress(address: string, { url, redirects }: Pick<Fetched, 'url' | 'redirects'>): string | null {
  const passing = redirects.findIndex(({ status }) => !PERMANENT.has(status))
  const target = canonicalUrl(passing === -1 ? url : (redirects[passing]?.url ?? url))
  return redirects.length === 0 || passing === 0 || target === canonicalUrl(address) ? null : target
}
