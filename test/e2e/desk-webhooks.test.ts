import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../set-up/axe.ts'
import { NO_CHROMIUM, obtainChromium, openBrowser, openPage } from '../set-up/chromium.ts'
import { openDesk, type Desk } from '../set-up/desk.ts'
import { PATIENCE } from '../set-up/patience.ts'

const chromium = await obtainChromium()
if (chromium === null) console.warn(NO_CHROMIUM)

describe.skipIf(chromium === null)('webhooks at the desk', () => {
  const endpoint = { status: 500, taken: [] as string[] }
  const server = createServer((request, response) => {
    request.resume()
    if (endpoint.status < 300) endpoint.taken.push(String(request.headers['webhook-signature']))
    response.writeHead(endpoint.status).end()
  })
  let browser: Browser
  let desk: Desk
  let host: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    desk = await openDesk({ seed: 17, articles: 8 }, { allowHosts: [host] })
    if (chromium === null) throw new Error(NO_CHROMIUM)
    browser = await openBrowser(chromium)
  })
  afterAll(async () => {
    await browser.close()
    await desk.close()
    server.close()
    server.closeAllConnections()
  })

  it('are made, show what was sent, send again, and are turned off and on', async () => {
    const { page, complaints } = await openPage(browser)
    await page.goto(`${desk.url}/desk/webhooks`)
    await page.getByText('None yet. A webhook is').waitFor()
    await page.getByLabel('Send events to an address').fill(`http://${host}/hook`)
    await page.getByLabel('feeds').uncheck()
    await page.keyboard.press('Enter')
    const secret = await page.locator('.secret code').textContent()
    expect(secret).toMatch(/^whsec_/)
    await desk.publish(desk.world.newsroom.dayMinutes / 6)
    const row = page.locator('.webhook-list > li')
    await row.getByText(/failed (once|\d+ times) on end/).waitFor()
    await row.getByText('copydesk.article.*, copydesk.story.*').waitFor()
    await row.getByRole('button', { name: 'Deliveries' }).click()
    await row
      .getByText(/HTTP 500 in/)
      .first()
      .waitFor()
    expect(await violations(page)).toEqual([])

    await row.getByRole('button', { name: 'Disable' }).click()
    await row.getByText(/disabled .+: by hand/).waitFor()
    endpoint.status = 204
    await desk.publish(desk.world.newsroom.dayMinutes / 4)
    expect(endpoint.taken).toEqual([])
    await row.getByRole('button', { name: 'Resume' }).click()
    await row.getByText('takes what it is sent').waitFor()
    await desk.publish(desk.world.newsroom.dayMinutes)
    await expect.poll(() => endpoint.taken.length, PATIENCE).toBeGreaterThan(1)

    await row.getByRole('button', { name: 'Delivered' }).click()
    await row
      .getByRole('button', { name: /^Send again: number/ })
      .first()
      .click()
    await page.getByText(/^Number \d+ is sent again\.$/).waitFor()
    await row.getByRole('button', { name: 'New secret' }).press('Enter')
    await row.getByRole('button', { name: 'Yes' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.textContent === 'Yes')
    await page.keyboard.press('Enter')
    await page.getByText('The former one signs too until').waitFor()
    expect(await page.locator('.secret code').textContent()).not.toBe(secret)

    await row.getByRole('button', { name: 'Remove' }).click()
    await row.getByRole('button', { name: 'Yes' }).click()
    await page.getByText('None yet. A webhook is').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('are asked for by no page of another site', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' }
    for (const path of ['/webhooks', '/webhooks/any/disable', '/webhooks/any/rotate']) {
      const answer = await fetch(`${desk.url}${path}`, { method: 'POST', headers, body: '{}' })
      expect(answer.status, path).toBe(403)
    }
    const { status } = await fetch(`${desk.url}/webhooks/any`, {
      method: 'DELETE',
      headers: { origin: headers.origin },
    })
    expect(status).toBe(403)
  })

  it('say why an address is not taken', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${desk.url}/desk/webhooks`)
    await page.getByLabel('Send events to an address').fill('http://10.0.0.1/hook')
    await page.keyboard.press('Enter')
    await page.getByText(/10\.0\.0\.1 is not public/).waitFor()
    await page.context().close()
  })
})
