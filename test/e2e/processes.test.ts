import { join } from 'node:path'
import { startRedis } from '@copydesk/embedded'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { createNewsroom } from '@copydesk/newsroom'
import { stageNames, type CloudEvent } from '@copydesk/pipeline'
import { openStore, type Store } from '@copydesk/store'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { startNode, temporaryFolder, type Running } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { openEventStream } from '../set-up/event-stream.ts'
import { leftToDo } from '../set-up/left-to-do.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { scoreDay } from '../set-up/score.ts'

/** They end themselves after ten; a busy machine takes its time with nine of them. */
const STOP_WITHIN_MS = 30_000

/** Redis for this test alone, by its address, as the processes are given it. */
async function openServers() {
  const redis = await startRedis({ folder: join(await temporaryFolder(), 'redis'), ...inject('redisProgram') })
  const databaseUrl = await freshDatabase()
  const store = await openStore(databaseUrl)
  onTestFinished(async () => {
    await store.close()
    await redis.close()
  })
  return { store, env: { DATABASE_URL: databaseUrl, REDIS_URL: redis.socket } }
}

async function openDay(store: Store) {
  const newsroom = createNewsroom({ seed: 5, articles: 10, latency: 0 })
  const server = await newsroom.serve({})
  const { port } = server
  onTestFinished(() => server.close())
  newsroom.publishUntil(newsroom.dayMinutes)
  for (const address of newsroom.feeds(port)) {
    const url = canonicalUrl(address) ?? address
    await store.feeds.add({ id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: 3600 }, new Date(0))
  }
  return { newsroom, port }
}

/** Each service as the image starts it. */
function startServices(names: string[], env: Record<string, string>): Map<string, Running> {
  return new Map(names.map((name) => [name, startNode([`services/${name}/src/main.ts`], { env })]))
}

/** The console says in its log where it listens. */
const addressOf = (console: Running) =>
  vi.waitFor(() => {
    const started = console
      .stderr()
      .split('\n')
      .find((line) => line.includes('"url"'))
    expect(started).toBeDefined()
    return (JSON.parse(started ?? '') as { url: string }).url
  }, PATIENCE)

it('runs as one process a stage, beside a console that answers, and stops on a signal', async () => {
  const { store, env } = await openServers()
  const { newsroom, port } = await openDay(store)
  const settings = { ...env, COPYDESK_ALLOW_HOSTS: newsroom.hosts.join(' '), COPYDESK_PORT: '0' }
  const running = startServices([...stageNames, 'console'], settings)
  const desk = running.get('console')
  if (!desk) throw new Error('no console')
  const url = await addressOf(desk)
  const live = await openEventStream(`${url}/events`)

  await vi.waitFor(async () => {
    expect(await leftToDo(store, new Date(1))).toBe(0)
  }, PATIENCE)
  const found = await scoreDay({ newsroom, port, store })
  expect(found).toMatchObject({ lost: [], misplaced: [] })

  const head = await store.events.head()
  await vi.waitFor(() => expect(live.events.at(-1)?.sequence).toBe(String(head)), PATIENCE)
  await answers(url, store)
  await streams(url, live.events)

  const signalled = performance.now()
  for (const service of running.values()) service.signal('SIGTERM')
  for (const [name, service] of running) {
    const { code, stderr } = await service.ended
    expect({ name, code }).toEqual({ name, code: 0 })
    expect(stderr).not.toContain('"level":50')
  }
  expect(performance.now() - signalled).toBeLessThan(STOP_WITHIN_MS)
})

const get = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, body: (await response.json()) as unknown }
}

async function answers(url: string, store: Store) {
  expect(await get(`${url}/healthz`)).toEqual({ status: 200, body: { status: 'up', stages: {} } })
  // What is not looked at in three seconds is told as wrong: a busy machine is asked again.
  const ready = { status: 'ready', well: ['store', 'migrations', 'queues', 'log'], wrong: {} }
  await vi.waitFor(async () => expect(await get(`${url}/readyz`)).toEqual({ status: 200, body: ready }), PATIENCE)
  const totals = await store.totals.read()
  const metrics = await (await fetch(`${url}/metrics`)).text()
  expect(metrics).toContain(`copydesk_entries{disposition="stored"} ${totals.dispositions.stored}`)
  expect(metrics).toMatch(/copydesk_queue_jobs\{stage="fetch-page",state="waiting"\} \d+/)
  const { stories } = (await get(`${url}/stories`)).body as { stories: unknown[] }
  expect(stories).toHaveLength(totals.stories)
  const { articles } = (await get(`${url}/articles`)).body as { articles: { id: string; copies: number }[] }
  const [most] = articles.toSorted((a, b) => b.copies - a.copies)
  const { status, body } = await get(`${url}/articles/${most?.id}/copies`)
  const { copies } = body as { copies: { url: string }[] }
  expect({ status, copies: copies.length }).toEqual({ status: 200, copies: most?.copies })
  expect(copies.length).toBeGreaterThan(1)
  expect(await get(`${url}/articles/none/copies`)).toMatchObject({ status: 404, body: { status: 404 } })
}

/** The log by cursor and by stream is the same log, also for a reader that loses its connection. */
async function streams(url: string, live: CloudEvent[]) {
  const paged: CloudEvent[] = []
  for (let next = '0'; ;) {
    const page = (await get(`${url}/events?after=${next}&limit=7`)).body as { events: CloudEvent[]; next: string }
    if (page.events.length === 0) break
    paged.push(...page.events)
    next = page.next
  }
  expect(paged).toEqual(live)
  expect(paged.map(({ sequence }) => Number(sequence))).toEqual(paged.map((_, at) => at + 1))
  expect((await get(`${url}/events?after=x`)).status).toBe(400)

  const cut = await openEventStream(`${url}/events`)
  await vi.waitFor(() => expect(cut.events.length).toBeGreaterThan(5), PATIENCE)
  cut.close()
  const seen = cut.events.slice(0, 5)
  const resumed = await openEventStream(`${url}/events`, seen.at(-1)?.sequence)
  await vi.waitFor(() => expect([...seen, ...resumed.events]).toEqual(live), PATIENCE)
}

it('stops on a signal also where its servers are gone', async () => {
  const redis = await startRedis({ folder: join(await temporaryFolder(), 'redis'), ...inject('redisProgram') })
  const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: redis.socket }
  const running = startServices(['fetch-page', 'schedule-feeds'], env)
  await vi.waitFor(() => {
    for (const service of running.values()) expect(service.stderr()).toContain('"started"')
  }, PATIENCE)
  await redis.kill()
  const signalled = performance.now()
  for (const service of running.values()) service.signal('SIGTERM')
  await Promise.all([...running.values()].map(({ ended }) => ended))
  expect(performance.now() - signalled).toBeLessThan(STOP_WITHIN_MS)
})

it('says in a line why it cannot start', async () => {
  const start = (env: Record<string, string>) => startNode(['services/clean-page/src/main.ts'], { env }).ended
  const [none, nowhere, wrong] = await Promise.all([
    start({}),
    start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
    start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', COPYDESK_POLL_SECONDS: 'often' }),
  ])
  expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/^copydesk: DATABASE_URL is not set.*\n$/) })
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^copydesk: COPYDESK_POLL_SECONDS=often .*\n$/),
  })
  expect(nowhere.code).toBe(1)
  expect(JSON.parse(nowhere.stderr.split('\n')[0] ?? '')).toMatchObject({
    service: 'clean-page',
    msg: 'could not start',
    error: expect.stringContaining('ECONNREFUSED'),
  })
})
