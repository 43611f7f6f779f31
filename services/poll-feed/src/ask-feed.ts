import type { FetchOutcome, Http } from '@copydesk/http'
import { fetchInTurn, type NotYet, type Service } from '@copydesk/service'
import type { FeedRow } from '@copydesk/store'

/** Most of a document that is read. */
export const FEED_LIMIT_BYTES = 16 * 1024 * 1024
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, */*;q=0.5'

/** What a feed's host answered, how long that took, and where redirects led on the way. */
export type Asked = { fetched: FetchOutcome | NotYet; answerMs: number; hops: string[] }

/** Asks for a feed in its host's turn. What is waited for other hosts' turns, where redirects lead, is not the answer's time. */
export async function askFeed(
  service: Service & { http: Http },
  feed: Pick<FeedRow, 'url' | 'etag' | 'lastModified'>,
): Promise<Asked> {
  const { http, now } = service
  const hops: string[] = []
  let answerMs = 0
  const timed: Pick<Http, 'fetch'> = {
    fetch: async (url, request) => {
      const begunAt = now().getTime()
      let waitedMs = 0
      const beforeHop = async (hop: string, signal: AbortSignal) => {
        const waitsFrom = now().getTime()
        hops.push(hop)
        const ending = (await request.beforeHop?.(hop, signal)) ?? null
        waitedMs += now().getTime() - waitsFrom
        return ending
      }
      const outcome = await http.fetch(url, { ...request, beforeHop })
      answerMs = now().getTime() - begunAt - waitedMs
      return outcome
    },
  }
  const { etag, lastModified } = feed
  const request = { accept: ACCEPT, etag, lastModified, maxBytes: FEED_LIMIT_BYTES }
  // One request that tells of many does not wait behind the slots of pages while the host is free.
  const fetched = await fetchInTurn(service, timed, feed.url, request, { claim: 'slot' })
  return { fetched, answerMs, hops }
}
