import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues, type MemoryQueues } from '@copydesk/queue'
import { Client } from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumOnPath, NO_CHROMIUM, openBrowser, openPage } from '../set-up/chromium.ts'
import { writeManyStories } from '../set-up/many-stories.ts'
import { openWorld, type World } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const MOST_BYTES = 150_000
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let world: World
let queues: MemoryQueues
let url: string
let time = STARTS_AT
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  world = await openWorld(queues, {
    newsroom: { seed: 17, articles: 16 },
    config: { recheckMs: [], port: 0 },
    now: () => new Date(time),
  })
  closers.push(() => world.close())
  for (const stage of stageServices) {
    const running = await stage.run(world.service)
    closers.unshift(() => running.close())
  }
  await publish(world.newsroom.dayMinutes / 6)
  const desk = await consoleService.run(world.service)
  closers.unshift(() => desk.close())
  url = desk.url
})
afterAll(async () => {
  for (const close of closers) await close()
})

/** Publishes up to a minute of the day, and lets the line run until it is still. */
async function publish(minute: number) {
  world.newsroom.publishUntil(minute)
  time = Math.max(time, STARTS_AT + minute * MINUTE_MS)
  await world.service.store.feeds.makeAllDue(world.service.now())
  await queues.announce(clockTicked, [{ slot: time }])
  await queues.drain()
}

const totals = async () =>
  (await (await fetch(`${url}/totals`)).json()) as { articles: number; copies: number; stories: number }

describe('the files of the desk', () => {
  it('are small, and are kept by browsers until they change', async () => {
    const html = await (await fetch(url)).text()
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
    const style = named.find((path) => path.endsWith('.css'))
    const fonts = [...(await (await fetch(`${url}${style}`)).text()).matchAll(/url\("?([^")]+)/g)].map(
      ([, path = '']) => path,
    )
    expect(fonts.length).toBeGreaterThan(0)
    let sum = gzipSync(html).length
    for (const path of [...named, ...fonts]) {
      const answer = await fetch(`${url}${path}`)
      expect(answer.status, path).toBe(200)
      if (path.startsWith('/assets/')) expect(answer.headers.get('cache-control')).toContain('immutable')
      sum += gzipSync(Buffer.from(await answer.arrayBuffer())).length
    }
    expect(sum).toBeLessThan(MOST_BYTES)
  })

  it('are one document under every address of a view, that lets nothing in but them', async () => {
    const document = await (await fetch(url)).text()
    for (const path of ['/desk/stories', '/desk/stories/any', '/desk/feeds']) {
      const answer = await fetch(`${url}${path}`)
      expect(await answer.text()).toBe(document)
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self'/,
      )
    }
    expect(document).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style="/)
  })
})

const chromium = chromiumOnPath()
if (chromium === null) console.warn(NO_CHROMIUM)

describe.skipIf(chromium === null)('the desk in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '')
    closers.unshift(() => browser.close())
  })

  it('says how the line is, and changes as it goes on, without being loaded again', async () => {
    const { page, complaints } = await openPage(browser)
    await page.goto(url)
    await page.getByRole('heading', { level: 1, name: /All is well|is behind|stands still|feeds/ }).waitFor()
    const before = await totals()
    await page.getByText(`${before.articles + before.copies} pages carry ${before.articles} texts`).waitFor()
    expect(await page.locator('.stage').count()).toBe(8)
    await page.evaluate(() => Object.assign(globalThis, { wasHere: true }))
    await publish(world.newsroom.dayMinutes)
    const after = await totals()
    expect(after.articles).toBeGreaterThan(before.articles)
    await page.getByText(`${after.articles + after.copies} pages carry ${after.articles} texts`).waitFor()
    await page.locator('.latest li').first().waitFor()
    expect(await page.evaluate(() => 'wasHere' in globalThis)).toBe(true)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('leads from the list to a story and back by keyboard, each with an address of its own', async () => {
    const { page, complaints } = await openPage(browser)
    await page.goto(`${url}/desk/stories?by=spread`)
    const first = page.locator('.story-row a').first()
    const headline = (await first.textContent()) ?? ''
    await first.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: headline }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/desk\/stories\/\w+$/)
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await page.getByRole('button', { name: /independent source/ }).press('Enter')
    expect(await page.locator('#count-list li').count()).toBeGreaterThan(0)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor()
    expect(new URL(page.url()).search).toBe('?by=spread')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('can be used by everybody, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(browser, { colorScheme })
    await page.goto(`${url}/desk/stories?by=spread`)
    const story = await page.locator('.story-row a').first().getAttribute('href')
    for (const path of ['/', '/desk/stories', story ?? '']) {
      await page.goto(`${url}${path}`)
      await page.locator('main h1').waitFor()
      expect(await violations(page), path).toEqual([])
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('scrolls through ten thousand stories, and opens one of five hundred copies', async () => {
    const client = new Client({ connectionString: world.databaseUrl })
    await client.connect()
    const wide = await writeManyStories(client, 10_000, 500)
    await client.end()
    const { page, complaints } = await openPage(browser)
    await page.goto(`${url}/desk/stories?by=newest`)
    await page.locator('.windowed').waitFor()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight * 0.9))
    await page.locator('.windowed li[aria-posinset="9000"] h2').waitFor()
    expect(await page.locator('.windowed li').count()).toBeLessThan(60)
    await page.goto(`${url}/desk/stories/${wide}`)
    await page.locator('.dot').nth(499).waitFor()
    expect(await page.locator('.dot').count()).toBe(500)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> }

/** What axe-core finds wrong, one line each. It is put in by the debugger: the page's own policy would not have it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const found = await axe.run()
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary.slice(0, 200)}`),
    )
  })
}
