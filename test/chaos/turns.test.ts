import { expect, it } from 'vitest'
import { turnsOf } from './turns.ts'

it('parts the pages of a day among its turns as they weigh, whenever they come', () => {
  expect(turnsOf([7, 1, 2, 3, 4, 5, 6, 8], [2, 1, 1], 1440)).toEqual([4, 6, 1440])
})

it.each([
  [
    [0, 0, 0, 0, 0, 5, 9, 20],
    [0, 5, 9, 1440],
  ],
  [
    [1, 2, 3, 3, 3, 3],
    [1, 2, 1440],
  ],
  [
    [0, 5, 9, 9, 9, 9, 9, 9],
    [0, 5, 1440],
  ],
])('gives every turn news, though many pages are of one minute: %j', (published, ends) => {
  expect(
    turnsOf(
      published,
      ends.map(() => 1),
      1440,
    ),
  ).toEqual(ends)
})
