import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { openClock } from './store-clock.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

beforeEach(
  () =>
    void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }),
)
afterEach(() => void vi.useRealTimers())

/** A database an hour ahead of what has passed here, which is asked after `before` and whose answer is read `after` that. */
function madeUpDatabase() {
  const waits = { before: 0, after: 0, hoursAhead: 1, readings: 0 }
  const passed = async (ms: number) =>
    ms > 0 ? new Promise<void>((resolve) => void setTimeout(resolve, ms)) : undefined
  const row = async <Row>() => {
    waits.readings += 1
    await passed(waits.before)
    const now = Math.floor(performance.now() + waits.hoursAhead * HOUR_MS)
    await passed(waits.after)
    return { now } as Row
  }
  return { waits, row }
}

async function opened(set: Partial<ReturnType<typeof madeUpDatabase>['waits']> = {}) {
  const { waits, row } = madeUpDatabase()
  Object.assign(waits, set)
  const opening = openClock({ row })
  await vi.advanceTimersByTimeAsync(waits.before + waits.after)
  const clock = await opening
  onTestFinished(() => clock.close())
  return { waits, clock, wrongBy: () => clock.now() - performance.now() - waits.hoursAhead * HOUR_MS }
}

it('is taken to have been read in the middle of what that took', async () => {
  const { wrongBy } = await opened({ before: 200, after: 200 })
  expect(Math.abs(wrongBy())).toBeLessThan(2)
})

it('is not put back by an answer that waited, and is read again soon', async () => {
  const { waits, wrongBy } = await opened()
  waits.after = 3 * MINUTE_MS
  await vi.advanceTimersByTimeAsync(MINUTE_MS / 6 + waits.after)
  expect([waits.readings, Math.abs(wrongBy()) < 2]).toEqual([2, true])
  Object.assign(waits, { after: 0, hoursAhead: 2 })
  await vi.advanceTimersByTimeAsync(MINUTE_MS / 6)
  expect([waits.readings, Math.abs(wrongBy()) < 2]).toEqual([3, true])
})

it('asks once at a time, however long the database stands still, and no more once it is closed', async () => {
  const { waits, clock } = await opened()
  waits.before = HOUR_MS
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect(waits.readings).toBe(2)
  clock.close()
  await vi.advanceTimersByTimeAsync(3 * HOUR_MS)
  expect(waits.readings).toBe(2)
})

it('begins with what it is told, be it late', async () => {
  const { waits, wrongBy } = await opened({ after: 10_000 })
  expect(Math.abs(wrongBy())).toBeLessThan(5001)
  waits.after = 0
  await vi.advanceTimersByTimeAsync(MINUTE_MS / 6)
  expect(Math.abs(wrongBy())).toBeLessThan(2)
})
