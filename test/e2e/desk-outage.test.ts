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
})
