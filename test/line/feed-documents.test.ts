import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHostileSite, type HostileSite } from '../set-up/hostile-site.ts'
import { HOST, openOneFeed } from '../set-up/one-feed.ts'

let site: HostileSite
beforeEach(async () => void (site = await openHostileSite()))
afterEach(() => site.close())

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
