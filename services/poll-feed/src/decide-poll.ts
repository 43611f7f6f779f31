import type { FeedOutcome } from '@copydesk/feed'
import type { FetchOutcome } from '@copydesk/http'
import type { Change } from '@copydesk/pipeline'
import type { FeedRow, PollResult } from '@copydesk/store'

export type PollDecision = { result: PollResult; changes: Change[]; reason: string | null }

const FAILING_AFTER = 3
// After each failure twice as long, but a feed that comes back is seen the same day.
const LONGEST_BACKOFF_SECONDS = 6 * 3600

/** What a poll makes of a feed: its state, when it is polled next, and what is told of it. */
export function decidePoll(
  feed: FeedRow,
  fetched: FetchOutcome,
  parsed: FeedOutcome | null,
  pollSeconds: number,
  now: Date,
): PollDecision {
  if (fetched.type === 'gone' && fetched.status === 410) return goneFeed(feed, now)
  if (fetched.type === 'not modified') return healthyFeed(feed, {}, now)
  if (fetched.type === 'fetched' && parsed?.type === 'feed') {
    const { title, format, hub } = parsed.parsed.feed
    return healthyFeed(feed, { title, format, hub, etag: fetched.etag, lastModified: fetched.lastModified }, now)
  }
  const reason = parsed?.type === 'rejected' ? parsed.reason : 'reason' in fetched ? fetched.reason : 'not a feed'
  const asked = fetched.type === 'throttled' ? fetched.retryAfterMs : null
  return failedFeed(feed, reason, asked, pollSeconds, now)
}

function healthyFeed(feed: FeedRow, found: Partial<PollResult>, now: Date): PollDecision {
  const recovered: Change = {
    key: `feed.recovered:${feed.id}:${now.getTime()}`,
    type: 'copydesk.feed.recovered',
    subject: feed.id,
    data: { url: feed.url },
  }
  return {
    result: { ...found, state: 'healthy', failures: 0, reason: null, nextPollAt: later(now, feed.intervalSeconds) },
    changes: feed.state === 'failing' ? [recovered] : [],
    reason: null,
  }
}

function failedFeed(
  feed: FeedRow,
  reason: string,
  askedMs: number | null,
  pollSeconds: number,
  now: Date,
): PollDecision {
  const failures = feed.failures + 1
  const backoff = Math.min(
    feed.intervalSeconds * 2 ** Math.min(failures - 1, 10),
    Math.max(LONGEST_BACKOFF_SECONDS, pollSeconds),
  )
  const state = failures >= FAILING_AFTER ? 'failing' : feed.state
  const failing: Change = {
    key: `feed.failing:${feed.id}:${now.getTime()}`,
    type: 'copydesk.feed.failing',
    subject: feed.id,
    data: { url: feed.url, reason, failures },
  }
  return {
    result: {
      state,
      failures,
      reason,
      nextPollAt: later(now, Math.max(askedMs === null ? backoff : askedMs / 1000, 1)),
    },
    changes: state === 'failing' && feed.state !== 'failing' ? [failing] : [],
    reason,
  }
}

const goneFeed = (feed: FeedRow, now: Date): PollDecision => ({
  result: { state: 'gone', failures: feed.failures, reason: 'gone (410)', nextPollAt: now },
  changes: [{ key: `feed.gone:${feed.id}`, type: 'copydesk.feed.gone', subject: feed.id, data: { url: feed.url } }],
  reason: 'gone (410)',
})

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)
