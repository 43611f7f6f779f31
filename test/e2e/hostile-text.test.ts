import { Client } from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_CHROMIUM, obtainChromium, openBrowser, openPage } from '../set-up/chromium.ts'
import { openDesk, type Desk } from '../set-up/desk.ts'
import { makeHostile } from '../set-up/hostile-store.ts'

const chromium = await obtainChromium()
if (chromium === null) console.warn(NO_CHROMIUM)

/** What of a page would run: nothing of it is ours. */
const LIVE = '[onerror], [onload], img[src="x"], a[href^="javascript:" i], script:not([src]), svg svg[onload]'

/** What views, feeds and the API show; the others are filled too. */
const SHOWN = [
  'article.origin', 'article.title', 'audit.after', 'entry.final_url', 'entry.outlet', 'entry.title', 'event.data', 'feed.outlet', 'feed.reason', 'feed.remark',
  'feed.title', 'quarantine.reason', 'revision.text', 'revision.title', 'story.headline', 'tagging.figures', 'tagging.mentions', 'tagging.quotes', 'webhook.url',
] // prettier-ignore

let desk: Desk
let columns: string[]
let views: string[]

beforeAll(async () => {
  desk = await openDesk({ seed: 17, articles: 12 })
  await desk.publish(desk.world.newsroom.dayMinutes)
  const { store, now } = desk.world.service
  await store.webhooks.add({ url: 'https://receiver.example/', types: null, chosen: {}, atOnce: 1 }, now())
  const stories = await store.stories.list(50)
  const copies = (await Promise.all(stories.map(({ id }) => store.copies.ofStory(id)))).flat()
  const copy = copies.find(({ relation }) => relation === 'edited reprint')
  const [page] = await store.whereabouts.pages(copy?.id ?? '')
  await store.quarantine.hold(
    { stage: 'clean-page', key: 'held', event: { pageId: page?.id }, reason: 'it is broken' },
    now(),
  )
  views = [
    '/',
    '/desk/stories?by=spread',
    ...stories.slice(0, 3).map(({ id }) => `/desk/stories/${id}`),
    `/desk/articles/${copy?.articleId}`,
    `/desk/articles/${copy?.articleId}/copies/${copy?.id}`,
    `/desk/trace?of=${copy?.id}`,
    '/desk/trace?of=<img src=x onerror="window.struck=1">',
    '/desk/feeds',
    '/desk/quarantine?stage=clean-page',
    '/desk/<svg onload="window.struck=1">',
  ]
  const client = new Client({ connectionString: desk.world.databaseUrl })
  await client.connect()
  columns = await makeHostile(client)
  await client.end()
})
afterAll(() => desk.close())

it('is in every column that holds what may have come from the net', () => {
  expect(columns).toEqual(expect.arrayContaining(SHOWN))
})

describe.skipIf(chromium === null)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    if (chromium === null) throw new Error(NO_CHROMIUM)
    browser = await openBrowser(chromium)
  })
  afterAll(() => browser?.close())

  const struck = (page: Page) => page.evaluate(() => (globalThis as { struck?: unknown }).struck)

  // Without the policy that would hold back what got through.
  it('is text in every view of the desk', async () => {
    const { page } = await openPage(browser, { bypassCSP: true })
    let shown = 0
    for (const view of views) {
      await page.goto(`${desk.url}${view}`)
      await page.locator('main h1').waitFor()
      await page.locator('[aria-busy]').waitFor({ state: 'detached' })
      // Whatever can be unfolded is.
      for (const button of await page.locator('main button[aria-expanded="false"], main summary').all())
        await button.click({ timeout: 1000 }).catch(() => {})
      for (const name of ['Look', 'Its page', 'Latest'])
        await page.getByRole('button', { name }).first().click({ timeout: 300 }).catch(() => {}) // prettier-ignore
      expect([view, await struck(page), await page.locator(LIVE).count()]).toEqual([view, undefined, 0])
      // Some views are read in parts, and some show nothing of it.
      const shows = page.getByText('<img src=x').first().waitFor({ state: 'attached', timeout: 3000 })
      shown += await shows.then(
        () => 1,
        () => 0,
      )
    }
    expect(shown).toBeGreaterThan(views.length / 4)
    await page.context().close()
  })

  it('is text where feed readers show what the feeds out hold', async () => {
    const { items } = await desk.read<{ items: { url: string; title: string; content_html: string }[] }>(
      '/stories.json',
    )
    expect(items.length).toBeGreaterThan(3)
    const { page } = await openPage(browser)
    await page.setContent(items.map(({ content_html: html }) => html).join('<hr>'))
    expect([await struck(page), await page.locator(LIVE).count()]).toEqual([undefined, 0])
    expect(await page.locator('body').textContent()).toContain('<img src=x')
    for (const { url } of items) expect(url).toMatch(/^(?:https?:|about:blank)/)
    const atom = await (await fetch(`${desk.url}/stories.atom`)).text()
    const isWhole = (text: string) =>
      page.evaluate(
        (xml) => new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror') === null,
        text,
      )
    expect(await isWhole(atom)).toBe(true)
    expect(await isWhole(await (await fetch(`${desk.url}/views/feeds.opml`)).text())).toBe(true)
    const contents = await page.evaluate(
      (xml) =>
        [...new DOMParser().parseFromString(xml, 'text/xml').querySelectorAll('content')].map((one) => one.textContent),
      atom,
    )
    await page.setContent(contents.join('<hr>'))
    expect([await struck(page), await page.locator(LIVE).count()]).toEqual([undefined, 0])
    expect(atom).not.toMatch(/href="javascript:/i)
    await page.context().close()
  })

  it('is text where a browser is sent to the API itself', async () => {
    const { page } = await openPage(browser, { bypassCSP: true })
    for (const path of [
      '/articles',
      '/stories',
      '/feeds',
      '/webhooks',
      '/audit',
      '/views/feeds',
      '/quarantine',
      '/events',
      '/search?q=<script>window.struck=1</script>',
    ]) {
      await page.goto(`${desk.url}${path}`)
      expect([path, await struck(page)]).toEqual([path, undefined])
    }
    await page.context().close()
  })
})
