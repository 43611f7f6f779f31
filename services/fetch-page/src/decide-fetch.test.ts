import type { FetchOutcome } from '@copydesk/http'
import { describe, expect, it } from 'vitest'
import { decideFetch, tryAgainAt } from './decide-fetch.ts'

const gone = (status: 404 | 410): FetchOutcome => ({ type: 'gone', status, reason: `HTTP ${status}` })

describe('a page that is not there', () => {
  it.each([
    ['is new, and is not found yet', { revisionId: null, notFound: 0, forbidden: 0 }, 404, 'try again'],
    ['is new, and is not found for the third time', { revisionId: null, notFound: 2, forbidden: 0 }, 404, 'try again'],
    ['is new, and is not found for some minutes', { revisionId: null, notFound: 3, forbidden: 0 }, 404, 'reject'],
    ['is new, and says that it is gone', { revisionId: null, notFound: 0, forbidden: 0 }, 410, 'reject'],
    ['had a text, and says that it is gone', { revisionId: 'r', notFound: 0, forbidden: 0 }, 410, 'withdrawn'],
    ['had a text, and is not found once', { revisionId: 'r', notFound: 0, forbidden: 0 }, 404, 'try again'],
    ['had a text, and is not found twice', { revisionId: 'r', notFound: 1, forbidden: 0 }, 404, 'withdrawn'],
  ] as const)('%s', (_, entry, status, type) => {
    expect(decideFetch(entry, gone(status)).type).toBe(type)
  })
})

describe('a page that cannot be had now', () => {
  const HOUR_MS = 3_600_000
  const BOUNDS = { retryMs: 30_000, giveUpMs: 24 * HOUR_MS }
  const NOW = new Date('2026-03-10T12:00:00Z')
  const inMs = (tries: number, afterMs: number | null = null, sinceHours = 1) =>
    tryAgainAt(
      { tries, forbidden: 0, failingSince: new Date(NOW.getTime() - sinceHours * HOUR_MS) },
      { afterMs, said: null },
      BOUNDS,
      NOW,
    )?.getTime()

  it('is a try where its host failed, and none where its host asked for a pause', () => {
    expect(
      decideFetch({ revisionId: null, notFound: 0, forbidden: 0 }, { type: 'failed', reason: 'no answer in time' }),
    ).toMatchObject({
      isTry: true,
    })
    expect(
      decideFetch(
        { revisionId: null, notFound: 0, forbidden: 0 },
        { type: 'throttled', reason: 'HTTP 429', retryAfterMs: 5000 },
      ),
    ).toEqual({
      type: 'try again',
      reason: 'HTTP 429',
      isTry: false,
      said: null,
      afterMs: 5000,
    })
  })

  it('is tried after twice as long each time, at most an hour', () => {
    const pauses = [0, 1, 2, 6, 7, 40, 5000].map((tries) => (inMs(tries) ?? 0) - NOW.getTime())
    expect(pauses).toEqual([30_000, 60_000, 120_000, 1_920_000, HOUR_MS, HOUR_MS, HOUR_MS])
  })

  it('is tried when its host asked to be', () => {
    expect(inMs(0, 7000)).toBe(NOW.getTime() + 7000)
  })

  it('is given up when nothing else came of it for a day, and not before', () => {
    expect(inMs(30, null, 23.9)).toBe(NOW.getTime() + HOUR_MS)
    expect(inMs(30, null, 24)).toBeUndefined()
    expect(inMs(0, 7000, 24)).toBeUndefined()
    expect(
      tryAgainAt({ tries: 0, forbidden: 0, failingSince: null }, { afterMs: null, said: null }, BOUNDS, NOW),
    ).not.toBeNull()
  })
})

describe('a page that is forbidden', () => {
  const forbidden: FetchOutcome = { type: 'rejected', status: 403, reason: 'HTTP 403' }
  const after = (times: number) => decideFetch({ revisionId: null, notFound: 0, forbidden: times }, forbidden)

  it('is tried three times more, after ten minutes and then four times as long each time, and believed then', () => {
    expect([0, 1, 2, 3].map((times) => after(times).type)).toEqual(['try again', 'try again', 'try again', 'reject'])
    const now = new Date('2026-03-10T12:00:00Z')
    const minutes = [0, 1, 2].map((times) => {
      const entry = { tries: 5, forbidden: times, failingSince: null }
      const bounds = { retryMs: 30_000, giveUpMs: 24 * 3_600_000 }
      const at = tryAgainAt(entry, { afterMs: null, said: 'forbidden' }, bounds, now)
      return ((at?.getTime() ?? 0) - now.getTime()) / 60_000
    })
    expect(minutes).toEqual([10, 40, 160])
  })

  it('is not, where another status says that it is not for us', () => {
    const paywall: FetchOutcome = { type: 'rejected', status: 402, reason: 'HTTP 402' }
    expect(decideFetch({ revisionId: null, notFound: 0, forbidden: 0 }, paywall).type).toBe('reject')
  })
})
