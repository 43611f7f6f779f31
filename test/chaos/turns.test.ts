import { expect, it } from 'vitest'
import { turnsOf } from './turns.ts'

it('parts the pages of a day among its turns as they weigh, whenever they come', () => {
  expect(turnsOf([7, 1, 2, 3, 4, 5, 6, 8], [2, 1, 1], 1440)).toEqual([4, 6, 1440])
})

it('gives every turn news, though many pages are of one minute', () => {
  expect(turnsOf([0, 0, 0, 0, 0, 5, 9, 20], [1, 1, 1, 1], 1440)).toEqual([0, 5, 9, 1440])
})
