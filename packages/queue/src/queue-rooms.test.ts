import { describe, expect, it } from 'vitest'
import { queueRooms } from './queue-rooms.ts'

describe('queueRooms', () => {
  const open = (bound: number) => {
    const state = { waiting: 0, now: 0, looks: 0 }
    const read = async () => {
      state.looks += 1
      return state.waiting
    }
    return { state, rooms: queueRooms(bound, read, () => state.now) }
  }

  it('lets in as many as there is room for, and no more until some are gone', async () => {
    const { state, rooms } = open(10)
    expect([await rooms.take('a', 7), await rooms.take('a', 7), await rooms.take('a', 7)]).toEqual([7, 3, 0])
    expect(state.looks).toBe(1)
    state.waiting = 6
    state.now = 500
    expect([await rooms.take('a', 7), await rooms.take('b', 1)]).toEqual([4, 1])
  })

  it('lets nothing in where more wait than may, and asks nobody where there is no bound', async () => {
    const full = open(10)
    full.state.waiting = 25
    expect(await full.rooms.take('a', 5)).toBe(0)
    const free = open(Infinity)
    expect(await free.rooms.take('a', 5000)).toBe(5000)
    expect(free.state.looks).toBe(0)
  })
})
