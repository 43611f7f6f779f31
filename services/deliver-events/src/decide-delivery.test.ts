import type { FetchOutcome } from '@copydesk/http'
import { describe, expect, it } from 'vitest'
import { decideDelivery, pauseAfter, TRIED_FOR_MS } from './decide-delivery.ts'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const HOUR_MS = 3_600_000
const first = { attempts: 1, since: NOW, failures: 0 }
const failed: FetchOutcome = { type: 'failed', reason: 'HTTP 500', status: 500 }
const fetched = { type: 'fetched', url: 'http://a.example/', status: 204 } as FetchOutcome

describe('what an answer to a delivery means', () => {
  it.each<[string, FetchOutcome, string]>([
    ['any 2xx', fetched, 'delivered'],
    ['410', { type: 'gone', status: 410, reason: 'HTTP 410' }, 'disable'],
    ['404', { type: 'gone', status: 404, reason: 'HTTP 404' }, 'again'],
    ['400', { type: 'rejected', reason: 'HTTP 400', status: 400 }, 'again'],
    ['a redirect', { type: 'rejected', reason: 'a redirect' }, 'again'],
    ['500', failed, 'again'],
    ['429', { type: 'throttled', retryAfterMs: null, reason: 'HTTP 429' }, 'again'],
    ['an address that is not public', { type: 'refused', reason: '10.0.0.1' }, 'again'],
    ['no answer', { type: 'failed', reason: 'no answer in time' }, 'again'],
  ])('%s', (_name, outcome, type) => expect(decideDelivery(outcome, first, NOW, 0.5).type).toBe(type))

  it('pauses longer each time, from five seconds to twelve hours, and never as long as another', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => pauseAfter(attempts, 1) / 1000)
    expect(pauses).toEqual([5, 20, 80, 320, 1280, 5120, 20_480, 43_200, 43_200])
    expect([pauseAfter(3, 0), pauseAfter(3, 0.5), pauseAfter(3, 1)]).toEqual([40_000, 60_000, 80_000])
  })

  it('is tried for three days, at last at their end, and then dead', () => {
    let now = NOW
    let attempts = 1
    for (;;) {
      const decision = decideDelivery(failed, { ...first, attempts }, now, 0.5)
      if (decision.type !== 'again') {
        expect(decision.type).toBe('dead')
        break
      }
      expect(decision.at).toBeGreaterThan(now)
      now = decision.at
      attempts += 1
    }
    expect(now - NOW).toBe(TRIED_FOR_MS)
    expect(attempts).toBeGreaterThan(10)
    expect(attempts).toBeLessThan(25)
  })

  it('keeps to Retry-After, for the delivery and for all others to the endpoint', () => {
    const slowed: FetchOutcome = { type: 'throttled', retryAfterMs: 2 * HOUR_MS, reason: 'HTTP 429' }
    const at = NOW + 2 * HOUR_MS
    expect(decideDelivery(slowed, first, NOW, 0)).toEqual({ type: 'again', at, holdUntil: at })
    // One that is over before the pause would be does not shorten it.
    const soon: FetchOutcome = { ...slowed, retryAfterMs: 1000 }
    expect(decideDelivery(soon, { ...first, attempts: 4 }, NOW, 1)).toMatchObject({ at: NOW + 320_000 })
  })

  it('holds an endpoint that failed three times on end, for longer each time', () => {
    const holds = [0, 1, 2, 3, 4, 20].map((failures) => {
      const decision = decideDelivery(failed, { ...first, failures }, NOW, 1)
      return decision.type === 'again' && decision.holdUntil !== null ? decision.holdUntil - NOW : null
    })
    expect(holds).toEqual([null, null, 5000, 10_000, 20_000, 600_000])
  })
})
