import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeedPace, SaidSchedule } from '@copydesk/store'
import { learnPace } from './learn-pace.ts'
import { nextPollAt, type Plan, pollInterval } from './next-poll.ts'

const HOUR = 3600
const BOUNDS = { firstSeconds: 900, leastSeconds: 300, mostSeconds: 6 * HOUR }
/** The longest interval: what is added to it stays within the bound. */
const LONGEST = (6 * HOUR) / 1.2
const NOW = new Date('2026-03-10T12:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000)
const UNKNOWN: FeedPace = { gapSeconds: null, lastNewAt: null, slowdown: 0 }
/** A feed with something new every hour. */
const HOURLY: FeedPace = { gapSeconds: HOUR, lastNewAt: ago(600), slowdown: 0 }
const plan = (pace: FeedPace, said: SaidSchedule = {}, more: Partial<Plan> = {}): Plan => ({
  pace,
  said,
  isSlow: false,
  isPushed: false,
  ...more,
})

describe('the interval of a feed', () => {
  it.each<[string, Plan, number]>([
    ['of which nothing is known', plan(UNKNOWN), 900],
    ['that says how often it is updated', plan(UNKNOWN, { updateSeconds: HOUR }), HOUR],
    ['is half the gap between its entries', plan(HOURLY), HOUR / 2],
    ['is never under the least', plan({ ...HOURLY, gapSeconds: 60 }), 300],
    ['is never over the most', plan({ ...HOURLY, gapSeconds: 90 * HOUR }), LONGEST],
    ['grows with its silence', plan({ ...HOURLY, lastNewAt: ago(16 * HOUR) }), 2 * HOUR],
    ['honours ttl', plan(HOURLY, { ttlSeconds: 2 * HOUR }), 2 * HOUR],
    ['honours sy:updatePeriod', plan(HOURLY, { updateSeconds: HOUR }), HOUR],
    ['honours max-age', plan(HOURLY, { freshSeconds: 3 * HOUR }), 3 * HOUR],
    ['honours none of them over the most', plan(HOURLY, { ttlSeconds: 90 * HOUR }), LONGEST],
    ['is not longer for a short ttl', plan(HOURLY, { ttlSeconds: 60 }), HOUR / 2],
    ['reads a document twice before it turns over', plan(HOURLY, { coversSeconds: 1000 }), 500],
    ['even against its ttl', plan(HOURLY, { coversSeconds: 1000, ttlSeconds: HOUR }), 500],
    ['and against its max-age', plan(HOURLY, { coversSeconds: 1000, freshSeconds: HOUR }), 500],
    ['but not before a cache on the way', plan(HOURLY, { coversSeconds: 1000, cachedSeconds: HOUR }), HOUR],
    ['doubles with each 429', plan({ ...HOURLY, slowdown: 2 }), 2 * HOUR],
    ['doubles from the least on', plan({ ...HOURLY, gapSeconds: 60, slowdown: 1 }), 600],
    ['doubles for a slow host', plan(HOURLY, {}, { isSlow: true }), HOUR],
    ['stretches while a hub pushes', plan(HOURLY, {}, { isPushed: true }), 3 * HOUR],
    ['which misses nothing of a quick document', plan(HOURLY, { coversSeconds: 1000 }, { isPushed: true }), 3 * HOUR],
  ])('%s', (_what, of, expected) => {
    expect(pollInterval(of, BOUNDS, NOW)).toBeCloseTo(expected)
  })

  const seconds = fc.option(fc.integer({ min: 0, max: 10 ** 7 }), { nil: null })
  const anyPlan = fc.record<Plan>({
    pace: fc.record({
      gapSeconds: fc.option(fc.double({ min: 0, max: 10 ** 8, noNaN: true }), { nil: null }),
      lastNewAt: fc.option(fc.integer({ min: 0, max: 10 ** 8 }).map(ago), { nil: null }),
      slowdown: fc.nat(5),
    }),
    said: fc.record({
      ttlSeconds: seconds,
      updateSeconds: seconds,
      freshSeconds: seconds,
      cachedSeconds: seconds,
      coversSeconds: seconds,
    }),
    isSlow: fc.boolean(),
    isPushed: fc.boolean(),
  })

  it('keeps to the bounds with what is added to it, whatever a feed says and shows', () => {
    fc.assert(
      fc.property(anyPlan, fc.string(), (of, feedId) => {
        const interval = pollInterval(of, BOUNDS, NOW)
        const delay = (nextPollAt(feedId, interval, of.said, NOW).getTime() - NOW.getTime()) / 1000
        expect(delay).toBeGreaterThanOrEqual(Math.min(300, interval) - 0.001)
        expect(delay).toBeLessThanOrEqual(6 * HOUR + 0.001)
        expect(delay).toBeGreaterThanOrEqual(Math.min(of.said.cachedSeconds ?? 0, LONGEST) - 0.001)
      }),
      { seed: 21, numRuns: 2000 },
    )
  })
})

describe('the next poll', () => {
  it.each<[string, SaidSchedule, string]>([
    ['skips hours', { skipHours: [12, 13] }, '2026-03-10T14'],
    ['skips the rest of a day', { skipDays: [2] }, '2026-03-11T00'],
    ['skips days and hours', { skipDays: [2, 3], skipHours: [0, 1] }, '2026-03-12T02'],
    ['skips into the next day', { skipHours: [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23] }, '2026-03-11T00'],
    ['takes no notice where nothing is left', { skipDays: [0, 1, 2, 3, 4, 5, 6] }, '2026-03-10T12'],
    ['takes no notice of other hours', { skipHours: [3] }, '2026-03-10T12'],
  ])('%s', (_what, said, hour) => {
    expect(nextPollAt('a', 600, said, NOW).toISOString()).toMatch(new RegExp(`^${hour}`))
  })

  it('is the same for the same poll', () => {
    expect(nextPollAt('a', 600, {}, NOW)).toEqual(nextPollAt('a', 600, {}, NOW))
  })

  it('drives feeds apart that began together, and never into step again', () => {
    const feeds = Array.from({ length: 40 }, (_, at) => `feed ${at}`)
    let times = new Map(feeds.map((feed) => [feed, NOW]))
    const together: number[] = []
    for (let round = 0; round < 60; round += 1) {
      times = new Map(Array.from(times, ([feed, at]) => [feed, nextPollAt(feed, 900, {}, at)]))
      const inOneSecond = Map.groupBy(times.values(), (at) => Math.floor(at.getTime() / 1000))
      together.push(Math.max(...Array.from(inOneSecond.values(), (sameSecond) => sameSecond.length)))
    }
    // 40 balls in 180 boxes, then in more and more: a box of four is luck, forty would be step.
    expect(Math.max(...together)).toBeLessThanOrEqual(4)
    expect(Math.max(...together.slice(10))).toBeLessThanOrEqual(3)
  })
})

/** Polls a feed for days that publishes by day, as the line would; gives how late entries were seen, and how often it was asked. */
function follow(days: number, gapSeconds: number, dated: boolean) {
  const start = Date.parse('2026-03-01T00:00:00Z')
  const isDay = (time: number) => new Date(time).getUTCHours() >= 6 && new Date(time).getUTCHours() < 22
  const published: number[] = []
  for (let time = start; time < start + days * 24 * HOUR * 1000; time += gapSeconds * 1000)
    if (isDay(time)) published.push(time)
  let pace = UNKNOWN
  let seen = 0
  let polls = 0
  const late: number[] = []
  for (let now = new Date(start + 12 * HOUR * 1000); now.getTime() < start + days * 24 * HOUR * 1000; polls += 1) {
    const there = published.filter((time) => time <= now.getTime())
    const fresh = there.slice(seen)
    if (polls > 0) late.push(...fresh.map((time) => (now.getTime() - time) / 1000))
    const shown = dated ? there.slice(-20).map((time) => new Date(time)) : []
    pace = learnPace(pace, { published: shown, fresh: fresh.length, isFirst: polls === 0 }, BOUNDS.firstSeconds, now)
    seen = there.length
    now = nextPollAt('feed', pollInterval(plan(pace), BOUNDS, now), {}, now)
  }
  const sorted = late.toSorted((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0, pollsADay: polls / days }
}

describe('a feed that publishes by day', () => {
  it.each([
    ['every ten minutes, with dates', 600, true],
    ['every ten minutes, without', 600, false],
    ['every hour, with dates', HOUR, true],
    ['every hour, without', HOUR, false],
    ['every four hours, with dates', 4 * HOUR, true],
  ])('%s, is seen in good time and seldom asked in vain', (_what, gap, dated) => {
    const { median, worst, pollsADay } = follow(10, gap, dated)
    expect(median).toBeLessThan(Math.max(gap, 600))
    expect(worst).toBeLessThan(Math.max(gap, 2 * HOUR))
    expect(pollsADay).toBeLessThan(Math.max((3 * 24 * HOUR) / gap, 24))
  })
})
