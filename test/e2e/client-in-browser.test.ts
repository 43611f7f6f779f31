import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { NO_CHROMIUM, obtainChromium, openBrowser, openPage } from '../set-up/chromium.ts'
import { openClientPage } from '../set-up/client-page.ts'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'
import { PATIENCE } from '../set-up/patience.ts'

// A first run may fetch one.
const chromium = await obtainChromium()
if (chromium === null) console.warn(NO_CHROMIUM)

const counting = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1))
const got = (page: Page) =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('kept') ?? '{"got":[]}') as { got: string[] }).got)
const untilGot = (page: Page, count: number) =>
  expect.poll(async () => (await got(page)).length, PATIENCE).toBeGreaterThanOrEqual(count)

it.skipIf(chromium === null)(
  'the client follows in a browser, on the page of another site, over a console that goes and comes and a page that is loaded again',
  async () => {
    if (chromium === null) throw new Error(NO_CHROMIUM)
    const site = await openClientPage()
    const desk = await openEventDesk({ allowOrigins: [site] })
    const browser = await openBrowser(chromium)
    onTestFinished(() => browser.close())
    const { page, complaints } = await openPage(browser)
    await desk.tell(madeUpChanges(40))
    await page.goto(`${site}/?${new URLSearchParams({ url: desk.url }).toString()}`)
    await untilGot(page, 40)
    await desk.restart(() => desk.tell(madeUpChanges(30, ['a', 'b', 'c'], 41)))
    await desk.tell(madeUpChanges(10, ['a', 'b', 'c'], 71))
    await untilGot(page, 80)
    expect(await page.evaluate(() => (globalThis as unknown as { retries: number }).retries)).toBeGreaterThan(0)
    await page.reload()
    await desk.tell(madeUpChanges(20, ['d'], 81))
    await untilGot(page, 100)
    expect(await got(page)).toEqual(counting(100))
    expect(await page.evaluate(() => 'ended' in globalThis)).toBe(false)
    // While it was away the browser says so itself, each time in the words for how it was cut off.
    expect(complaints.filter((one) => !/net::ERR_/.test(one))).toEqual([])
  },
)

it.skipIf(chromium === null)('says in a browser what the console says is wrong', async () => {
  if (chromium === null) throw new Error(NO_CHROMIUM)
  const site = await openClientPage()
  const { url } = await openEventDesk({ allowOrigins: [site] })
  const browser = await openBrowser(chromium)
  onTestFinished(() => browser.close())
  const { page } = await openPage(browser)
  await page.goto(`${site}/?${new URLSearchParams({ url, token: 'wrong' }).toString()}`)
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { ended?: string }).ended), PATIENCE)
    .toBe('DeskProblem: There is no such token, or it was revoked')
})
