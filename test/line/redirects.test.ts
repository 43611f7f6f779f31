import type { Config } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { openHostileSite, redirectTo, send, until, type HostileSite } from '../set-up/hostile-site.ts'
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

describe('a redirect', () => {
  it('for good makes two addresses of one page one', async () => {
    const host = newHost()
    const { find, queues, entry } = await openFetcher()
    const urls = ['/old', '/older'].map((path) => site.at(path, host))
    for (const url of urls)
      site.answer(`${host}:${site.port} ${new URL(url).pathname}`, redirectTo(site.at('/new', host), 301))
    site.answer(`${host}:${site.port} /new`, PAGE)
    await find(urls)
    await queues.drain()
    const ends = await Promise.all(urls.map(entry))
    expect(ends.map(({ finalUrl }) => finalUrl).filter(Boolean)).toEqual([site.at('/new', host)])
    expect(ends.map(({ disposition }) => disposition).toSorted()).toEqual(['pending', 'skipped'])
  })

  it.each([302, 303, 307])('for now to one page for many loses none of them: %i', async (status) => {
    const host = newHost()
    const { find, queues, entry, service } = await openFetcher({ recheckMs: [HOUR_MS] })
    const isBack = () => service.now().getTime() > STARTS_AT + 3 * HOUR_MS
    const urls = Array.from({ length: 4 }, (_, at) => site.at(`/story/${at}`, host))
    for (const url of urls)
      site.answer(
        `${host}:${site.port} ${new URL(url).pathname}`,
        until(isBack, redirectTo(site.at('/maintenance', host), status), PAGE),
      )
    site.answer(`${host}:${site.port} /maintenance`, PAGE)
    await find(urls)
    await queues.drain()
    const pages = await Promise.all(urls.map(async (url) => store.pages.ofRound((await entry(url)).id, 1)))
    // By the first alone nobody can tell what that page is: it is looked at again.
    const led = pages.findIndex((page) => page?.url === site.at('/maintenance', host))
    expect(pages.map((page) => page?.url)).toEqual(urls.map((url, at) => (at === led ? pages[led]?.url : url)))
    expect((await entry(urls[led] ?? '')).finalUrl).toBeNull()
    for (const url of urls) expect(await entry(url)).toMatchObject({ disposition: 'pending', fetchAt: null })
    expect(await store.entries.recheck(new Date(STARTS_AT + HOUR_MS), 9)).toContainEqual({
      entryId: (await entry(urls[led] ?? '')).id,
      round: 2,
    })
  })

  it('for now to a page that is announced itself, under the same title, is that page', async () => {
    const [counter, host] = [newHost(), newHost()]
    const { find, queues, entry } = await openFetcher()
    site.answer(`${counter}:${site.port} /click`, redirectTo(site.at('/counted', host)))
    site.answer(`${host}:${site.port} /counted`, PAGE)
    await find([site.at('/counted', host)])
    await find([site.at('/click', counter)], () => site.at('/counted', host))
    await queues.drain()
    expect(await entry(site.at('/click', counter))).toMatchObject({
      disposition: 'skipped',
      reason: `the same page as ${site.at('/counted', host)}`,
    })
  })
})

describe('the outlet of a page whose link goes through another host', () => {
  const outletAt = (host: string) => `${host}:${site.port}`

  it.each([301, 302])('is the one where it is found: %i', async (status) => {
    const [counter, one, other] = [newHost(), newHost(), newHost()]
    const { find, queues, entry } = await openFetcher()
    const links = [one, other].map((host, at) => {
      site.answer(`${counter}:${site.port} /click/${at}`, redirectTo(site.at('/story', host), status))
      site.answer(`${host}:${site.port} /story`, PAGE)
      return site.at(`/click/${at}`, counter)
    })
    await find(links)
    await queues.drain()
    const outlets = await Promise.all(links.map(async (link) => (await entry(link)).outlet))
    expect(outlets).toEqual([outletAt(one), outletAt(other)])
  })

  it('is the one it was announced of again, where that page is taken back from it', async () => {
    const [host, gate] = [newHost(), newHost()]
    const { find, queues, entry } = await openFetcher()
    const urls = ['/one', '/other'].map((path) => site.at(path, host))
    for (const url of urls) {
      site.answer(`${host}:${site.port} ${new URL(url).pathname}`, redirectTo(site.at('/login', gate)))
    }
    site.answer(`${gate}:${site.port} /login`, PAGE)
    await find(urls.slice(0, 1))
    await queues.drain()
    expect((await entry(urls[0] ?? '')).outlet).toBe(outletAt(gate))
    await find(urls.slice(1))
    await queues.runSome(3)
    const first = await store.entries.byUrl(urls[0] ?? '')
    expect(first).toMatchObject({ finalUrl: null, outlet: outletAt(host) })
  })

  it('gives nobody a say over the addresses of that outlet', async () => {
    const [counter, host] = [newHost(), newHost()]
    const { find, queues, entry } = await openFetcher()
    const [link, scoop] = [site.at('/click', counter), site.at('/scoop', host)]
    site.answer(`${counter}:${site.port} /click`, redirectTo(site.at('/story', host), 301))
    site.answer(`${host}:${site.port} /story`, PAGE)
    site.answer(`${host}:${site.port} /scoop`, PAGE)
    await find([link])
    await queues.drain()
    const announced = {
      id: (await entry(link)).id,
      outlet: 'x',
      guid: link,
      title: link,
      publishedAt: null,
      announced: '',
    }
    await store.announcements.keep('feed', [{ ...announced, canonicalUrl: scoop }], new Date(STARTS_AT), () => ({
      entries: [{ ...announced, canonicalUrl: scoop, is: 'known' }],
      freshParameters: [],
      remarks: [],
    }))
    await find([scoop])
    await queues.drain()
    expect(await entry(scoop)).toMatchObject({ canonicalUrl: scoop, outlet: outletAt(host) })
  })
})
