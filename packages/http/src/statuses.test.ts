import { describe, expect, it } from 'vitest'
import { outcomeOfStatus } from './statuses.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const retryAfter = (value: string | null) => outcomeOfStatus(429, value, NOW)

describe('outcomeOfStatus', () => {
  it.each([
    [200, undefined],
    [203, undefined],
    [206, 'rejected'],
    [300, 'rejected'],
    [401, 'rejected'],
    [403, 'rejected'],
    [404, 'gone'],
    [408, 'failed'],
    [410, 'gone'],
    [429, 'throttled'],
    [451, 'gone'],
    [500, 'failed'],
    [502, 'failed'],
    [503, 'throttled'],
    [520, 'failed'],
    [999, 'rejected'],
  ])('%i is %s', (status, type) => expect(outcomeOfStatus(status, null, NOW)?.type).toBe(type))

  it.each([
    [401, 'throttled'],
    [403, 'throttled'],
    [404, 'gone'],
    [410, 'gone'],
    [600, 'rejected'],
  ])('%i with a Retry-After is %s', (status, type) => {
    expect(outcomeOfStatus(status, '600', NOW)?.type).toBe(type)
    expect(outcomeOfStatus(status, 'soon', NOW)).toEqual(outcomeOfStatus(status, null, NOW))
  })

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2020 12:00:00 GMT', 0],
    ['9999999999', 86_400_000],
    ['-5', null],
    ['1e3', null],
    ['soon 5', null],
    ['', null],
    [null, null],
  ])('reads Retry-After %j as %s', (value, retryAfterMs) => {
    expect(retryAfter(value)).toEqual({ type: 'throttled', retryAfterMs, reason: 'HTTP 429' })
  })
})
