import { describe, expect, it } from 'vitest'
import { afterEnd, newPace } from './host-timetable.ts'

describe('a request whose end is told late', () => {
  const told = { lease: 'one', leaseMs: 60_000, begunAt: 1000, holdMs: null, pauseMs: 1000, lateMs: 30_000 }

  it('took as long as it took, and not until it was told', () => {
    const { answerMs, answeredAt } = afterEnd(newPace(), { ...told, answer: 'served' }, 31_200)
    expect([answerMs, answeredAt]).toEqual([40, 1200])
  })

  it('holds its host from then on', () => {
    const { heldUntil, slowedAt } = afterEnd(newPace(), { ...told, answer: 'slowed', holdMs: 45_000 }, 31_200)
    expect([heldUntil, slowedAt]).toEqual([46_200, 1200])
  })
})

it.each([86_400_000, -86_400_000])('keeps what it knows of a host while the clock is set (by %i ms)', (byMs) => {
  const known = { ...newPace(), answerMs: 200, underWay: { one: 61_000 } }
  const ended = { lease: 'one', leaseMs: 60_000, begunAt: 1000, answer: 'served', holdMs: null, pauseMs: 1000 } as const
  expect(afterEnd(known, ended, 1100 + byMs)).toMatchObject({ answerMs: 200, underWay: {} })
})
