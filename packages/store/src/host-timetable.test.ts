import { describe, expect, it } from 'vitest'
import { afterEnd, decideTurn, newPace, STANDINGS } from './host-timetable.ts'

describe('a request whose end is told late', () => {
  const told = { lease: 'one', begunAt: 1000, tookMs: 200, holdMs: null, pauseMs: 1000, lateMs: 30_000 }

  it('took as long as it took, and not until it was told', () => {
    const { answerMs, answeredAt } = afterEnd(newPace(), { ...told, answer: 'served' }, 31_200)
    expect([answerMs, answeredAt]).toEqual([40, 1200])
  })

  it('holds its host from then on', () => {
    const { heldUntil, slowedAt } = afterEnd(newPace(), { ...told, answer: 'slowed', holdMs: 45_000 }, 31_200)
    expect([heldUntil, slowedAt]).toEqual([46_200, 1200])
  })
})

describe('a host that was asked by a clock that has been set back by a day', () => {
  const DAY_MS = 86_400_000
  const NOW = 1_000_000
  const later = NOW + DAY_MS
  const limit = { intervalMs: 1000, atOnce: 1 }
  const ask = { limit, rank: 'page', claim: 'leave', lease: 'new', leaseMs: 90_000, spares: STANDINGS } as const
  const line = { ownSlot: null, before: 0, afterBefore: -Infinity, isNextTaken: false, coming: [], delayed: [] }

  const asked = { ...newPace(), served: 9, startedAt: later, answeredAt: later, slowedAt: later }

  it('waits for no longer than its interval', () => {
    expect(decideTurn(asked, line, ask, NOW)).toMatchObject({ type: 'wait', slot: NOW + 1000 })
    expect(decideTurn({ ...asked, startedAt: NOW - 1000 }, line, ask, NOW)).toMatchObject({ type: 'begin' })
  })

  it('has requests under way for no longer than any is', () => {
    const { pace } = decideTurn({ ...asked, underWay: { old: later } }, line, ask, NOW)
    expect(pace.underWay).toEqual({ old: NOW + ask.leaseMs })
  })

  it('is held for as long as it asked for, and for no longer than any is where that is not known', () => {
    const held = { ...asked, heldUntil: later + 300_000 }
    expect(decideTurn(held, line, ask, NOW)).toMatchObject({ type: 'wait', slot: NOW + 300_000 })
    const unknown = { ...newPace(), heldUntil: later }
    expect(decideTurn(unknown, line, ask, NOW)).toMatchObject({ type: 'wait', slot: NOW + 3_600_000 })
  })
})

it('learns nothing from an answer of which is not known how long it took', () => {
  const ended = { lease: 'one', begunAt: 0, tookMs: null, answer: 'served', holdMs: null, pauseMs: 1000 } as const
  expect(afterEnd({ ...newPace(), answerMs: 300 }, ended, 7_200_000)).toMatchObject({ answerMs: 300, served: 1 })
})
