import type { Http } from '@copydesk/http'
import { type Answered, fetchInTurn, type NotYet, type Service } from '@copydesk/service'
import type { FeedRow } from '@copydesk/store'

/** Most of a document that is read; what comes after is cut off. */
export const FEED_LIMIT_BYTES = 16 * 1024 * 1024
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, */*;q=0.5'

/** In how many milliseconds the turn comes of a request that waited in place in vain; null of one that was made. */
export const turnIn = (fetched: Answered | NotYet): number | null =>
  fetched.type === 'throttled' && fetched.answerMs === 0 && fetched.hops.length === 0 ? fetched.retryAfterMs : null

/** Asks for a feed in its host's turn. */
export const askFeed = (
  world: Service & { http: Http },
  { id, url, etag, lastModified }: Pick<FeedRow, 'id' | 'url' | 'etag' | 'lastModified'>,
): Promise<Answered | NotYet> =>
  fetchInTurn(
    world,
    url,
    { accept: ACCEPT, etag, lastModified, maxBytes: FEED_LIMIT_BYTES, unzip: true, cut: true },
    { holder: `feed-${id}`, rank: 'feed', job: { feedId: id } },
  )
