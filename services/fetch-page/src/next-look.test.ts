import { describe, expect, it } from 'vitest'
import { nextLook } from './next-look.ts'

const HOUR_MS = 3_600_000
const FOUND_AT = new Date('2026-03-10T05:00:00Z')
const AGES = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS]
const after = (hours: number) => new Date(FOUND_AT.getTime() + hours * HOUR_MS)

describe('nextLook', () => {
  it.each([
    [0, 1],
    [0.99, 1],
    [1, 6],
    [7, 24],
    [23.9, 24],
  ])('of a page %d hours old is at %d', (age, next) => {
    expect(nextLook(FOUND_AT, after(age), AGES)).toEqual(after(next))
  })

  it('is never again once it is older than all ages, or where there are none', () => {
    expect(nextLook(FOUND_AT, after(24), AGES)).toBeNull()
    expect(nextLook(FOUND_AT, after(0), [])).toBeNull()
  })
})
