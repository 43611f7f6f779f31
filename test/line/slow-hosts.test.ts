import { openStore } from '@copydesk/store'
import { describe, expect, it } from 'vitest'
import { liveAnHour, type Job } from '../bench/host-hour.ts'
import { mean, percentile } from '../bench/statistics.ts'
import { freshDatabase } from '../set-up/database.ts'

const [GOOD, SLOW] = [40, 50]
const LASTS_MS = 300_000

/** How long the jobs of good hosts waited, in seconds. */
const waitsOf = (jobs: Job[]) =>
  jobs
    .filter(({ host }) => host.hostile === null)
    .map(({ foundAt, fetchedAt }) => ((fetchedAt ?? Infinity) - foundAt) / 1000)

describe('hosts that answer after nearly a minute, more than there are places', () => {
  it('leave places for the pages and feeds of others, and are fetched as well', async () => {
    const store = await openStore(await freshDatabase())
    const hosts = Array.from({ length: GOOD + SLOW }, (_, at) => ({
      name: `h${at}.example`,
      hostile: at < SLOW ? 'answers after 55 s' : null,
      throughout: at % 2 === 0,
    }))
    const hour = await liveAnHour(store, hosts, { lastsMs: LASTS_MS, announced: { good: 6, hostile: 6 } })
    await store.close()
    const pages = waitsOf(hour.pages)
    const polls = waitsOf(hour.polls.filter(({ foundAt }) => foundAt < hour.endedAt - 10_000))
    // Until the first of them have answered nobody can tell them from others, and some wait for that.
    expect(percentile(pages, 0.5)).toBeLessThan(3)
    expect(mean(pages)).toBeLessThan(7)
    expect(Math.max(...polls)).toBeLessThan(5)
    const fetched = hour.pages.filter(({ host, fetchedAt }) => host.hostile !== null && fetchedAt !== null)
    expect(new Set(fetched.map(({ host }) => host)).size).toBe(SLOW)
  })
})
