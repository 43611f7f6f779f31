import { monitorEventLoopDelay } from 'node:perf_hooks'
import { stageServices } from '@copydesk/copydesk'
import { createNewsroom } from '@copydesk/newsroom'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openHostileSite, send, sendFeed, type HostileSite } from '../set-up/hostile-site.ts'
import { openOwnLine } from '../set-up/own-line.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { prosePage } from '../set-up/prose.ts'

const WORKERS = 3
/** So many pages a tenth of a second apart would be asked for within the pause. */
const [PAGES, PAUSE_MS] = [30, 5000]
/** What one request may be late on its way, and the next not. Gaps add up over a run of requests, this does not. */
const ON_THE_WAY_MS = 200
/** From the store's word to the host's ear it passes through this process so often. */
const TURNS_ON_THE_WAY = 6

/** That, and what this process stood still for in each turn while it sent and answered them, on a busy machine. */
const standstill = monitorEventLoopDelay({ resolution: 5 })
beforeEach(() => {
  standstill.reset()
  standstill.enable()
})
afterEach(() => void standstill.disable())
const lateness = () => ON_THE_WAY_MS + (TURNS_ON_THE_WAY * standstill.max) / 1e6

type Request = { host: string; path: string; at: number }

/** Runs of requests to one host that took less time than their intervals add up to. */
function hurried(requests: Request[], intervalMs: number): string[] {
  const found: string[] = []
  const late = lateness()
  for (const [host, own] of Map.groupBy(requests, (request) => request.host)) {
    const times = own.map(({ at }) => at).toSorted((a, b) => a - b)
    for (const [first, from] of times.entries()) {
      for (const [later, to] of times.slice(first + 1).entries()) {
        const least = (later + 1) * intervalMs - late
        if (to - from < least) found.push(`${host}: ${later + 2} requests in ${Math.round(to - from)} ms`)
      }
    }
  }
  return found
}

/** Polling and fetching, each by several processes' worth of workers on one store and one Redis. */
async function openFetchers(config: { hostIntervalMs: number; allowHosts: string[] }) {
  const stages = stageServices.filter(({ name }) => ['schedule-feeds', 'poll-feed', 'fetch-page'].includes(name))
  const line = await openOwnLine({ retryMs: 100, ...config }, stages, WORKERS)
  onTestFinished(() => line.close())
  const fetched = (feeds: number) =>
    vi.waitFor(async () => {
      const { store } = line.service
      const polled = (await store.feeds.list()).filter((feed) => feed.lastPolledAt !== null)
      expect(polled.length).toBe(feeds)
      const due = await store.work.left(new Date(8e12), ['fetch-page'])
      expect(due).toBe(0)
    }, PATIENCE)
  return { line, fetched }
}

async function openSite(): Promise<HostileSite> {
  const site = await openHostileSite()
  onTestFinished(() => site.close())
  return site
}

const numbered = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, at) => ({ url: `${prefix}/page/${at}` }))

describe('several workers at one host', () => {
  it('never ask it faster than its interval: feeds, robots.txt, redirects and pages together', async () => {
    const newsroom = createNewsroom({ seed: 31, articles: 24, latency: 0 })
    const server = await newsroom.serve({})
    onTestFinished(() => server.close())
    newsroom.publishUntil(newsroom.dayMinutes)
    const { line, fetched } = await openFetchers({ hostIntervalMs: 100, allowHosts: newsroom.hosts })
    const feeds = newsroom.feeds(server.port)
    for (const feed of feeds) await line.subscribe(feed)
    await fetched(feeds.length)
    const requests = newsroom.requests()
    const byHost = Map.groupBy(requests, ({ host }) => host)
    const busiest = Math.max(...Array.from(byHost.values(), (own) => own.length))
    expect(busiest).toBeGreaterThan(8)
    expect(hurried(requests, 100)).toEqual([])
    expect(requests.filter(({ status }) => status === 301 || status === 302).length).toBeGreaterThan(0)
    // Redelivery and retries aside, a page is asked for once.
    const pages = (await line.service.store.pages.countByRound()).map(({ pages: n }) => n)
    expect(Math.max(...pages)).toBe(1)
  })

  it('keep to its robots.txt: what it forbids, and how slowly it wants to be read', async () => {
    const site = await openSite()
    const host = 'slow.localhost'
    const { line, fetched } = await openFetchers({ hostIntervalMs: 10, allowHosts: [host, 'front.localhost'] })
    site.answer('/robots.txt', send('User-agent: *\nDisallow: /private\nCrawl-delay: 0.25\n', 'text/plain'))
    for (const { url } of numbered(5)) site.answer(url, send(prosePage(Number(url.at(-1)))))
    site.answer('/leads', (response) => response.writeHead(302, { location: site.at('/private/two', host) }).end())
    site.answer('/feed', sendFeed([...numbered(5), { url: '/private/one' }, { url: '/leads' }]))
    await line.subscribe(site.at('/feed', host))
    await fetched(1)
    expect(site.requests.filter(({ path }) => path.startsWith('/private'))).toEqual([])
    const entryAt = (path: string) => line.service.store.entries.byUrl(site.at(path, host))
    expect(await entryAt('/private/one')).toMatchObject({
      disposition: 'rejected',
      reason: expect.stringContaining('robots.txt forbids it'),
    })
    expect(await entryAt('/leads')).toMatchObject({
      disposition: 'rejected',
      reason: expect.stringContaining('forbids where it leads'),
    })
    const pages = site.requests.filter(({ path }) => path.startsWith('/page') || path === '/leads')
    expect(pages).toHaveLength(6)
    expect(hurried(pages, 250)).toEqual([])
  })

  it('leave it alone for as long as it asks, though they had their slots', async () => {
    const site = await openSite()
    const host = 'busy.localhost'
    const { line, fetched } = await openFetchers({ hostIntervalMs: 100, allowHosts: [host] })
    let refusedAt = 0
    const urls = numbered(PAGES).map(({ url }) => url)
    for (const url of urls) {
      site.answer(url, (response, request) => {
        if (refusedAt > 0) return send(prosePage(Number(url.at(-1))))(response, request)
        refusedAt = performance.now()
        response.writeHead(429, { 'retry-after': String(PAUSE_MS / 1000) }).end('later')
      })
    }
    site.answer('/feed', sendFeed(numbered(PAGES)))
    await line.subscribe(site.at('/feed', host))
    await fetched(1)
    const asked = site.requests.filter(({ path }) => path.startsWith('/page')).map(({ at }) => at - refusedAt)
    expect(asked.filter((ms) => ms > 0)).toHaveLength(PAGES)
    // What had begun before the answer was read may be on its way yet.
    expect(asked.filter((ms) => ms > PAUSE_MS / 2 && ms < PAUSE_MS)).toEqual([])
    expect(asked.filter((ms) => ms >= PAUSE_MS).length).toBeGreaterThan(PAGES / 2)
  })
})
