import { setTimeout as sleep } from 'node:timers/promises'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, fetchInTurn, openHttp, openService, readConfig, type Config } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { beforeAll, afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { openHostileSite, redirectTo, send, type HostileSite } from '../set-up/hostile-site.ts'

const PAGE = send('<p>a page</p>')

let store: Store
let site: HostileSite
beforeAll(async () => {
  store = await openStore(await freshDatabase())
  site = await openHostileSite()
})
afterAll(async () => {
  await site.close()
  await store.close()
})

const askedOf = (host: string, path: string) =>
  site.requests.filter((request) => request.host.startsWith(`${host}:`) && request.path === path).length

function openVisitor(host: string, over: Partial<Config>, kept = store) {
  const read = readConfig()
  if (read.type === 'wrong') throw new Error(read.reason)
  const config = { ...read.config, allowHosts: [host], ...over }
  const http = openHttp(config)
  onTestFinished(() => http.close())
  const queues = createMemoryQueues({ now: Date.now, advanceTo: () => {} })
  return { service: openService({ config, store: kept, queues, log: createLog({ level: 'silent' }) }), http }
}

describe('how long an answer took', () => {
  it('does not count what was waited for the turn', async () => {
    const host = 'slow.localhost'
    const { service, http } = openVisitor(host, { hostIntervalMs: 2000 })
    let waitedMs = 0
    const wait = async (ms: number) => {
      const from = performance.now()
      await sleep(ms)
      waitedMs += performance.now() - from
    }
    site.answer(`${host}:${site.port} /one`, redirectTo('/two'))
    site.answer(`${host}:${site.port} /two`, PAGE)
    const startedAt = performance.now()
    const turn = { holder: 'x', rank: 'feed' as const, patienceMs: 60_000 }
    const answered = await fetchInTurn({ ...service, wait, http }, site.at('/one', host), { maxBytes: 1000 }, turn)
    const tookMs = performance.now() - startedAt
    expect(answered.type).toBe('fetched')
    expect('answerMs' in answered && answered.answerMs).toBeLessThanOrEqual(tookMs - waitedMs)
    expect((await store.hosts.pace(`${host}:${site.port}`))?.answerMs).toBeLessThanOrEqual(tookMs - waitedMs)
  })
})

describe('a request that ends while the store is away', () => {
  it('has brought what was fetched, and gives its place back when the store is there again', async () => {
    const host = 'away.localhost'
    let failures = 2
    const end: Store['hosts']['end'] = async (...ended) => {
      if ((failures -= 1) >= 0) throw Object.assign(new Error('shutting down'), { code: '57P01' })
      return store.hosts.end(...ended)
    }
    const { service, http } = openVisitor(
      host,
      { hostIntervalMs: 0, hostAtOnce: 1 },
      { ...store, hosts: { ...store.hosts, end } },
    )
    for (const path of ['/one', '/two']) site.answer(`${host}:${site.port} ${path}`, PAGE)
    const get = (path: string) =>
      fetchInTurn(
        { ...service, wait: async () => {}, http },
        site.at(path, host),
        { maxBytes: 1000 },
        {
          holder: path,
          rank: 'page',
          patienceMs: 0,
        },
      )
    expect(await get('/one')).toMatchObject({ type: 'fetched' })
    await vi.waitFor(async () => expect(await get('/two')).toMatchObject({ type: 'fetched' }))
    expect([askedOf(host, '/one'), askedOf(host, '/two')]).toEqual([1, 1])
  })
})

describe('the connections to a host', () => {
  it('are as many as requests may be under way there, so that what the timetable lets go is not held back', async () => {
    const host = 'wide.localhost'
    const { http } = openVisitor(host, { hostLimits: new Map([[host, { intervalMs: 0, atOnce: 7 }]]) })
    const waiting: (() => void)[] = []
    site.answer(`${host}:${site.port} /together`, (response) => {
      waiting.push(() => void response.end('all here'))
      if (waiting.length === 7) for (const answer of waiting) answer()
    })
    const fetches = Array.from({ length: 7 }, () => http.fetch(site.at('/together', host), { maxBytes: 100 }))
    expect((await Promise.all(fetches)).map(({ type }) => type)).toEqual(fetches.map(() => 'fetched'))
  })
})
