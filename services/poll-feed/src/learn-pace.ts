import type { FeedPace } from '@copydesk/store'

/** What one document of a feed shows of its pace. */
export type Shown = {
  /** When its entries say they were published. */
  published: Date[]
  /** How many of them it had never announced. */
  fresh: number
  /** Whether this feed was read before. */
  isFirst: boolean
}

/** The newest occasions that are counted: an old archive says nothing of today. */
const OCCASIONS = 20
const FEWEST_OCCASIONS = 3
/** What is published within this time is one occasion. */
const ONE_OCCASION_MS = 60_000
/** How much the newest gap counts for a feed whose entries have no dates. */
const WEIGHT = 0.5
/** A night is no slowness: the newest gap counts for no more than so many times what was learnt. */
const MOST_GROWTH = 2

/**
 * How long it takes from one occasion on which the feed publishes to the next, and when it last did. By the dates of its
 * entries, where they tell: the median of the gaps, so that a night does not count as slowness. Else by what the polls
 * found: a poll that finds something says that the gap is at most the time since the last that did.
 */
export function learnPace(
  pace: FeedPace,
  { published, fresh, isFirst }: Shown,
  firstSeconds: number,
  now: Date,
): FeedPace {
  const times = occasions(published, now)
  const [newest = null] = times
  const since = pace.lastNewAt ?? (newest === null ? null : new Date(newest))
  const lastNewAt = fresh > 0 && !isFirst ? now : since
  const dated = medianGap(times)
  if (dated !== null) return { ...pace, gapSeconds: dated, lastNewAt }
  if (fresh === 0 || isFirst) return { ...pace, lastNewAt }
  const gap = pace.gapSeconds ?? 2 * firstSeconds
  const found = since ? Math.min((now.getTime() - since.getTime()) / 1000, gap * MOST_GROWTH) : gap
  return { ...pace, gapSeconds: gap * (1 - WEIGHT) + found * WEIGHT, lastNewAt }
}

/** How much time the document covers, in seconds: what is published in it after that is not in it. Null for few dates. */
export function coveredSeconds(published: Date[], now: Date): number | null {
  const times = occasions(published, now, Infinity)
  const [newest, oldest] = [times[0], times.at(-1)]
  return times.length < FEWEST_OCCASIONS || newest === undefined || oldest === undefined
    ? null
    : (newest - oldest) / 1000
}

/** When the feed published something, newest first, in ms since 1970. */
function occasions(published: Date[], now: Date, most = OCCASIONS): number[] {
  const times = published.map((time) => time.getTime()).filter((time) => time <= now.getTime())
  const kept: number[] = []
  for (const time of times.toSorted((a, b) => b - a)) {
    if (kept.length === most) break
    const last = kept.at(-1)
    if (last === undefined || last - time > ONE_OCCASION_MS) kept.push(time)
  }
  return kept
}

function medianGap(times: number[]): number | null {
  if (times.length < FEWEST_OCCASIONS) return null
  const gaps = times.slice(1).map((time, at) => ((times[at] ?? time) - time) / 1000)
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null
}
