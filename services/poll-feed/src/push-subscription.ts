import { headerLinks } from '@copydesk/feed'
import type { FetchOutcome } from '@copydesk/http'
import type { ParsedFeed } from '@copydesk/news'
import type { PushSubscription } from '@copydesk/store'

/** What is known of the hub that pushes a feed: whether that works, and when the feed is to be polled for its sake. */
export type Pushing = { works: boolean; pollBy: Date | null }

/** What a feed says of who pushes it: the hub, and the name the hub knows the feed by. */
export type Discovered = { hub: string; topic: string }

export type AskDecision = { type: 'ask'; isNew: boolean; askAt: Date } | { type: 'wait' }

/** For how long a subscription is asked for. Hubs choose otherwise. */
const LEASE_SECONDS = 10 * 86_400
const ASK_AGAIN_MS = 3_600_000
const MOST_DOUBLINGS = 5
/** So many polls on end that found what should have been pushed: the hub does not push. */
const QUIET_AFTER = 2

/**
 * The hub and topic of a feed, by its Link headers or else its document (https://www.w3.org/TR/websub/#discovery). Null
 * where it names no hub.
 */
export function discoverHub(
  fetched: FetchOutcome & { type: 'fetched' },
  { feed, schedule }: ParsedFeed,
): Discovered | null {
  const links = headerLinks(fetched.headers['link'] ?? '', fetched.url)
  const hub = links.find(({ rel }) => rel === 'hub')?.url ?? schedule.hubs[0]
  const self = links.find(({ rel }) => rel === 'self')?.url ?? feed.self
  return hub === undefined ? null : { hub, topic: self ?? fetched.url }
}

/** Whether the hub is asked now: for a first subscription, a renewal, or once more after it did not answer. */
export function decideAsk(known: PushSubscription | null, wanted: Discovered, now: Date): AskDecision {
  const isNew = known === null || known.hub !== wanted.hub || known.topic !== wanted.topic
  if (!isNew && known.askAt > now) return { type: 'wait' }
  const doublings = isNew ? 0 : Math.min(known.tries, MOST_DOUBLINGS)
  return { type: 'ask', isNew, askAt: new Date(now.getTime() + ASK_AGAIN_MS * 2 ** doublings) }
}

/** What a subscription does for a feed: nothing, unless it is active, has brought something, and missed little since. */
export function pushingBy(known: PushSubscription | null, now: Date): Pushing {
  if (known?.state !== 'active' || !known.leaseEndsAt || known.leaseEndsAt <= now) return { works: false, pollBy: null }
  // Renewals go with polls.
  return {
    works: known.pushedAt !== null && known.missed < QUIET_AFTER,
    pollBy: known.askAt > now ? known.askAt : null,
  }
}

/** The form by which a subscription is ended, https://www.w3.org/TR/websub/#subscriber-sends-subscription-request */
export const endingForm = (topic: string, callback: string): string =>
  new URLSearchParams({ 'hub.mode': 'unsubscribe', 'hub.topic': topic, 'hub.callback': callback }).toString()

/** The form of a subscription request, https://www.w3.org/TR/websub/#subscriber-sends-subscription-request */
export const subscriptionForm = (topic: string, callback: string, secret: string): string =>
  new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_SECONDS),
  }).toString()
