import type { Fetched } from '@copydesk/http'
import { canonicalUrl } from '@copydesk/news'
import type { FeedHealth, FeedRow } from '@copydesk/store'

/** Moved Permanently and Permanent Redirect, RFC 9110, sections 15.4.2 and 15.4.9. */
const PERMANENT = new Set([301, 308])

/** Where a feed's address leads for good: to the end of the permanent redirects it begins with. Null where it stays. */
export function movedAddress(address: string, { url, redirects }: Pick<Fetched, 'url' | 'redirects'>): string | null {
  const passing = redirects.findIndex(({ status }) => !PERMANENT.has(status))
  const target = canonicalUrl(passing === -1 ? url : (redirects[passing]?.url ?? url))
  return redirects.length === 0 || passing === 0 || target === canonicalUrl(address) ? null : target
}

/**
 * What an answer without a document says of a feed's address. `hops`: where it was redirected to, but not for how long. A
 * move that is known goes on if it leads there again; an unknown one is looked into by asking for the document next time.
 */
export function addressUnmodified(feed: FeedRow, hops: string[]): Partial<FeedHealth> {
  if (feed.movedTo !== null) {
    const isThere = hops.some((hop) => canonicalUrl(hop) === feed.movedTo)
    return isThere ? { movedPolls: feed.movedPolls + 1 } : { movedTo: null, movedPolls: 0 }
  }
  const isAsBefore = canonicalUrl(hops.at(-1) ?? feed.url) === canonicalUrl(feed.readUrl ?? feed.url)
  return isAsBefore ? {} : { etag: null, lastModified: null }
}
