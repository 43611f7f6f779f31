import { listOfSubscriptions, readFeedList, subscriptionTo, writeOpml } from '@copydesk/feed'
import { feedAddress } from '@copydesk/news'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHostileSite, rss, send, type HostileSite } from '../set-up/hostile-site.ts'
import { HOST, openOneFeed, stories } from '../set-up/one-feed.ts'

let site: HostileSite
beforeEach(async () => void (site = await openHostileSite()))
afterEach(() => site.close())

it('a feed is polled and exported by all of its address, whatever that would be in the address of a page', async () => {
  const line = await openOneFeed(site)
  const session = '0123456789abcdef0123456789abcdef'
  const path = `/export?section=news&from=rss&sid=${session}&at=2`
  const url = feedAddress(site.at(path, HOST)) ?? ''
  site.answer(path, send(rss(stories(3)), 'application/rss+xml'))
  await line.store.feeds.addAll([subscriptionTo(url, 900)], new Date())
  await line.poll()
  expect(await line.found()).toEqual({ entries: 3, again: 0 })
  const exported = readFeedList(writeOpml('All', listOfSubscriptions(await line.store.feeds.list())))
  expect(exported.type === 'opml' && exported.feeds.map((feed) => feed.url)).toContain(site.at(path, HOST))
})

it.each([
  ['a feed', '<rss version="2.0"><channel><title>t</title>', 'item', 'link'],
  ['a sitemap', '<urlset>', 'url', 'loc'],
])('%s longer than is read gives the entries that it begins with', async (_what, start, entry, address) => {
  const line = await openOneFeed(site)
  const filler = 'y'.repeat(200_000)
  site.answer('/feed', (response) => {
    response.writeHead(200, { 'content-type': 'application/xml' }).write(start)
    for (let at = 0; at < 100; at += 1) {
      response.write(`<${entry}><${address}>${site.at(`/${at}`, HOST)}</${address}><other>${filler}</other></${entry}>`)
    }
    response.end()
  })
  await line.poll()
  const { entries } = await line.found()
  expect(entries).toBeGreaterThan(70)
  expect(entries).toBeLessThan(100)
  expect(await line.feed()).toMatchObject({ state: 'healthy', failures: 0 })
})
