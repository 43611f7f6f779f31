import { contentHash } from '@copydesk/news'
import type { FeedPace, SaidSchedule } from '@copydesk/store'

/** The settings of the schedule, in seconds. */
export type PollBounds = { firstSeconds: number; leastSeconds: number; mostSeconds: number }

export type Plan = {
  pace: FeedPace
  said: SaidSchedule
  /** Its answers take long. */
  isSlow: boolean
  /** A hub brings what is new, and works. */
  isPushed: boolean
}

/** A feed is asked twice between two of its entries, and as often again as the document it shows turns over. */
const POLLS_A_GAP = 2
/** After a silence, this share of it: a feed that wakes after a day is seen in three hours, not in one. */
const SHARE_OF_SILENCE = 1 / 8
const SLOW_FACTOR = 2
const PUSHED_FACTOR = 6
/** Up to this share is added to each interval, so that feeds which were once in step are not for long. */
const SPREAD = 0.2
/** After hours in which nothing is published, feeds are asked again over this long. */
const SPREAD_AFTER_SKIP_SECONDS = 600
const HOUR_MS = 3_600_000
const HOURS_A_WEEK = 168

/**
 * The interval of a feed that answers, in seconds, before jitter. It follows what the feed publishes; what the feed asks
 * for (`ttl`, `sy:updatePeriod`, HTTP freshness) is the least, unless its document turns over sooner, when entries would
 * be lost: only a cache on the way is waited for then, since it would give the same document again.
 */
export function pollInterval({ pace, said, isSlow, isPushed }: Plan, bounds: PollBounds, now: Date): number {
  const ceiling = bounds.mostSeconds / (1 + SPREAD)
  const covered = Math.max((said.coversSeconds ?? Infinity) / POLLS_A_GAP, bounds.leastSeconds)
  const asked = Math.max(said.ttlSeconds ?? 0, said.updateSeconds ?? 0, said.freshSeconds ?? 0)
  const floor = Math.max(bounds.leastSeconds, said.cachedSeconds ?? 0, isPushed ? asked : Math.min(asked, covered))
  const learnt = learntInterval(pace, said, bounds, now)
  const wanted = Math.max(isPushed ? learnt : Math.min(learnt, covered), bounds.leastSeconds)
  const stretched = wanted * 2 ** pace.slowdown * (isSlow ? SLOW_FACTOR : 1) * (isPushed ? PUSHED_FACTOR : 1)
  return Math.min(Math.max(stretched, floor), ceiling)
}

function learntInterval({ gapSeconds, lastNewAt }: FeedPace, said: SaidSchedule, bounds: PollBounds, now: Date) {
  if (gapSeconds === null) return said.updateSeconds ?? bounds.firstSeconds
  const silence = lastNewAt ? (now.getTime() - lastNewAt.getTime()) / 1000 : 0
  return Math.max(gapSeconds / POLLS_A_GAP, silence * SHARE_OF_SILENCE)
}

/**
 * When the feed is polled next: an interval from now, with a share of it added that is the feed's own at this time, and
 * not in the hours and days (GMT) in which it says it publishes nothing.
 */
export function nextPollAt(feedId: string, intervalSeconds: number, said: SaidSchedule, now: Date): Date {
  const share = chance(`${feedId} ${now.getTime()}`)
  const at = new Date(now.getTime() + intervalSeconds * (1 + SPREAD * share) * 1000)
  const allowed = afterSkipped(at, said.skipHours ?? [], said.skipDays ?? [])
  return allowed === at ? at : new Date(allowed.getTime() + share * SPREAD_AFTER_SKIP_SECONDS * 1000)
}

/**
 * The first time from `at` on that is in none of these hours (0 to 23) of the day and days (0, Sunday, to 6) of the week,
 * RSS 2.0. Where they leave no hour, `at`.
 */
function afterSkipped(at: Date, skipHours: number[], skipDays: number[]): Date {
  const isSkipped = (time: Date) => skipHours.includes(time.getUTCHours()) || skipDays.includes(time.getUTCDay())
  if (!isSkipped(at)) return at
  const hour = Math.floor(at.getTime() / HOUR_MS)
  for (let more = 1; more <= HOURS_A_WEEK; more += 1) {
    const time = new Date((hour + more) * HOUR_MS)
    if (!isSkipped(time)) return time
  }
  return at
}

/** A number from 0 to 1 that a text always gives, and that looks random. */
const chance = (text: string) => Number.parseInt(contentHash(text).slice(0, 8), 16) / 2 ** 32
