import { consoleService } from '@copydesk/console'
import { stableId } from '@copydesk/news'
import { entryFound, pageFetched, stageNames } from '@copydesk/pipeline'
import { openQueues, type QueueConnection } from '@copydesk/queue'
import { expect, describe, inject, it, onTestFinished } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { freshDatabase, redisPrefix } from '../set-up/database.ts'
import { openWorld } from '../set-up/world.ts'

const OUTLET = 'held.example'
const addressOf = (name: string) => `https://${OUTLET}/${name}`

/** A console on the queues given, with entries found, and no stage that takes them. */
async function openConsole(connection: QueueConnection) {
  const queues = openQueues(connection)
  const world = await openWorld(queues, { config: { port: 0 } })
  const desk = await consoleService.run(world.service)
  onTestFinished(async () => {
    for (const part of [desk, queues, world]) await part.close()
  })
  const { store } = world.service
  const feedId = stableId('feed', addressOf('feed'))
  await store.feeds.add({ id: feedId, url: addressOf('feed'), outlet: OUTLET, intervalSeconds: 900 }, new Date())
  return { ...world, queues, url: desk.url, feedId }
}

const backends: [string, () => Promise<QueueConnection>][] = [
  ['Redis', async () => ({ kind: 'redis', address: { socket: inject('redisSocket') }, prefix: redisPrefix() })],
  ['PostgreSQL', async () => ({ kind: 'postgres', url: await freshDatabase() })],
]

describe.each(backends)('the console on queues on %s', (_, connect) => {
  it('shows every queue in bull-board, which runs under its own policy and asks nobody else', async () => {
    const { url, queues } = await openConsole(await connect())
    await queues.announce(pageFetched, [{ pageId: 'a' }])
    const page = await fetch(`${url}/queues/`)
    const html = await page.text()
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self';/)
    expect(policy).toContain("frame-ancestors 'none'")
    // Whatever the page names is of its own origin, and is there; no script stands in the page itself.
    const base = new URL(/<base href="([^"]+)"/.exec(html)?.[1] ?? '', url)
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => new URL(path ?? '', base))
    for (const address of named) {
      expect(address.origin).toBe(url)
      if (address.pathname.startsWith('/queues/static')) expect((await fetch(address)).status, address.href).toBe(200)
    }
    expect(named.length).toBeGreaterThan(4)
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/ src=|type="application\/json"/)

    const told = (await (await fetch(`${url}/queues/api/queues?activeQueue=clean-page&status=waiting`)).json()) as {
      queues: { name: string; counts: Record<string, number>; readOnlyMode: boolean }[]
    }
    expect(told.queues.map(({ name }) => name)).toEqual(stageNames)
    expect(told.queues.find(({ name }) => name === 'clean-page')?.counts['waiting']).toBe(1)
    expect(told.queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true)
    const emptied = await fetch(`${url}/queues/api/queues/clean-page/empty`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(emptied.status).toBeGreaterThanOrEqual(400)
    expect((await queues.depth('clean-page')).waiting).toBe(1)
    // The rest of the console keeps its own.
    expect((await fetch(`${url}/totals`)).headers.get('content-security-policy')).not.toContain('unsafe-inline')
  })
})

const FOUND_AT = new Date('2026-03-10T12:00:00Z')

const read = async (response: Promise<Response>) => {
  const answer = await response
  return { status: answer.status, body: (await answer.json()) as unknown }
}
const post = (url: string, body: unknown) =>
  read(fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))

describe('what is held', () => {
  /** Four pages that are due; three of them are held, two for a reason that differs only in its numbers. */
  async function openHeld() {
    const opened = await openConsole({
      kind: 'redis',
      address: { socket: inject('redisSocket') },
      prefix: redisPrefix(),
    })
    const { store } = opened.service
    const pages = ['a', 'b', 'c', 'd'].map((name) => {
      const known = { id: name, canonicalUrl: addressOf(name), outlet: OUTLET, guid: null, title: null }
      return { ...known, publishedAt: null, announced: '' }
    })
    await announce(store, opened.feedId, pages, FOUND_AT)
    const reasons = {
      a: 'HTTP 503 from https://held.example/a after 12 tries',
      b: 'HTTP 503 from https://held.example/b?x=1 after 3 tries',
      c: 'HTTP 404 (for 24 hours)',
    }
    for (const [entryId, reason] of Object.entries(reasons)) {
      await store.entries.settle(entryId, 1, 'rejected', reason, FOUND_AT)
      await store.quarantine.hold(
        { stage: 'fetch-page', key: `${entryId}-1`, event: { entryId, round: 1 }, reason },
        FOUND_AT,
      )
    }
    await opened.queues.announce(entryFound, [{ entryId: 'd', round: 1 }])
    return { ...opened, store }
  }

  type Held = { jobs: { key: string; url: string; outlet: string; reason: string }[] }
  type Reasons = { reasons: { stage: string; reason: string; jobs: number; example: string }[] }
  type Found = {
    entries: { id: string; disposition: string }[]
    jobs: { stage: string; key: string; job: { state: string; attempts: number } | null }[]
    held: { key: string }[]
  }

  it('is found by its address, outlet, id and reason, and grouped by why', async () => {
    const { url, store } = await openHeld()
    const keysBy = async (query: Record<string, string>) =>
      ((await read(fetch(`${url}/quarantine?${new URLSearchParams(query)}`))).body as Held).jobs.map(({ key }) => key)
    expect(await keysBy({})).toEqual(['a-1', 'b-1', 'c-1'])
    const [first] = await store.quarantine.list({}, 1)
    expect((await store.quarantine.list({}, 10, first)).map(({ key }) => key)).toEqual(['b-1', 'c-1'])
    expect(await keysBy({ url: addressOf('b') })).toEqual(['b-1'])
    expect(await keysBy({ id: 'c' })).toEqual(['c-1'])
    expect(await keysBy({ outlet: OUTLET, limit: '2' })).toEqual(['a-1', 'b-1'])
    expect(await keysBy({ outlet: 'other.example' })).toEqual([])
    expect(await keysBy({ stage: 'clean-page' })).toEqual([])

    const { reasons } = (await read(fetch(`${url}/quarantine/reasons`))).body as Reasons
    expect(reasons.map(({ stage, reason, jobs }) => ({ stage, reason, jobs }))).toEqual([
      { stage: 'fetch-page', reason: 'HTTP 503 from … after … tries', jobs: 2 },
      { stage: 'fetch-page', reason: 'HTTP 404 (for … hours)', jobs: 1 },
    ])
    expect(await keysBy({ reason: reasons[0]!.reason })).toEqual(['a-1', 'b-1'])
  })

  it('runs again one by one, by reason, or all of a stage, and what is refused says why', async () => {
    const { url, queues, store } = await openHeld()
    const redrive = (body: unknown) => post(`${url}/quarantine/redrive`, body)
    expect(await redrive({ stage: 'fetch-page', key: 'a-1' })).toEqual({ status: 200, body: { redriven: 1 } })
    expect((await store.entries.byId('a'))?.fetchAt).not.toBeNull()
    expect((await queues.find('fetch-page', { entryId: 'a', round: 1 }))?.state).toBe('waiting')
    expect((await redrive({ stage: 'fetch-page', reason: 'HTTP 503 from … after … tries' })).body).toEqual({
      redriven: 1,
    })
    expect((await redrive({ stage: 'fetch-page' })).body).toEqual({ redriven: 1 })
    expect(await store.quarantine.list({}, 10)).toEqual([])
    expect(await redrive({ stage: 'fetch-page' })).toEqual({ status: 200, body: { redriven: 0 } })
    for (const [body, why] of [
      [{}, 'stage'],
      [{ stage: 'print-paper' }, 'fetch-page'],
      [{ stage: 'fetch-page', all: true }, 'all'],
      [{ stage: 'fetch-page', key: '' }, 'key'],
    ] as const) {
      const refused = await redrive(body)
      expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining(why) } })
    }
  })

  it('is told beside the work that is due, and what the queue has of it', async () => {
    const { url } = await openHeld()
    const find = async (query: Record<string, string>) =>
      (await read(fetch(`${url}/jobs?${new URLSearchParams(query)}`))).body as Found
    const waiting = await find({ url: addressOf('d') })
    expect(waiting.entries).toMatchObject([{ id: 'd', disposition: 'pending' }])
    expect(waiting.jobs).toMatchObject([{ stage: 'fetch-page', key: 'd-1', job: { state: 'waiting', attempts: 0 } }])
    expect(waiting.held).toEqual([])
    const held = await find({ id: 'a' })
    expect(held).toMatchObject({ entries: [{ id: 'a', disposition: 'rejected' }], jobs: [], held: [{ key: 'a-1' }] })
    expect((await find({ outlet: OUTLET })).jobs.map(({ key }) => key)).toEqual(['d-1'])
    expect((await fetch(`${url}/jobs`)).status).toBe(400)
    const injected = `' or 1=1 --`
    expect(await find({ url: injected, id: injected, outlet: injected })).toEqual({ entries: [], jobs: [], held: [] })
  })
})
