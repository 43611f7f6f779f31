import { describe, expect, it } from 'vitest'
import type { FeedPace } from '@copydesk/store'
import { coveredSeconds, learnPace } from './learn-pace.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000)
const UNKNOWN: FeedPace = { gapSeconds: null, lastNewAt: null, slowdown: 0 }

describe('learnPace', () => {
  it.each<[string, number[], number | null]>([
    ['the median of the gaps', [0, 600, 1200, 40_000], 600],
    ['what comes at once is one occasion', [0, 1, 2, 900, 901, 1800], 900],
    ['two entries tell nothing', [0, 600], null],
    ['the same date on everything tells nothing', [60, 60, 60, 60], null],
    ['dates to come do not count', [-900, -600, 0, 300], null],
  ])('by dates: %s', (_what, published, gapSeconds) => {
    const pace = learnPace(UNKNOWN, { published: published.map(ago), fresh: 4, isFirst: true }, 900, NOW)
    expect(pace.gapSeconds).toBe(gapSeconds)
  })

  it('takes the newest date for the last news of a feed read for the first time', () => {
    expect(learnPace(UNKNOWN, { published: [ago(500)], fresh: 1, isFirst: true }, 900, NOW).lastNewAt).toEqual(ago(500))
  })

  it('by what polls find, where there are no dates', () => {
    const known = { gapSeconds: 4000, lastNewAt: ago(1000), slowdown: 1 }
    const found = { published: [], fresh: 2, isFirst: false }
    expect(learnPace(known, found, 900, NOW)).toEqual({ gapSeconds: 2500, lastNewAt: NOW, slowdown: 1 })
    expect(learnPace(known, { ...found, fresh: 0 }, 900, NOW)).toEqual(known)
  })
})

describe('coveredSeconds', () => {
  it('is from the newest to the oldest, where there are enough', () => {
    expect(coveredSeconds([0, 500, 9000].map(ago), NOW)).toBe(9000)
    expect(coveredSeconds([0, 9000].map(ago), NOW)).toBeNull()
  })
})
