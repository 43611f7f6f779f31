import type { FeedOutcome } from '@copydesk/feed'
import type { FetchOutcome } from '@copydesk/http'
import { movedAddress, stableId, type ParsedFeed } from '@copydesk/news'
import type { Change, EventType } from '@copydesk/pipeline'
import type { FeedHealth, FeedRow } from '@copydesk/store'
import { cachedSeconds, freshSeconds } from './http-freshness.ts'
import { coveredSeconds, learnPace } from './learn-pace.ts'
import { addressUnmodified } from './moved-address.ts'
import { nextPollAt, pollInterval, type PollBounds } from './next-poll.ts'
import { discoverHub, type Pushing } from './push-subscription.ts'

export type Poll = {
  feed: FeedRow
  /** When the poll was due: the name of this poll, whoever makes it and however often. */
  slot: number
  fetched: FetchOutcome
  parsed: FeedOutcome | null
  /** When the document's entries were published, and how many of them are new to this feed. */
  published: Date[]
  fresh: number
  answerMs: number
  /** Where it was redirected to on the way. */
  hops: string[]
  pushing: Pushing
  bounds: PollBounds
  now: Date
}

export type PollDecision = {
  health: FeedHealth
  changes: Change[]
  reason: string | null
  /** The feed is subscribed to at this address from now on. */
  movedTo: { id: string; url: string } | null
}

const FAILING_AFTER = 3
/** Whole sites answer 410 by mistake: a feed that says it is gone is asked once more, after this long. */
const GONE_AFTER_SECONDS = 3600
/** A permanent redirect is believed once it has led to the same feed in so many polls on end. */
const MOVED_AFTER = 4
// After each failure twice as long, but a feed that comes back is seen the same day.
const LONGEST_BACKOFF_SECONDS = 6 * 3600
const MOST_DOUBLINGS = 10
const MOST_SLOWDOWN = 5
/** Answers that take longer than this make a slow feed; shorter than that, a healthy one again. */
const SLOW_MS = 10_000
const QUICK_MS = 5_000
const WEIGHT_OF_ANSWER = 0.3

/** What a poll makes of a feed: its state, its pace, when it is polled next, and what is told of it. */
export function decidePoll(poll: Poll): PollDecision {
  const { feed, fetched, parsed } = poll
  if (saysGone(fetched) && isGoneSince(feed, poll.now)) return goneFeed(poll)
  if (fetched.type === 'not modified') {
    return answered(poll, { ...feed, ...paceAfter(poll), ...addressUnmodified(feed, poll.hops) })
  }
  if (fetched.type !== 'fetched' || parsed?.type !== 'feed') return failedFeed(poll)
  const { etag, lastModified, headers } = fetched
  const read = readHealth(poll, parsed.parsed, headers)
  const movedTo = movedAddress(feed.url, fetched)
  const movedPolls = movedTo === null ? 0 : movedTo === feed.movedTo ? feed.movedPolls + 1 : 1
  // An index that is the same may name sitemaps that are not: it is read each time.
  const conditions = parsed.parsed.sitemaps.length > 0 ? { etag: null, lastModified: null } : { etag, lastModified }
  const discovered = discoverHub(fetched, parsed.parsed)
  const pushedBy = { hub: discovered?.hub ?? null, topic: discovered?.topic ?? null }
  return answered(poll, { ...read, ...conditions, ...pushedBy, movedTo, movedPolls, readUrl: fetched.url })
}

const saysGone = (fetched: FetchOutcome) => fetched.type === 'gone' && fetched.status === 410
const isGoneSince = ({ goneSince }: FeedRow, now: Date) =>
  goneSince !== null && now.getTime() - goneSince.getTime() >= GONE_AFTER_SECONDS * 1000

/**
 * What a document that a hub pushed makes of a feed: its pace, and what that says of the next poll. It may be a part of
 * the feed (https://www.w3.org/TR/websub/#content-distribution), so that only a poll tells what the feed says and covers.
 */
export function decidePush(push: Read): FeedHealth {
  const { feed, now } = push
  const health = { ...feed, ...paceAfter(push) }
  if (feed.state === 'failing') return health
  // From the last poll on: pushes that go on put off no poll for ever, which alone shows what the hub leaves out.
  return { ...health, ...scheduled(push, health, feed.lastPolledAt ?? now) }
}

type Read = Pick<Poll, 'feed' | 'published' | 'fresh' | 'bounds' | 'now' | 'pushing'>

/** The feed with what its document says and shows. */
function readHealth(read: Read, { feed: head, schedule }: ParsedFeed, headers: Record<string, string>): FeedHealth {
  const { feed, published, now } = read
  const minutes = (said: number | null) => (said === null ? null : said * 60)
  return {
    ...feed,
    ...paceAfter(read),
    title: head.title ?? feed.title,
    siteUrl: head.link ?? feed.siteUrl,
    format: head.format,
    said: {
      ttlSeconds: minutes(schedule.ttlMinutes),
      updateSeconds: minutes(schedule.updateMinutes),
      skipHours: schedule.skipHours,
      skipDays: schedule.skipDays,
      freshSeconds: freshSeconds(headers, now),
      cachedSeconds: cachedSeconds(headers, now),
      // An index may have been read without any of its sitemaps, none of which has changed.
      coversSeconds: published.length > 0 ? coveredSeconds(published, now) : (feed.said.coversSeconds ?? null),
    },
  }
}

const paceAfter = ({ feed, published, fresh, bounds, now }: Read) =>
  learnPace(feed, { published, fresh, isFirst: feed.lastPolledAt === null }, bounds.firstSeconds, now)

function answered(poll: Poll, read: FeedHealth): PollDecision {
  const { feed, answerMs: tookMs } = poll
  const answerMs = feed.answerMs === null ? tookMs : feed.answerMs + (tookMs - feed.answerMs) * WEIGHT_OF_ANSWER
  const isSlow = answerMs > (feed.state === 'slow' ? QUICK_MS : SLOW_MS)
  const isMoved = read.movedTo !== null && read.movedPolls >= MOVED_AFTER
  const movedTo = isMoved ? { id: stableId('feed', read.movedTo ?? ''), url: read.movedTo ?? '' } : null
  const health: FeedHealth = {
    ...read,
    answerMs,
    goneSince: null,
    slowdown: Math.max(feed.slowdown - 1, 0),
    state: movedTo ? 'moved' : isSlow ? 'slow' : 'healthy',
    failures: 0,
    reason: movedTo ? `moved to ${movedTo.url}` : isSlow ? `takes ${Math.round(answerMs / 1000)} s to answer` : null,
  }
  const recovered = feed.state === 'failing' ? [change('copydesk.feed.recovered', poll, {})] : []
  const moved = movedTo ? [change('copydesk.feed.moved', poll, { movedTo: movedTo.url, feedId: movedTo.id })] : []
  return { health: { ...health, ...scheduled(poll, health) }, changes: [...recovered, ...moved], reason: null, movedTo }
}

/** The learnt interval, and when it is over. `since`: the poll it begins with. */
function scheduled({ feed, bounds, pushing, now }: Read, health: FeedHealth, since = now) {
  const { said, state } = health
  const plan = { pace: health, said, isSlow: state === 'slow', isPushed: pushing.works }
  const intervalSeconds = pollInterval(plan, bounds, now)
  const at = nextPollAt(feed.id, intervalSeconds, said, since)
  const { pollBy } = pushing
  return { intervalSeconds: Math.max(Math.round(intervalSeconds), 1), nextPollAt: pollBy && pollBy < at ? pollBy : at }
}

function failedFeed(poll: Poll): PollDecision {
  const { feed, fetched, parsed, bounds, now } = poll
  const said = parsed?.type === 'rejected' ? parsed.reason : 'reason' in fetched ? fetched.reason : 'not a feed'
  const reason = saysGone(fetched) ? `${said}; it is asked again before that is believed` : said
  const failures = feed.failures + 1
  const longest = Math.max(LONGEST_BACKOFF_SECONDS, bounds.mostSeconds)
  const backoff = Math.min(feed.intervalSeconds * 2 ** Math.min(failures - 1, MOST_DOUBLINGS), longest)
  const isThrottled = fetched.type === 'throttled'
  const askedSeconds = isThrottled ? (fetched.retryAfterMs ?? 0) / 1000 : saysGone(fetched) ? GONE_AFTER_SECONDS : 0
  const state = failures >= FAILING_AFTER ? 'failing' : feed.state
  return {
    health: {
      ...feed,
      state,
      failures,
      reason,
      slowdown: isThrottled ? Math.min(feed.slowdown + 1, MOST_SLOWDOWN) : feed.slowdown,
      goneSince: saysGone(fetched) ? (feed.goneSince ?? now) : feed.goneSince,
      nextPollAt: nextPollAt(feed.id, Math.max(backoff, askedSeconds), {}, now),
    },
    changes:
      state === 'failing' && feed.state !== 'failing'
        ? [change('copydesk.feed.failing', poll, { reason, failures })]
        : [],
    reason,
    movedTo: null,
  }
}

function goneFeed(poll: Poll): PollDecision {
  const reason = 'gone (410)'
  const health: FeedHealth = { ...poll.feed, state: 'gone', reason, nextPollAt: poll.now }
  return { health, changes: [change('copydesk.feed.gone', poll, {})], reason, movedTo: null }
}

/** Told once for each poll that was due, whoever made it. */
const change = (type: EventType, { feed, slot }: Poll, more: Record<string, unknown>): Change => ({
  key: `${type.replace('copydesk.', '')}:${feed.id}:${slot}`,
  type,
  subject: feed.id,
  data: { url: feed.url, ...more },
})
