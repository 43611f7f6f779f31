import type { CloudEvent } from '@copydesk/pipeline'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { consume, type Consumer } from './consume.ts'
import type { Told } from './follow.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const eventAt = (sequence: string): Told => ({ event: { sequence } as CloudEvent })

/** A consumer that notes what it handles and each cursor that it keeps; after a place, so many seconds pass. */
async function consumed(told: [Told, number][], cursor: string | null = null) {
  const [handled, kept]: [string[], string[]] = [[], []]
  let at = cursor
  const consumer: Consumer<null> = {
    cursor: () => at,
    transaction: (work) => work(null),
    handle: ({ sequence }) => void handled.push(sequence),
    keepCursor: (sequence) => void kept.push((at = sequence)),
  }
  async function* follow() {
    for (const [one, seconds] of told) {
      yield one
      vi.advanceTimersByTime(seconds * 1000)
    }
  }
  await consume(follow, consumer)
  return { handled, kept }
}

it('keeps how far the log was looked through where nothing was chosen, once a minute at the most', async () => {
  const { handled, kept } = await consumed([
    [{ reached: '10' }, 15],
    [{ reached: '20' }, 15],
    [eventAt('25'), 15],
    [{ reached: '30' }, 50],
    [{ reached: '40' }, 0],
  ])
  expect(handled).toEqual(['25'])
  expect(kept).toEqual(['10', '25', '40'])
})

it('never keeps a place before its cursor, and handles nothing twice', async () => {
  const { handled, kept } = await consumed(
    [
      [{ reached: '10' }, 61],
      [eventAt('12'), 61],
      [eventAt('13'), 0],
    ],
    '12',
  )
  expect(handled).toEqual(['13'])
  expect(kept).toEqual(['13'])
})
