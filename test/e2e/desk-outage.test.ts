import { Client } from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { NO_CHROMIUM, obtainChromium, openBrowser, openPage } from '../set-up/chromium.ts'
import { openDesk, type Desk } from '../set-up/desk.ts'
import { PATIENCE } from '../set-up/patience.ts'

const chromium = await obtainChromium()
if (chromium === null) console.warn(NO_CHROMIUM)

describe.skipIf(chromium === null)('the desk while the store does not answer', () => {
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk({ seed: 17, articles: 4 })
    await desk.publish(desk.world.newsroom.dayMinutes / 6)
    if (chromium === null) throw new Error(NO_CHROMIUM)
    browser = await openBrowser(chromium)
  })
  afterAll(async () => {
    await browser.close()
    await desk.close()
  })

  it('says so at once instead of that all is well, and is right again by itself', async () => {
    const { page } = await openPage(browser)
    await page.goto(desk.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const before = await page.getByRole('heading', { level: 1 }).textContent()
    const client = new Client({ connectionString: desk.world.databaseUrl })
    await client.connect()
    // Whatever becomes of the test: nobody could close the desk before.
    onTestFinished(() => client.end())
    await client.query('begin; lock table feed in access exclusive mode')
    await page.getByRole('heading', { level: 1, name: 'PostgreSQL does not answer' }).waitFor(PATIENCE)
    await page.getByText('What you see is from before').waitFor()
    const silent = await fetch(`${desk.url}/views/now`)
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([503, '5'])
    const { page: other } = await openPage(browser)
    // It is said until the console has given up: looked for before the page is there.
    const reading = other.getByText('Reading').waitFor({ ...PATIENCE, state: 'attached' })
    await other.goto(`${desk.url}/desk/feeds`)
    await reading
    await other.getByRole('button', { name: 'Try again' }).waitFor(PATIENCE)
    await client.query('rollback')
    await other.getByRole('heading', { level: 1, name: 'Feeds' }).waitFor(PATIENCE)
    await page.getByRole('heading', { level: 1, name: before ?? '' }).waitFor(PATIENCE)
    await expect.poll(() => page.getByText('What you see is from before').count(), PATIENCE).toBe(0)
    await page.context().close()
    await other.context().close()
  })
  it('says so over a long list too, and is right again by itself', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${desk.url}/desk/stories`)
    await page.getByRole('list', { name: 'stories by growth' }).waitFor()
    const client = new Client({ connectionString: desk.world.databaseUrl })
    await client.connect()
    onTestFinished(() => client.end())
    await client.query('begin; lock table story in access exclusive mode')
    await page.getByText('What you see is from before').waitFor(PATIENCE)
    await client.query('rollback')
    await expect.poll(() => page.getByText('What you see is from before').count(), PATIENCE).toBe(0)
    await page.context().close()
  })

  it('leads to a part of a page by its links', async () => {
    const { page } = await openPage(browser, { viewport: { width: 800, height: 300 } })
    await page.goto(desk.url)
    await page.getByRole('heading', { name: 'As it comes' }).waitFor()
    // Any link to a part does the same.
    await page.evaluate(() => (location.hash = 'as-it-comes'))
    await page.evaluate(
      () =>
        new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(drawn)))),
    )
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
    await page.context().close()
  })

  it('follows the log again after answers that are no stream, which a browser does not ask for again by itself', async () => {
    const { page } = await openPage(browser)
    const asked: string[] = []
    // A stream that is cut, as a proxy does that is restarted, which answers 502 once to whoever comes again; and one that knows no cursor.
    const answers = [
      { contentType: 'text/event-stream', body: 'retry: 10\n\n' },
      { status: 502, body: '' },
      { status: 410, contentType: 'application/problem+json', body: '{}' },
    ]
    await page.route('**/events?*', (route) => {
      asked.push(route.request().url())
      const answer = answers.shift()
      return answer ? route.fulfill(answer) : route.continue()
    })
    await page.goto(desk.url)
    await expect.poll(() => asked.length, PATIENCE).toBeGreaterThan(3)
    await page.getByText('What you see is from before').waitFor({ ...PATIENCE, state: 'detached' })
    const before = desk.world.service.now().toISOString()
    await desk.publish(desk.world.newsroom.dayMinutes)
    const newest = page.getByRole('region', { name: 'As it comes' }).locator('time').first()
    await expect.poll(async () => ((await newest.getAttribute('datetime')) ?? '') > before, PATIENCE).toBe(true)
    await page.context().close()
  })
})
