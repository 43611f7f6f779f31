import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHostileSite, rss, send, type HostileSite } from '../set-up/hostile-site.ts'
import { HOST, openOneFeed, stories } from '../set-up/one-feed.ts'

let site: HostileSite
beforeEach(async () => void (site = await openHostileSite()))
afterEach(() => site.close())

describe('a sitemap index', () => {
  const sitemap = (...urls: string[]) =>
    `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`

  it('is read with the newest of what it names, zipped or not, at each poll', async () => {
    const line = await openOneFeed(site)
    const at = (path: string) => site.at(path, HOST)
    const child = (path: string, date: string) => `<sitemap><loc>${at(path)}</loc><lastmod>${date}</lastmod></sitemap>`
    const paths = ['/old.xml', '/new.xml.gz', '/broken.xml', '/older.xml']
    const index = `<sitemapindex>${paths.map((path, day) => child(path, `2026-03-0${9 - day}`)).join('')}</sitemapindex>`
    site.answer('/feed', (response) => response.writeHead(200, { etag: '"same"' }).end(index))
    site.answer('/old.xml', send(sitemap(at('/a')), 'application/xml'))
    site.answer('/new.xml.gz', send(gzipSync(sitemap(at('/b'), at('/c'))), 'application/gzip'))
    await line.poll()
    expect((await line.found()).entries).toBe(3)
    site.answer('/broken.xml', send(sitemap(at('/d')), 'application/xml'))
    await line.poll()
    expect(await line.found()).toEqual({ entries: 4, again: 0 })
    expect(site.requests.map(({ path }) => path)).not.toContain('/older.xml')
  })
})

describe('the sitemaps of an index', () => {
  const sitemap = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>${site.at(path, HOST)}</loc></url>`).join('')}</urlset>`
  const index = (...paths: string[]) =>
    `<sitemapindex>${paths.map((path) => `<sitemap><loc>${site.at(path, HOST)}</loc></sitemap>`).join('')}</sitemapindex>`
  const asked = (path: string) => site.requests.filter((request) => request.path === path).length

  it('are asked for by what was read of them, and cost nothing while they are the same', async () => {
    const line = await openOneFeed(site)
    const statuses: number[] = []
    site.answer('/feed', send(index('/one.xml'), 'application/xml'))
    site.answer('/one.xml', (response, { headers }) => {
      statuses.push(headers['if-none-match'] === '"1"' ? 304 : 200)
      if (headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"', 'content-type': 'application/xml' }).end(sitemap('/a'))
    })
    await line.poll()
    await line.poll()
    expect(statuses).toEqual([200, 304])
    expect(await line.found()).toEqual({ entries: 1, again: 0 })
    expect(await line.feed()).toMatchObject({ state: 'healthy' })
  })

  it('are all read in turn where none has a date', async () => {
    const line = await openOneFeed(site)
    const paths = Array.from({ length: 8 }, (_, at) => `/part-${at}.xml`)
    site.answer('/feed', send(index(...paths), 'application/xml'))
    for (const path of paths) site.answer(path, send(sitemap(`/page${path}`), 'application/xml'))
    for (const most of [3, 5, 7, 8]) {
      await line.poll()
      expect((await line.found()).entries).toBe(most)
    }
  })

  it.each([
    [6000, 3],
    [15_000, 1],
    [45_000, 1],
  ])(
    'are waited for no longer than a while in all, at a host asked every %i ms, and come in turn',
    async (hostIntervalMs, most) => {
      const line = await openOneFeed(site, { hostIntervalMs })
      const paths = Array.from({ length: 4 }, (_, at) => `/part-${at}.xml`)
      site.answer('/feed', send(index(...paths), 'application/xml'))
      for (const path of paths) site.answer(path, send(sitemap(`/page${path}`), 'application/xml'))
      for (let polls = 1; polls <= 4; polls += 1) {
        await line.poll(3_600_000)
        expect((await line.found()).entries).toBe(Math.min(polls * most, 4))
      }
    },
  )

  it('are read in an index within the index, but no deeper', async () => {
    const line = await openOneFeed(site)
    site.answer('/feed', send(index('/years.xml'), 'application/xml'))
    site.answer('/years.xml', send(index('/2026.xml', '/deeper.xml'), 'application/xml'))
    site.answer('/deeper.xml', send(index('/2025.xml', '/feed'), 'application/xml'))
    site.answer('/2026.xml', send(sitemap('/a', '/b'), 'application/xml'))
    site.answer('/2025.xml', send(sitemap('/c'), 'application/xml'))
    await line.poll()
    await line.poll()
    expect((await line.found()).entries).toBe(2)
    expect([asked('/feed'), asked('/years.xml'), asked('/2025.xml')]).toEqual([2, 2, 0])
  })

  it('do not hold up what others announce', async () => {
    const line = await openOneFeed(site)
    site.answer('/feed', send(index('/slow.xml', '/quick.xml'), 'application/xml'))
    site.answer('/quick.xml', send(sitemap('/a'), 'application/xml'))
    const slow = Promise.withResolvers<() => void>()
    site.answer('/slow.xml', (response) =>
      slow.resolve(() => response.writeHead(200, { 'content-type': 'application/xml' }).end(sitemap('/b'))),
    )
    const polled = line.poll()
    const answer = await slow.promise
    expect(await line.announced()).toBe(1)
    answer()
    await polled
    expect(await line.announced()).toBe(2)
  })
})

describe('a hub that does not answer', () => {
  it('does not hold up what its feed announces', async () => {
    const line = await openOneFeed(site, { publicUrl: 'http://desk.example' })
    const hub = `<channel><link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="${site.at('/hub', HOST)}"/>`
    site.answer('/feed', send(rss(stories(3)).replace('<channel>', hub), 'application/rss+xml'))
    const asked = Promise.withResolvers<() => void>()
    site.answer('/hub', (response) => asked.resolve(() => response.writeHead(500).end()))
    const polled = line.poll()
    const answer = await asked.promise
    expect(await line.announced()).toBe(3)
    answer()
    await polled
    expect(await line.feed()).toMatchObject({ state: 'healthy', push: 'failed' })
  })
})
