import type { Service } from '@copydesk/service'
import type { Totals } from '@copydesk/store'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { showProgress } from './progress.ts'

const SECOND = 1000

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const TOTALS: Totals = {
  feeds: 0,
  feedsFailing: 0,
  entries: 3,
  dispositions: { pending: 0, stored: 3, copy: 0, skipped: 0, rejected: 0 },
  pages: 3,
  articles: 3,
  copies: 0,
  stories: 0,
  events: 0,
  quarantined: {},
}

/** Progress over a store in which counting takes so long, and in which nothing else happens. */
async function openProgress(countMs: number) {
  let counted = 0
  const read = async () => {
    await new Promise((resolve) => setTimeout(resolve, countMs))
    return { ...TOTALS, entries: (counted += 1) }
  }
  const events = { head: async () => 0, onGrowth: async () => ({ close: async () => {} }), page: async () => ({ type: 'events', events: [], through: 0 }) } // prettier-ignore
  const service = { config: { tickMs: SECOND }, log: {}, store: { totals: { read }, events } }
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  return { progress: await showProgress(service as unknown as Service), said, counted: () => counted }
}

it('counts seldom what takes long to count, and is closed when the count under way is', async () => {
  const { progress, counted } = await openProgress(2.5 * SECOND)
  await vi.advanceTimersByTimeAsync(127 * SECOND)
  expect(counted()).toBe(2)
  let isClosed = false
  void progress.close().then(() => (isClosed = true))
  await vi.advanceTimersByTimeAsync(2.5 * SECOND)
  expect(isClosed).toBe(true)
  expect(counted()).toBe(3)
})

it('says at its end what there is then, where that is soon counted', async () => {
  const { progress, said, counted } = await openProgress(10)
  await vi.advanceTimersByTimeAsync(5.1 * SECOND)
  const before = counted()
  expect(before).toBeGreaterThan(3)
  const closed = progress.close()
  await vi.advanceTimersByTimeAsync(20)
  await closed
  expect(said.at(-1)).toContain(`${before + 1} entries found`)
})
