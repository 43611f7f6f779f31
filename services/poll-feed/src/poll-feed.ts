import { parseFeed } from '@copydesk/feed'
import { createHttp, decodeBody, hostKey, type Http } from '@copydesk/http'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import { decidePoll } from './decide-poll.ts'
import { foundEntries } from './found-entries.ts'

const CONCURRENCY = 8
const FEED_LIMIT_BYTES = 16 * 1024 * 1024
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, */*;q=0.5'

const pollFeed =
  (service: Service, http: Http): Handle<(typeof pipeline)['poll-feed']> =>
  async ({ feedId, slot }) => {
    const { store, config } = service
    const feed = await store.feeds.byId(feedId)
    if (!feed) return { type: 'skipped', reason: 'no longer subscribed' }
    if (feed.nextPollAt.getTime() > slot) return { type: 'skipped', reason: 'polled already' }
    const turn = await store.hosts.begin(hostKey(feed.url), config.hostIntervalMs, service.now())
    if (turn) return { type: 'snoozed', until: turn.getTime(), reason: 'the host has another request' }

    const fetched = await http.fetch(feed.url, {
      accept: ACCEPT,
      etag: feed.etag,
      lastModified: feed.lastModified,
      maxBytes: FEED_LIMIT_BYTES,
    })
    const parsed =
      fetched.type === 'fetched'
        ? await parseFeed(decodeBody(fetched.bytes, fetched.contentType).text, fetched.url)
        : null
    const now = service.now()
    const { result, changes, reason } = decidePoll(feed, fetched, parsed, config.pollSeconds, now)
    if (fetched.type === 'throttled') await store.hosts.holdUntil(hostKey(feed.url), result.nextPollAt)
    // Entries first: a feed that counts as polled has told all it had to tell.
    const entries = parsed?.type === 'feed' ? foundEntries(parsed.parsed.entries) : []
    const found = await store.entries.found(feed.id, entries, now)
    await store.feeds.polled(feed.id, slot, now, result, changes)
    if (reason) return { type: 'skipped', reason }
    return { type: 'done', events: found }
  }

export const pollFeedService = defineStageService(pipeline['poll-feed'], CONCURRENCY, (service) => {
  const http = createHttp({ userAgent: service.config.userAgent, allowHosts: service.config.allowHosts })
  return { handle: pollFeed(service, http), close: () => http.close() }
})
