import { expect, it } from 'vitest'
import { nearInTime } from './near-in-time.ts'

const HOUR = 3_600_000

it.each([
  [0, 1],
  [12, 1],
  [42, 0.8],
  [72, 0.6],
  [500, 0.6],
])('leaves of the likeness of articles %d hours apart %d, whichever is first', (hours, left) => {
  expect(nearInTime({ at: 0 }, { at: hours * HOUR })).toBeCloseTo(left)
  expect(nearInTime({ at: hours * HOUR }, { at: 0 })).toBeCloseTo(left)
})
