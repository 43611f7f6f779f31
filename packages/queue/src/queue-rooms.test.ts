import { describe, expect, it } from 'vitest'
import { queueRooms } from './queue-rooms.ts'

describe('queueRooms', () => {
  const open = (bound: number) => {
    const state = { waiting: 0, now: 0, looks: 0 }
    const read = async () => {
      state.looks += 1
      return state.waiting
    }
    const rooms = queueRooms(bound, read, () => state.now)
    /** How many of so many are let in, and are in the queue after `added`. */
    const take = async (queue: string, jobs: number, added?: Promise<void>) => {
      let admitted = 0
      await rooms.admit(queue, Array.from({ length: jobs }), async ({ length }) => {
        admitted = length
        await added
      })
      return admitted
    }
    return { state, rooms, take }
  }

  it('lets in as many as there is room for, and no more until some are gone', async () => {
    const { state, take } = open(10)
    expect([await take('a', 7), await take('a', 7), await take('a', 7)]).toEqual([7, 3, 0])
    expect(state.looks).toBe(1)
    state.waiting = 6
    state.now = 500
    expect([await take('a', 7), await take('b', 1)]).toEqual([4, 1])
  })

  it('gives no room twice to those who ask at once', async () => {
    const { state, take } = open(10)
    expect(await Promise.all([take('a', 7), take('a', 7), take('a', 7)])).toEqual([7, 3, 0])
    expect(state.looks).toBe(1)
  })

  it('counts what is on its way to a queue and not yet seen there', async () => {
    const { state, take } = open(10)
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = take('a', 7, promise)
    await take('b', 1)
    state.now = 500
    expect(await take('a', 7)).toBe(3)
    resolve()
    expect(await slow).toBe(7)
    state.waiting = 10
    state.now = 1000
    expect(await take('a', 7)).toBe(0)
    state.waiting = 0
    state.now = 1500
    expect(await take('a', 11)).toBe(10)
  })

  it('lets nothing in where more wait than may, and asks nobody where there is no bound', async () => {
    const full = open(10)
    full.state.waiting = 25
    expect(await full.take('a', 5)).toBe(0)
    const free = open(Infinity)
    expect(await free.take('a', 5000)).toBe(5000)
    expect(free.state.looks).toBe(0)
  })

  it('asks again where a depth could not be read, and says so', async () => {
    let looks = 0
    const rooms = queueRooms(10, async () => {
      looks += 1
      if (looks === 1) throw new Error('away')
      return 9
    })
    const added: number[] = []
    const add = async (jobs: number[]) => void added.push(...jobs)
    await expect(rooms.admit('a', [1], add)).rejects.toThrow('away')
    await rooms.admit('a', [2, 3], add)
    expect(added).toEqual([2])
  })
})
