import type { Fetched } from '@copydesk/http'
import { canonicalUrl, isPermanentRedirect } from '@copydesk/news'
import type { FeedHealth, FeedRow } from '@copydesk/store'

/** Where a feed's address leads for good: to the end of the permanent redirects it begins with. Null where it stays. */
export function movedAddress(address: string, { url, redirects }: Pick<Fetched, 'url' | 'redirects'>): string | null {
  const passing = redirects.findIndex(({ status }) => !isPermanentRedirect(status))
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
