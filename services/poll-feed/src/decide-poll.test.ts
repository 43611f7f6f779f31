import { describe, expect, it } from 'vitest'
import type { FetchOutcome } from '@copydesk/http'
import { movedAddress } from '@copydesk/news'
import { parseFeed } from '@copydesk/feed'
import type { FeedRow } from '@copydesk/store'
import { decidePoll, type Poll } from './decide-poll.ts'

const HOUR = 3600
const NOW = new Date('2026-03-10T12:00:00Z')
const SLOT = NOW.getTime() - 1000
const URL_OF_FEED = 'https://news.example/feed'
const feed: FeedRow = {
  id: 'f',
  url: URL_OF_FEED,
  outlet: 'news.example',
  title: null,
  siteUrl: null,
  outlines: null,
  addedAt: NOW,
  format: 'rss',
  hub: null,
  topic: null,
  readUrl: URL_OF_FEED,
  goneSince: null,
  etag: '"old"',
  lastModified: null,
  state: 'healthy',
  failures: 0,
  reason: null,
  paused: false,
  push: null,
  intervalSeconds: 900,
  nextPollAt: new Date(SLOT),
  lastPolledAt: new Date(SLOT - 9e5),
  gapSeconds: HOUR,
  lastNewAt: NOW,
  slowdown: 0,
  said: {},
  answerMs: 100,
  movedTo: null,
  movedPolls: 0,
  remark: null,
  remarkedAt: null,
}
const rss = '<rss version="2.0"><channel><title>News</title><ttl>90</ttl></channel></rss>'
const fetched = (over: Partial<FetchOutcome & { type: 'fetched' }> = {}): FetchOutcome => ({
  type: 'fetched',
  url: URL_OF_FEED,
  status: 200,
  headers: {},
  contentType: null,
  bytes: new Uint8Array(),
  etag: '"new"',
  lastModified: null,
  redirects: [],
  ...over,
})
const poll = (of: Partial<FeedRow>, outcome: FetchOutcome, over: Partial<Poll> = {}) =>
  decidePoll({
    feed: {
      ...feed,
      ...of,
    },
    slot: SLOT,
    fetched: outcome,
    parsed: outcome.type === 'fetched' ? parseFeed(rss, URL_OF_FEED) : null,
    published: [],
    fresh: 0,
    answerMs: 100,
    hops: [],
    now: NOW,
    pushing: {
      works: false,
      pollBy: null,
    },
    bounds: {
      firstSeconds: 900,
      leastSeconds: 300,
      mostSeconds: 6 * HOUR,
    },
    ...over,
  })
const secondsUntil = (time: Date) => (time.getTime() - NOW.getTime()) / 1000
const FAILED: FetchOutcome = { type: 'failed', reason: 'HTTP 500' }
const GONE: FetchOutcome = { type: 'gone', status: 410, reason: 'HTTP 410' }
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR * 1000)
const throttled = (retryAfterMs: number | null): FetchOutcome => ({
  type: 'throttled',
  retryAfterMs,
  reason: 'HTTP 429',
})

describe('the state of a feed', () => {
  it.each<[string, Partial<FeedRow>, FetchOutcome, Partial<Poll>, FeedRow['state'], string[]]>([
    ['answers', {}, fetched(), {}, 'healthy', []],
    ['has nothing new', {}, { type: 'not modified' }, {}, 'healthy', []],
    ['fails once', {}, FAILED, {}, 'healthy', []],
    ['fails for the third time', { failures: 2 }, FAILED, {}, 'failing', ['failing']],
    ['goes on failing', { failures: 3, state: 'failing' }, FAILED, {}, 'failing', []],
    [
      'is no feed any more',
      { failures: 2 },
      fetched(),
      { parsed: { type: 'rejected', reason: 'HTML' } },
      'failing',
      ['failing'],
    ],
    ['answers again', { failures: 5, state: 'failing' }, fetched(), {}, 'healthy', ['recovered']],
    [
      'answers again with 304',
      { failures: 5, state: 'failing' },
      { type: 'not modified' },
      {},
      'healthy',
      ['recovered'],
    ],
    ['says it is gone', {}, GONE, {}, 'healthy', []],
    ['says so twice on end, some time apart', { goneSince: hoursAgo(1) }, GONE, {}, 'gone', ['gone']],
    ['says so twice in a moment', { goneSince: hoursAgo(0.5) }, GONE, {}, 'healthy', []],
    ['is not found, which may be for now', {}, { type: 'gone', status: 404, reason: 'HTTP 404' }, {}, 'healthy', []],
    ['answers late once', {}, fetched(), { answerMs: 20_000 }, 'healthy', []],
    ['answers late, time and again', { answerMs: 9000 }, fetched(), { answerMs: 20_000 }, 'slow', []],
    ['was late, and is not quick yet', { answerMs: 8000, state: 'slow' }, fetched(), {}, 'slow', []],
    ['was late, and is quick again', { answerMs: 5500, state: 'slow' }, fetched(), {}, 'healthy', []],
  ])('that %s', (_what, of, outcome, over, state, told) => {
    const { health, changes } = poll(of, outcome, over)
    expect([health.state, changes.map(({ type }) => type)]).toEqual([
      state,
      told.map((type) => `copydesk.feed.${type}`),
    ])
    expect(poll(of, outcome, over).changes.map(({ key }) => key)).toEqual(changes.map(({ key }) => key))
  })

  it('names what it tells by the poll that was due, so that whoever makes it twice tells it once', () => {
    const later = new Date(NOW.getTime() + 5000)
    const keys = [NOW, later].map((now) => poll({ failures: 2 }, FAILED, { now }).changes[0]?.key)
    expect(keys).toEqual([`feed.failing:f:${SLOT}`, `feed.failing:f:${SLOT}`])
  })
})

describe('after a failure', () => {
  it.each([
    [0, FAILED, 900],
    [1, FAILED, 1800],
    [3, FAILED, 7200],
    [50, FAILED, 6 * HOUR],
    [0, throttled(null), 900],
    [0, throttled(4 * HOUR * 1000), 4 * HOUR],
    [0, throttled(1000), 900],
    [0, GONE, HOUR],
  ])('with %i before, waits %j', (failures, outcome, seconds) => {
    const delay = secondsUntil(poll({ failures }, outcome).health.nextPollAt)
    expect(delay).toBeGreaterThanOrEqual(seconds)
    expect(delay).toBeLessThanOrEqual(seconds * 1.2)
  })

  it('slows down with each 429, and recovers step by step', () => {
    expect(poll({ slowdown: 1 }, throttled(null)).health.slowdown).toBe(2)
    expect(poll({ slowdown: 5 }, throttled(null)).health.slowdown).toBe(5)
    expect(poll({ slowdown: 2 }, FAILED).health.slowdown).toBe(2)
    const back = poll({ slowdown: 2, failures: 2 }, fetched()).health
    expect([back.slowdown, back.failures]).toEqual([1, 0])
  })

  it('remembers since when it says that it is gone, until it answers', () => {
    const since = hoursAgo(0.5)
    expect(poll({}, GONE).health.goneSince).toEqual(NOW)
    expect(poll({ goneSince: since }, GONE).health.goneSince).toEqual(since)
    expect(poll({ goneSince: since }, FAILED).health.goneSince).toEqual(since)
    expect(poll({ goneSince: since }, { type: 'not modified' }).health.goneSince).toBeNull()
  })

  it('forgets nothing that was learnt', () => {
    const { gapSeconds, intervalSeconds, said, etag } = poll({ said: { ttlSeconds: 60 } }, FAILED).health
    expect({ gapSeconds, intervalSeconds, said, etag }).toEqual({
      gapSeconds: HOUR,
      intervalSeconds: 900,
      said: { ttlSeconds: 60 },
      etag: '"old"',
    })
  })
})

describe('a feed that was read', () => {
  it('is kept with what it says, and polled as it asks', () => {
    const { health } = poll({}, fetched({ headers: { 'cache-control': 'max-age=60' } }))
    expect(health).toMatchObject({ title: 'News', etag: '"new"', intervalSeconds: 5400 })
    expect(health.said).toMatchObject({ ttlSeconds: 5400, freshSeconds: 60 })
  })

  it('is polled when its hub has to be asked again, if that is sooner', () => {
    const soon = new Date(NOW.getTime() + 30_000)
    expect(poll({}, fetched(), { pushing: { works: true, pollBy: soon } }).health.nextPollAt).toEqual(soon)
  })
})

describe('a feed that moved', () => {
  const NEW = 'https://other.example/feed'
  const moved = fetched({ url: NEW, redirects: [{ url: URL_OF_FEED, status: 301 }] })

  it.each<[string, { url: string; status: number }[], string, string | null]>([
    ['nowhere', [], URL_OF_FEED, null],
    ['for good', [{ url: URL_OF_FEED, status: 301 }], NEW, NEW],
    ['for good, by the newer status', [{ url: URL_OF_FEED, status: 308 }], NEW, NEW],
    ['for now', [{ url: URL_OF_FEED, status: 302 }], NEW, null],
    [
      'for good, and from there for now',
      [
        { url: URL_OF_FEED, status: 301 },
        { url: NEW, status: 307 },
      ],
      `${NEW}/x`,
      NEW,
    ],
    ['round to itself', [{ url: URL_OF_FEED, status: 301 }], URL_OF_FEED, null],
  ])('leads %s', (_what, redirects, url, expected) => {
    expect(movedAddress(URL_OF_FEED, { url, redirects })).toBe(expected)
  })

  it('is followed once it led there in four polls on end', () => {
    let now: FeedRow = feed
    const told: string[][] = []
    for (let times = 0; times < 4; times += 1) {
      const { health, changes, movedTo } = poll(now, moved)
      now = { ...now, ...health }
      told.push([health.state, ...changes.map(({ type }) => type), movedTo?.url ?? ''])
    }
    const not = ['healthy', '']
    expect(told).toEqual([not, not, not, ['moved', 'copydesk.feed.moved', NEW]])
  })

  it('is followed though it answers there that nothing changed', () => {
    const known = { movedTo: NEW, movedPolls: 3 }
    const unmodified: FetchOutcome = { type: 'not modified' }
    expect(poll(known, unmodified, { hops: [NEW] })).toMatchObject({
      health: { state: 'moved' },
      movedTo: { url: NEW },
    })
    expect(poll(known, unmodified, { hops: [] }).health).toMatchObject({ movedTo: null, movedPolls: 0 })
    // For how long a new redirect is meant, an answer without a document does not say: it is asked for next time.
    expect(poll({}, unmodified, { hops: [NEW] }).health).toMatchObject({ state: 'healthy', etag: null })
    expect(poll({ readUrl: NEW }, unmodified, { hops: [NEW] }).health).toMatchObject({ etag: '"old"' })
  })

  it('begins anew when it leads elsewhere, or back', () => {
    const once = { movedTo: NEW, movedPolls: 3 }
    const elsewhere = fetched({ url: 'https://third.example/', redirects: [{ url: URL_OF_FEED, status: 301 }] })
    expect(poll(once, elsewhere).health).toMatchObject({ state: 'healthy', movedPolls: 1 })
    expect(poll(once, fetched()).health).toMatchObject({ movedTo: null, movedPolls: 0 })
    expect(poll(once, FAILED).health).toMatchObject({ movedTo: NEW, movedPolls: 3 })
    expect(poll(once, { ...moved }, { parsed: { type: 'rejected', reason: 'HTML' } }).health.movedPolls).toBe(3)
  })
})
