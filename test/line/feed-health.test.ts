import { openStore, type FeedHealth, type FeedRow } from '@copydesk/store'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'

const AT = new Date('2026-03-10T12:00:00Z')
const LATER = new Date('2026-03-10T13:00:00Z')
const SLOT = AT.getTime()

let databaseUrl: string
beforeEach(async () => void (databaseUrl = await freshDatabase()))

/** A feed as both a poll and a push found it, before either wrote what it made of that. */
async function openFeed() {
  const store = await openStore(databaseUrl)
  onTestFinished(() => store.close())
  await store.feeds.add({ id: 'f', url: 'https://a.example/feed', outlet: 'a.example', intervalSeconds: 900 }, AT)
  const before = (await store.feeds.byId('f'))!
  const poll = (change: Partial<FeedHealth>) =>
    store.feeds.polled('f', AT, { slot: SLOT, before, health: { ...before, ...change }, changes: [], movedTo: null })
  const push = (change: Partial<FeedHealth>) => store.feeds.pushed('f', { before, health: { ...before, ...change } })
  return { poll, push, feed: async () => (await store.feeds.byId('f'))! }
}

const failed: Partial<FeedRow> = { state: 'failing', failures: 3, reason: 'HTTP 500', nextPollAt: LATER }
const read: Partial<FeedRow> = { title: 'News', gapSeconds: 1800, lastNewAt: AT, said: { ttlSeconds: 60 } }

describe('a poll and a push of one feed that are read at once', () => {
  it.each([
    ['the poll first', [0, 1]],
    ['the push first', [1, 0]],
  ])('take nothing back from each other: %s', async (_which, order) => {
    const { poll, push, feed } = await openFeed()
    const writes = [() => poll(failed), () => push(read)]
    for (const which of order) await writes[which]?.()
    expect(await feed()).toMatchObject({ ...failed, ...read })
  })

  it('nor when they write in the same moment', async () => {
    for (let time = 0; time < 20; time += 1) {
      databaseUrl = await freshDatabase()
      const { poll, push, feed } = await openFeed()
      await Promise.all(time % 2 ? [poll(failed), push(read)] : [push(read), poll(failed)])
      expect(await feed()).toMatchObject({ ...failed, ...read })
    }
  })

  it('and what is unset is unset', async () => {
    const { poll, push, feed } = await openFeed()
    await poll({ ...failed, etag: '"1"', goneSince: AT })
    await push(read)
    expect(await feed()).toMatchObject({ etag: '"1"', goneSince: AT })
  })
})
