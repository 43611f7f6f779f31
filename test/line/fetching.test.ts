import type { Config } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import {
  openHostileSite,
  redirectTo,
  send,
  sendStatus,
  until,
  type Answer,
  type HostileSite,
} from '../set-up/hostile-site.ts'
import { openPageFetcher } from '../set-up/page-fetcher.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const HOUR_MS = 3_600_000
const PAGE = send('<p>a page</p>')

let store: Store
let site: HostileSite
beforeAll(async () => {
  store = await openStore(await freshDatabase())
  site = await openHostileSite()
  const feed = { id: 'feed', url: 'http://feeds.example/', outlet: 'feeds.example', intervalSeconds: 900 }
  await store.feeds.add(feed, new Date(STARTS_AT))
})
afterAll(async () => {
  await site.close()
  await store.close()
})

let hosts = 0
/** A host that nobody asked yet: every name under localhost is this machine. */
const newHost = () => `h${(hosts += 1)}.localhost`

const openFetcher = (over: Partial<Config> = {}) => openPageFetcher(store, STARTS_AT, over)

const askedOf = (host: string, path?: string) =>
  site.requests.filter(
    (request) => request.host.startsWith(`${host}:`) && (path === undefined || request.path === path),
  ).length

describe('a redirect to a host that has others first', () => {
  it('is put off, and goes on from there at its slot', async () => {
    const [from, to] = [newHost(), newHost()]
    const { find, queues, entry, service } = await openFetcher({ hostIntervalMs: 20_000 })
    site.answer(`${from}:${site.port} /leads`, redirectTo(site.at('/story', to)))
    site.answer(`${to}:${site.port} /story`, PAGE)
    site.answer(`${to}:${site.port} /other`, PAGE)
    await find([site.at('/other', to)])
    await queues.drain()
    await find([site.at('/leads', from)])
    await queues.drain()
    expect(await entry(site.at('/leads', from))).toMatchObject({
      finalUrl: site.at('/story', to),
      fetchAt: null,
      hops: 0,
    })
    expect([askedOf(from, '/leads'), askedOf(to, '/story')]).toEqual([1, 1])
    expect((await store.hosts.line(`${to}:${site.port}`)).length).toBe(0)
    expect(service.now().getTime()).toBeGreaterThanOrEqual(STARTS_AT + 40_000)
  })

  it('or to its own host again makes no page be put off again and again', async () => {
    const host = newHost()
    const { find, queues, entry, putOff, service } = await openFetcher()
    const urls = Array.from({ length: 40 }, (_, at) => site.at(`/moved/${at}`, host))
    for (const at of urls.keys()) {
      site.answer(`${host}:${site.port} /moved/${at}`, redirectTo(`/here/${at}`))
      site.answer(`${host}:${site.port} /here/${at}`, PAGE)
    }
    await find(urls)
    await queues.drain()
    for (const url of urls) expect((await entry(url)).fetchAt).toBeNull()
    // Two requests a page, and one for robots.txt, a second apart.
    expect(service.now().getTime() - STARTS_AT).toBeLessThan(81 * 1100)
    expect(putOff.times / urls.length).toBeLessThan(3)
  })

  it('does not go round for ever', async () => {
    const [one, other] = [newHost(), newHost()]
    const { find, queues, entry } = await openFetcher({ hostIntervalMs: 20_000 })
    site.answer(`${one}:${site.port} /round`, redirectTo(site.at('/round', other)))
    site.answer(`${other}:${site.port} /round`, redirectTo(site.at('/round', one)))
    await find([site.at('/round', one)])
    await queues.drain()
    expect(await entry(site.at('/round', one))).toMatchObject({
      disposition: 'rejected',
      reason: 'redirects lead round in a circle',
      leadsTo: null,
    })
    expect(askedOf(one, '/round') + askedOf(other, '/round')).toBeLessThanOrEqual(6)
  })

  it('keeps to the robots.txt of where it leads also when it was put off', async () => {
    const [from, to] = [newHost(), newHost()]
    const { find, queues, entry } = await openFetcher({ hostIntervalMs: 20_000 })
    site.answer(`${from}:${site.port} /leads`, redirectTo(site.at('/private', to)))
    site.answer(`${to}:${site.port} /robots.txt`, send('User-agent: *\nDisallow: /private', 'text/plain'))
    await find([site.at('/leads', from)])
    await queues.drain()
    expect(await entry(site.at('/leads', from))).toMatchObject({ disposition: 'rejected' })
    expect(askedOf(to, '/private')).toBe(0)
  })
})

describe('an outlet that is down', () => {
  it.each<[string, Answer]>([
    ['answers 502', sendStatus(502)],
    ['answers 429 and 503', sendStatus(503)],
    ['hangs up', (response) => response.destroy()],
  ])('for some hours loses nothing, and is not beleaguered: it %s', async (_, down) => {
    const host = newHost()
    const { find, queues, entry, service } = await openFetcher()
    const isBack = () => service.now().getTime() > STARTS_AT + 7 * HOUR_MS
    const urls = Array.from({ length: 12 }, (__, at) => site.at(`/${at}`, host))
    for (const url of urls) site.answer(`${host}:${site.port} ${new URL(url).pathname}`, until(isBack, down, PAGE))
    await find(urls)
    await queues.drain()
    for (const url of urls) expect(await entry(url)).toMatchObject({ fetchAt: null, tries: 0, failingSince: null })
    expect(
      await Promise.all(urls.map(async (url) => (await store.pages.ofRound((await entry(url)).id, 1))?.status)),
    ).toEqual(urls.map(() => 200))
    // Seven hours, at most one try an hour and page once it has doubled its pause, and the first ones.
    expect(askedOf(host)).toBeLessThan(12 * 16)
  })

  it('for longer than a day has its pages given up then, and not before', async () => {
    const host = newHost()
    const { find, queues, entry, service } = await openFetcher()
    site.answer(`${host}:${site.port} /never`, sendStatus(500))
    await find([site.at('/never', host)])
    await queues.drain()
    const gone = await entry(site.at('/never', host))
    expect(gone).toMatchObject({ disposition: 'rejected', reason: 'HTTP 500 (for 24 hours)' })
    expect(service.now().getTime()).toBeGreaterThanOrEqual(STARTS_AT + 24 * HOUR_MS)
    expect(service.now().getTime()).toBeLessThan(STARTS_AT + 26 * HOUR_MS)
  })

  it('has not failed where it only asks for a pause', async () => {
    const host = newHost()
    const { find, queues, entry } = await openFetcher()
    let asked = 0
    site.answer(`${host}:${site.port} /busy`, (response, request) => {
      asked += 1
      if (asked > 3) return PAGE(response, request)
      response.writeHead(429, { 'retry-after': '100' }).end()
    })
    await find([site.at('/busy', host)])
    await queues.runSome(2)
    expect(await entry(site.at('/busy', host))).toMatchObject({ disposition: 'pending', tries: 0, reason: 'HTTP 429' })
    await queues.drain()
    expect(await entry(site.at('/busy', host))).toMatchObject({ fetchAt: null })
  })
})

describe('a page that is not found', () => {
  it('when its feed first tells of it is had some minutes later, and is given up after that', async () => {
    const host = newHost()
    const { find, queues, entry, service } = await openFetcher()
    const isThere = () => service.now().getTime() > STARTS_AT + 120_000
    site.answer(`${host}:${site.port} /late`, until(isThere, sendStatus(404), PAGE))
    await find(['/late', '/never'].map((path) => site.at(path, host)))
    await queues.drain()
    expect(await entry(site.at('/late', host))).toMatchObject({ disposition: 'pending', fetchAt: null, notFound: 0 })
    expect(await entry(site.at('/never', host))).toMatchObject({ disposition: 'rejected', reason: 'HTTP 404' })
    expect(askedOf(host, '/never')).toBe(4)
  })

  it('counts only where 404 says so on end: a host that is down says nothing of it', async () => {
    const host = newHost()
    const { find, queues, entry } = await openFetcher()
    const answers = [404, 404, 404, 502, 404, 404, 404]
    let asked = 0
    site.answer(`${host}:${site.port} /flaps`, (response, request) =>
      (answers[asked] ? sendStatus(answers[asked++] ?? 0) : PAGE)(response, request),
    )
    await find([site.at('/flaps', host)])
    await queues.drain()
    expect(asked).toBe(answers.length)
    expect(await entry(site.at('/flaps', host))).toMatchObject({ disposition: 'pending', fetchAt: null })
  })
})

describe('a page that is forbidden', () => {
  it('is had when that passes, some minutes or hours later, and is given up where it does not', async () => {
    const host = newHost()
    const { find, queues, entry, service } = await openFetcher()
    let asked = 0
    site.answer(`${host}:${site.port} /walled`, (response, request) =>
      ((asked += 1) > 2 ? PAGE : sendStatus(403))(response, request),
    )
    site.answer(`${host}:${site.port} /never`, sendStatus(403))
    await find(['/walled', '/never'].map((path) => site.at(path, host)))
    await queues.drain()
    const walled = await entry(site.at('/walled', host))
    expect(walled).toMatchObject({ disposition: 'pending', fetchAt: null, forbidden: 0 })
    expect((await store.pages.ofRound(walled.id, 1))?.status).toBe(200)
    expect(await entry(site.at('/never', host))).toMatchObject({ disposition: 'rejected', reason: 'HTTP 403' })
    expect(askedOf(host, '/never')).toBe(4)
    expect(service.now().getTime() - STARTS_AT).toBeGreaterThan(3 * HOUR_MS)
    expect(service.now().getTime() - STARTS_AT).toBeLessThan(5 * HOUR_MS)
  })

  it('has its host asked less often, unless it was forbidden before or is its robots.txt', async () => {
    const host = newHost()
    const { find, queues, entry } = await openFetcher({ giveUpMs: 0 })
    const slowdown = async () => (await store.hosts.pace(`${host}:${site.port}`))?.slowdown
    site.answer(`${host}:${site.port} /robots.txt`, sendStatus(403))
    site.answer(`${host}:${site.port} /first`, PAGE)
    site.answer(`${host}:${site.port} /forbidden`, sendStatus(403))
    await find([site.at('/first', host)])
    await queues.drain()
    expect(await slowdown()).toBe(1)
    await find([site.at('/forbidden', host)])
    await queues.drain()
    expect(await entry(site.at('/forbidden', host))).toMatchObject({ disposition: 'rejected' })
    expect(await slowdown()).toBe(2)
  })
})

describe('robots.txt', () => {
  it('is asked for once by all workers, and not again after a restart; its sitemaps are kept', async () => {
    const host = newHost()
    const text = `User-agent: *\nCrawl-delay: 2\nDisallow: /private\nSitemap: http://${host}/news.xml\n`
    site.answer(`${host}:${site.port} /robots.txt`, send(text, 'text/plain'))
    site.answer(`${host}:${site.port} /a`, PAGE)
    site.answer(`${host}:${site.port} /b`, PAGE)
    const [one, other] = [await openFetcher(), await openFetcher()]
    await one.find([site.at('/a', host)])
    await one.queues.drain()
    await other.find([site.at('/b', host), site.at('/private', host)])
    await other.queues.drain()
    await other.restart()
    await other.find([site.at('/private/c', host)])
    await other.queues.drain()
    expect(askedOf(host, '/robots.txt')).toBe(1)
    expect(await one.entry(site.at('/private/c', host))).toMatchObject({ disposition: 'rejected' })
    expect(await store.robots.read(`http://${host}:${site.port}`)).toMatchObject({
      rules: { crawlDelaySeconds: 2, sitemaps: [`http://${host}/news.xml`] },
      failures: 0,
    })
    other.clock.advanceTo(other.service.now().getTime() + 25 * HOUR_MS)
    await other.find([site.at('/private/d', host)])
    await other.queues.drain()
    expect(askedOf(host, '/robots.txt')).toBe(2)
    await store.robots.forget(new Date(STARTS_AT + 1000 * HOUR_MS), 1000)
    expect(await store.robots.read(`http://${host}:${site.port}`)).toBeNull()
  })

  it('that cannot be had makes its pages wait, also after a restart, without counting as their failure', async () => {
    const host = newHost()
    const { find, queues, entry, restart, service } = await openFetcher()
    const isBack = () => service.now().getTime() > STARTS_AT + HOUR_MS
    site.answer(`${host}:${site.port} /robots.txt`, until(isBack, sendStatus(500), sendStatus(404)))
    site.answer(`${host}:${site.port} /a`, PAGE)
    await find([site.at('/a', host)])
    await queues.runSome(2)
    await restart()
    await queues.runSome(2)
    expect(await entry(site.at('/a', host))).toMatchObject({ tries: 0, reason: 'robots.txt: HTTP 500' })
    await queues.drain()
    expect(await entry(site.at('/a', host))).toMatchObject({ fetchAt: null, failingSince: null })
    // After ten minutes, and twice as long each time.
    expect(askedOf(host, '/robots.txt')).toBe(4)
  })
})

describe('a crawl delay', () => {
  it('holds for its host until its robots.txt names none any more', async () => {
    const host = newHost()
    const { find, queues, clock } = await openFetcher()
    const delayMs = async () => (await store.hosts.pace(`${host}:${site.port}`))?.delayMs
    const robots = (text: string) => site.answer(`${host}:${site.port} /robots.txt`, send(text, 'text/plain'))
    for (const path of ['/a', '/b']) site.answer(`${host}:${site.port} ${path}`, PAGE)
    robots('User-agent: *\nCrawl-delay: 7\n')
    await find([site.at('/a', host)])
    await queues.drain()
    expect(await delayMs()).toBe(7000)
    robots('User-agent: *\nAllow: /\n')
    clock.advanceTo(clock.now() + 86_400_001)
    await find([site.at('/b', host)])
    await queues.drain()
    expect([askedOf(host, '/robots.txt'), askedOf(host, '/b'), await delayMs()]).toEqual([2, 1, 0])
  })
})
