import { feedAddress } from '@copydesk/news'
import type { FeedHealth, FeedRow } from '@copydesk/store'

/**
 * What an answer without a document says of a feed's address. `hops`: where it was redirected to, but not for how long. A
 * move that is known goes on if it leads there again; an unknown one is looked into by asking for the document next time.
 */
export function addressUnmodified(feed: FeedRow, hops: string[]): Partial<FeedHealth> {
  if (feed.movedTo !== null) {
    const isThere = hops.some((hop) => feedAddress(hop) === feed.movedTo)
    return isThere ? { movedPolls: feed.movedPolls + 1 } : { movedTo: null, movedPolls: 0 }
  }
  const isAsBefore = feedAddress(hops.at(-1) ?? feed.url) === feedAddress(feed.readUrl ?? feed.url)
  return isAsBefore ? {} : { etag: null, lastModified: null }
}
