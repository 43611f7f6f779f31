import { parseFeed } from '@copydesk/feed'
import { decodeBody, type Http } from '@copydesk/http'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, fetchInTurn, openHttp, type Service } from '@copydesk/service'
import { decidePoll } from './decide-poll.ts'
import { foundEntries } from './found-entries.ts'
import { recogniseEntries } from './recognise-entries.ts'

const CONCURRENCY = 8
const FEED_LIMIT_BYTES = 16 * 1024 * 1024
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, */*;q=0.5'

const pollFeed =
  (service: Service, http: Http, stopping: AbortSignal): Handle<(typeof pipeline)['poll-feed']> =>
  async ({ feedId, slot }) => {
    const { store, config } = service
    const feed = await store.feeds.byId(feedId)
    if (!feed) return { type: 'skipped', reason: 'no longer subscribed' }
    if (feed.nextPollAt.getTime() > slot) return { type: 'skipped', reason: 'polled already' }
    const fetched = await fetchInTurn(
      service,
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
      return { type: 'snoozed', until: service.now().getTime(), reason: 'the stage is stopping' }
    }
    const parsed =
      fetched.type === 'fetched' ? parseFeed(decodeBody(fetched.bytes, fetched.contentType).text, fetched.url) : null
    const now = service.now()
    const { result, changes, reason } = decidePoll(feed, fetched, parsed, config.pollSeconds, now)
    // Entries first: a feed that counts as polled has told all it had to tell.
    const entries = parsed?.type === 'feed' ? foundEntries(parsed.parsed.entries, now) : []
    const { found, remarks } = await store.announcements.keep(feed.id, entries, now, (known, fresh) =>
      recogniseEntries(known, entries, fresh),
    )
    for (const remark of remarks) service.log.warn({ feedId, url: feed.url }, remark)
    await store.feeds.polled(feed.id, slot, now, result, changes)
    if (reason) return { type: 'skipped', reason }
    return { type: 'done', events: found }
  }

export const pollFeedService = defineStageService(pipeline['poll-feed'], CONCURRENCY, (service, stopping) => {
  const http = openHttp(service.config, stopping)
  return { handle: pollFeed(service, http, stopping), close: () => http.close() }
})
