import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

const takeAll = (limit: ReturnType<typeof createRateLimit>, key: string, at: number, times: number) =>
  Array.from({ length: times }, () => limit.take(key, at)).filter(({ allowed }) => allowed).length

describe('a rate limit', () => {
  it('allows so many a minute at once, and they come back evenly', () => {
    const limit = createRateLimit(60)
    expect(takeAll(limit, 'a', 0, 100)).toBe(60)
    expect(limit.take('a', 0)).toEqual({ allowed: false, left: 0, resetSeconds: 60, waitSeconds: 1 })
    expect(takeAll(limit, 'a', 5_000, 100)).toBe(5)
    expect(takeAll(limit, 'a', 600_000, 100)).toBe(60)
  })

  it('keeps one from using up what is another’s', () => {
    const limit = createRateLimit(2)
    expect(takeAll(limit, 'a', 0, 5)).toBe(2)
    expect(limit.take('b', 0)).toMatchObject({ allowed: true, left: 1 })
    expect(limit.take('a', 30_000).allowed).toBe(true)
  })

  it('says how long to wait, and keeps to it', () => {
    const limit = createRateLimit(4)
    takeAll(limit, 'a', 0, 4)
    const { waitSeconds } = limit.take('a', 0)
    expect(waitSeconds).toBe(15)
    expect(limit.take('a', waitSeconds * 1000).allowed).toBe(true)
    expect(limit.take('a', 0).allowed).toBe(false)
  })

  it('does not grow with the number of who ask', () => {
    const limit = createRateLimit(1)
    for (let key = 0; key < 20_000; key += 1) limit.take(String(key), 0)
    expect(limit.take('19999', 0).allowed).toBe(false)
    expect(limit.take('0', 0).allowed).toBe(true)
  })
})
