import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stageServices } from '@copydesk/copydesk'
import { startRedis } from '@copydesk/embedded'
import { openQueues, type Queues } from '@copydesk/queue'
import { Client } from 'pg'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { leftToDo } from '../set-up/left-to-do.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { score } from '../set-up/score.ts'
import { openWorld, type World } from '../set-up/world.ts'

/** Queues on a real server, and a way to lose everything they hold. */
type Backend = { queues: Queues; loseEverything(): Promise<void>; close(): Promise<void> }

const backends: { name: string; open: (databaseUrl: string) => Promise<Backend> }[] = [
  { name: 'Redis', open: openRedis },
  { name: 'PostgreSQL', open: openPostgres },
]

/** Killed with SIGKILL, its files removed, and started empty on the same socket. */
async function openRedis(): Promise<Backend> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-redis-'))
  const options = { folder, ...inject('redisProgram') }
  let server = await startRedis(options)
  const queues = openQueues({ kind: 'redis', address: { socket: server.socket }, retryDelayMs: 100 })
  return {
    queues,
    loseEverything: async () => {
      await server.kill()
      await rm(join(folder, 'appendonlydir'), { recursive: true, force: true })
      server = await startRedis(options)
    },
    close: async () => {
      await queues.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every job is deleted under the workers' feet, and their connections are cut. */
async function openPostgres(databaseUrl: string): Promise<Backend> {
  const queues = openQueues({ kind: 'postgres', url: databaseUrl, retryDelayMs: 100 })
  return {
    queues,
    loseEverything: async () => {
      const client = new Client({ connectionString: databaseUrl })
      await client.connect()
      await client.query('truncate copydesk_queue.job cascade')
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      await client.end()
    },
    close: () => queues.close(),
  }
}

/** Resolves when every feed was polled since then and the store knows of nothing left to do. */
const still = ({ service }: World, since: Date) =>
  vi.waitFor(async () => {
    expect(await leftToDo(service.store, since)).toBe(0)
  }, PATIENCE)

async function openLine(open: (databaseUrl: string) => Promise<Backend>) {
  const databaseUrl = await freshDatabase()
  const backend = await open(databaseUrl)
  const config = { tickMs: 100, sweepMs: 300, pollSeconds: 3600, retryMs: 50 }
  const world = await openWorld(backend.queues, { databaseUrl, newsroom: { seed: 21, articles: 24 }, config })
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices) running.push(await stage.run(world.service))
  onTestFinished(async () => {
    await Promise.all(running.map((stage) => stage.close()))
    await backend.close()
    await world.close()
  })
  return { world, backend }
}

describe.each(backends)('the line on $name', ({ open }) => {
  it('carries a day of news, and loses nothing when its queues are lost in the middle', async () => {
    const { world, backend } = await openLine(open)
    const { store, now } = world.service
    const pollUntil = async (minute: number, meanwhile: () => Promise<void>) => {
      world.newsroom.publishUntil(minute)
      const since = now()
      await store.feeds.makeAllDue(since)
      await meanwhile()
      await still(world, since)
    }
    const entriesFound = async () => (await store.totals.read()).entries
    const articlesMatched = async () => (await store.totals.read()).articles

    await pollUntil(480, async () => {})
    const before = await entriesFound()
    await pollUntil(world.newsroom.dayMinutes, async () => {
      // Some of the new pages are under way, at every stage, when everything queued is lost.
      await vi.waitFor(async () => expect(await entriesFound()).toBeGreaterThan(before + 10), PATIENCE)
      await vi.waitFor(async () => expect(await articlesMatched()).toBeGreaterThan(0), PATIENCE)
      await backend.loseEverything()
    })

    const found = await score(world)
    expect(found.lost).toEqual([])
    expect(found.misplaced).toEqual([])
    const totals = await store.totals.read()
    const { pending, stored, copy, skipped, rejected } = totals.dispositions
    expect(pending).toBe(0)
    expect(stored + copy + skipped + rejected).toBe(totals.entries)

    const events = await store.events.read({ after: 0, limit: 100_000 }, '/copydesk/test')
    expect(events.map((event) => Number(event.sequence))).toEqual(events.map((_, at) => at + 1))
    expect(events.filter((event) => event.type === 'copydesk.article.new').length).toBeGreaterThanOrEqual(
      totals.articles,
    )
    // Nothing is fetched again because the queue forgot that it was: once a round, and the retries that hosts ask for.
    const fetched = await store.pages.countByRound()
    expect(fetched.every(({ pages }) => pages === 1)).toBe(true)
  })
})
