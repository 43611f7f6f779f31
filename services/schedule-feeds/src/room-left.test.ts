import { expect, it } from 'vitest'
import { roomLeft } from './room-left.ts'

it('is all until the fullest queue is half full, and nothing when it is full', () => {
  const room = (...waiting: number[]) => roomLeft(waiting, 100)
  expect([room(), room(0, 50), room(75, 0), room(10, 100), room(250)]).toEqual([1, 1, 0.5, 0, 0])
})
