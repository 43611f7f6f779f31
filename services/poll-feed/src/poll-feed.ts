import { parseFeed } from '@copydesk/feed'
import { decodeBody, type Http } from '@copydesk/http'
import { outletOf, type FeedEntry } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, fetchInTurn, openHttp, type Service } from '@copydesk/service'
import type { FeedRow } from '@copydesk/store'
import { decidePoll } from './decide-poll.ts'
import { foundEntries } from './found-entries.ts'
import type { PollBounds } from './next-poll.ts'
import { recogniseEntries } from './recognise-entries.ts'

const CONCURRENCY = 8
const FEED_LIMIT_BYTES = 16 * 1024 * 1024
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, */*;q=0.5'

/** What a feed is polled with. */
type World = Service & { http: Http; stopping: AbortSignal; bounds: PollBounds }

const pollFeed =
  (world: World): Handle<(typeof pipeline)['poll-feed']> =>
  async ({ feedId, slot }) => {
    const { store, http, now, stopping } = world
    const feed = await store.feeds.byId(feedId)
    if (!feed) return { type: 'skipped', reason: 'no longer subscribed' }
    if (feed.nextPollAt.getTime() > slot) return { type: 'skipped', reason: 'polled already' }
    const askedAt = now().getTime()
    const fetched = await fetchInTurn(
      world,
      http,
      feed.url,
      { accept: ACCEPT, etag: feed.etag, lastModified: feed.lastModified, maxBytes: FEED_LIMIT_BYTES },
      // One request that tells of many goes before the pages that wait.
      { claim: 'slot' },
    )
    if (fetched.type === 'not yet') {
      // The store keeps when, not the queue: a host may ask for a pause of days.
      await store.feeds.putOff(feed.id, slot, new Date(fetched.until))
      return { type: 'skipped', reason: 'waits for its turn at the host' }
    }
    if (fetched.type === 'failed' && stopping.aborted) {
      return { type: 'snoozed', until: now().getTime(), reason: 'the stage is stopping' }
    }
    const answerMs = now().getTime() - askedAt
    const parsed =
      fetched.type === 'fetched' ? parseFeed(decodeBody(fetched.bytes, fetched.contentType).text, fetched.url) : null
    // Entries first: a feed that counts as polled has told all it had to tell.
    const announced = await keepEntries(world, feed, parsed?.type === 'feed' ? parsed.parsed.entries : [])
    const decided = decidePoll({
      feed,
      slot,
      fetched,
      parsed,
      answerMs,
      ...announced,
      bounds: world.bounds,
      now: now(),
      pushing: {
        works: false,
        pollBy: null,
      },
    })
    const { health, changes, reason, movedTo } = decided
    const moved = movedTo && { ...movedTo, outlet: outletOf(movedTo.url) }
    await store.feeds.polled(feed.id, now(), { slot, health, changes, movedTo: moved })
    if (reason) return { type: 'skipped', reason }
    return { type: 'done', events: announced.found }
  }

/** Keeps what a document announces, and says what the feed did to its entries. */
async function keepEntries({ store, log, now }: World, feed: FeedRow, entries: FeedEntry[]) {
  const announced = foundEntries(entries, now())
  const kept = await store.announcements.keep(feed.id, announced, now(), (known, fresh) =>
    recogniseEntries(known, announced, fresh),
  )
  for (const remark of kept.remarks) log.warn({ feedId: feed.id, url: feed.url }, remark)
  return { ...kept, published: announced.flatMap(({ publishedAt }) => publishedAt ?? []) }
}

export const pollFeedService = defineStageService(pipeline['poll-feed'], CONCURRENCY, (service, stopping) => {
  const { pollSeconds, pollLeastSeconds, pollMostSeconds } = service.config
  const http = openHttp(service.config, stopping)
  const bounds = { firstSeconds: pollSeconds, leastSeconds: pollLeastSeconds, mostSeconds: pollMostSeconds }
  return { handle: pollFeed({ ...service, http, stopping, bounds }), close: () => http.close() }
})
