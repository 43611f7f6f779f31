import { feedCandidates, parseFeed, type FeedOutcome } from '@copydesk/feed'
import { decodeBody, type Fetched, type Http } from '@copydesk/http'
import { contentHash, outletOf, stableId, type FeedEntry, type ParsedFeed } from '@copydesk/news'
import { entryFound, pipeline, type EventOf, type Handle, type Outcome } from '@copydesk/pipeline'
import { defineStageService, openHttp, type Service } from '@copydesk/service'
import type { FeedDocument, FeedHealth, FeedRow, PushSubscription } from '@copydesk/store'
import { askFeed } from './ask-feed.ts'
import { decidePoll, decidePush } from './decide-poll.ts'
import { foundEntries } from './found-entries.ts'
import type { PollBounds } from './next-poll.ts'
import { pushingBy } from './push-subscription.ts'
import { readSitemaps } from './read-sitemaps.ts'
import { recogniseEntries } from './recognise-entries.ts'
import { subscribeAtHub, unsubscribeAtHub } from './subscribe-at-hub.ts'

// Polls wait for the net, most of the time: many at once. Each has one document in memory, or an index and one of its sitemaps.
const CONCURRENCY = 32
/** Who announced it may have read the store's clock later, or sooner, than this process did: one of them has not yet seen that it was set. */
const CLOCKS_APART_MS = 60_000

/** What a feed is polled with. */
type World = Service & { http: Http; stopping: AbortSignal; bounds: PollBounds }

const pollFeed =
  (world: World): Handle<(typeof pipeline)['poll-feed']> =>
  async ({ feedId, slot, pushId }) => {
    const { store, now, stopping } = world
    const feed = await store.feeds.byId(feedId)
    if (!feed) return { type: 'skipped', reason: 'no longer subscribed' }
    if (pushId !== undefined) return readPush(world, feed, pushId)
    if (feed.paused) return { type: 'skipped', reason: 'paused' }
    if (slot > now().getTime() + CLOCKS_APART_MS) return { type: 'skipped', reason: 'not due by this clock' }
    if (feed.nextPollAt.getTime() > slot) return { type: 'skipped', reason: 'polled already' }
    const fetched = await askFeed(world, feed)
    if (fetched.type === 'not yet') {
      // The store keeps when, not the queue: a host may ask for a pause of days.
      await store.feeds.putOff(feed.id, slot, new Date(fetched.until))
      return { type: 'skipped', reason: 'waits for its turn at the host' }
    }
    if (fetched.type === 'failed' && stopping.aborted) {
      return { type: 'snoozed', until: now().getTime(), reason: 'the stage is stopping' }
    }
    const parsed = fetched.type === 'fetched' ? readDocument(fetched) : null
    // Entries first: a feed that counts as polled has told all it had to tell.
    const announced =
      fetched.type === 'fetched' && parsed?.type === 'feed'
        ? await keepAnnounced(world, feed, parsed.parsed, fetched)
        : { published: [], fresh: 0 }
    const subscription = await store.pushes.subscription(feed.id)
    const { health, changes, reason, movedTo } = decidePoll({
      feed,
      slot,
      fetched,
      parsed,
      answerMs: fetched.answerMs,
      hops: fetched.hops,
      ...announced,
      bounds: world.bounds,
      now: now(),
      pushing: pushingBy(subscription, now()),
    })
    const moved = movedTo && { ...movedTo, outlet: outletOf(movedTo.url) }
    if (reason === null) await store.pushes.polled(feed.id, announced.fresh > 0)
    await store.feeds.polled(feed.id, now(), { slot, before: feed, health, changes, movedTo: moved })
    const isRead = parsed?.type === 'feed'
    if (reason === null || isOver(health)) await keepUpSubscription(world, feed, subscription, { health, isRead })
    if (reason) return { type: 'skipped', reason }
    return { type: 'done', events: [] }
  }

/** A page in place of a feed may name the feed that was meant. */
function readDocument({ bytes, contentType, url }: Fetched): FeedOutcome {
  const { text } = decodeBody(bytes, contentType)
  const parsed = parseFeed(text, url)
  if (parsed.type === 'feed') return parsed
  const named = feedCandidates(text, url, null).find(({ from }) => from === 'link')
  return named ? { ...parsed, reason: `${parsed.reason}; it names ${named.url}` } : parsed
}

/** What a hub brought: read, kept and scheduled by the same code as what a poll brings. */
async function readPush(world: World, feed: FeedRow, pushId: string): Promise<Outcome<EventOf<typeof entryFound>>> {
  const { store, now, bounds } = world
  const push = await store.pushes.read(pushId)
  if (!push) return { type: 'skipped', reason: 'read already' }
  const { text } = decodeBody(push.bytes, push.contentType)
  const parsed = parseFeed(text, feed.url)
  const ignored = whyIgnored(feed)
  if (ignored !== null || parsed.type === 'rejected') {
    // Some hubs only say that there is something to be polled.
    if (ignored === null && text.trim() === '') await store.feeds.bringForward(feed.id, soonestPoll(world, feed))
    await store.pushes.drop(pushId)
    return { type: 'skipped', reason: ignored ?? `pushed: ${'reason' in parsed ? parsed.reason : ''}` }
  }
  const headers = push.contentType === null ? {} : { 'content-type': push.contentType }
  const came = { url: feed.url, status: null, headers, bytes: push.bytes }
  const announced = await keepEntries(world, feed, parsed.parsed.entries, came)
  await store.pushes.done(push, now())
  const pushing = pushingBy(await store.pushes.subscription(feed.id), now())
  const health = decidePush({ feed, ...announced, bounds, pushing, now: now() })
  await store.feeds.pushed(feed.id, { before: feed, health })
  return { type: 'done', events: [] }
}

const soonestPoll = ({ bounds, now }: World, { lastPolledAt }: FeedRow) =>
  new Date(Math.max(now().getTime(), (lastPolledAt?.getTime() ?? 0) + bounds.leastSeconds * 1000))

const isOver = ({ state }: FeedHealth) => state === 'gone' || state === 'moved'
const whyIgnored = (feed: FeedRow) => (feed.paused ? 'paused' : isOver(feed) ? `the feed is ${feed.state}` : null)

type Polled = { health: FeedHealth; isRead: boolean }

/** Subscribes where a hub is named, renews what is to be renewed, and ends what is named no more, or is over. */
async function keepUpSubscription(world: World, feed: FeedRow, known: PushSubscription | null, polled: Polled) {
  const { hub, topic } = polled.health
  const told = hub === null ? null : { hub, topic: topic ?? known?.topic ?? feed.url }
  const wanted = isOver(polled.health) ? null : (told ?? (polled.isRead ? null : known))
  if (wanted) return subscribeAtHub(world, feed, known, wanted)
  if (!known) return
  await world.store.pushes.end(feed.id)
  await unsubscribeAtHub(world, known)
}

/** Keeps what a document announces, and what the sitemaps announce that it names. */
async function keepAnnounced(world: World, feed: FeedRow, document: ParsedFeed, came: Came): Promise<Announced> {
  const own = await keepEntries(world, feed, document.entries, came)
  if (document.sitemaps.length === 0) return own
  const beneath = await readSitemaps(world, document.sitemaps, {
    feedId: feed.id,
    known: await world.store.sitemaps.known(feed.id),
    keep: (entries, fetched) => keepEntries(world, feed, entries, fetched),
  })
  const all = [own, ...beneath]
  return {
    published: all.flatMap(({ published }) => published),
    fresh: all.reduce((sum, { fresh }) => sum + fresh, 0),
  }
}

/** What brought something new can be looked at again. The rest costs nothing. */
async function keepDocument({ store, now }: World, feed: FeedRow, { bytes, ...came }: Came) {
  const [rawHash, fetchedAt] = [contentHash(bytes), now()]
  const id = stableId('feed document', feed.id, came.url, rawHash, fetchedAt.toISOString())
  await store.feedDocuments.save({ ...came, id, feedId: feed.id, rawHash, fetchedAt }, bytes)
}

/** When the entries were published, and how many of them are new. */
type Announced = { published: Date[]; fresh: number }

/** A document as it came. */
type Came = Pick<FeedDocument, 'url' | 'status' | 'headers'> & { bytes: Uint8Array }

/** Keeps entries, announces those to be fetched, and says what the feed did to them. */
async function keepEntries(world: World, feed: FeedRow, entries: FeedEntry[], came: Came): Promise<Announced> {
  const { store, queues, log, now } = world
  const announced = foundEntries(entries, now())
  const kept = await store.announcements.keep(feed.id, announced, now(), (known, fresh) =>
    recogniseEntries(known, announced, fresh),
  )
  // Before anybody else is asked, who may take long to answer: other sitemaps, a hub.
  if (kept.found.length > 0) await queues.announce(entryFound, kept.found)
  for (const { entryId } of kept.found) log.debug({ entryId }, 'found')
  if (kept.found.length > 0 || kept.fresh > 0) await keepDocument(world, feed, came)
  for (const remark of kept.remarks) log.warn({ feedId: feed.id, url: feed.url }, remark)
  return { fresh: kept.fresh, published: announced.flatMap(({ publishedAt }) => publishedAt ?? []) }
}

export const pollFeedService = defineStageService(pipeline['poll-feed'], CONCURRENCY, (service, stopping) => {
  const { pollSeconds, pollLeastSeconds, pollMostSeconds } = service.config
  const http = openHttp(service.config, { signal: stopping, now: () => service.now().getTime() })
  const bounds = { firstSeconds: pollSeconds, leastSeconds: pollLeastSeconds, mostSeconds: pollMostSeconds }
  return { handle: pollFeed({ ...service, http, stopping, bounds }), close: () => http.close() }
})
