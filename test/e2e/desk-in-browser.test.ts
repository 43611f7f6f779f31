import { Client } from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { violations } from '../set-up/axe.ts'
import { NO_CHROMIUM, obtainChromium, openBrowser, openPage } from '../set-up/chromium.ts'
import { openDesk, type Desk } from '../set-up/desk.ts'
import { writeManyStories } from '../set-up/many-stories.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { haveTwoDisagree } from '../set-up/two-disagree.ts'

// A first run may fetch one.
const chromium = await obtainChromium()
if (chromium === null) console.warn(NO_CHROMIUM)

describe.skipIf(chromium === null)('the desk in a browser', () => {
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk({ seed: 17, articles: 24 })
    await desk.publish(desk.world.newsroom.dayMinutes / 6)
    if (chromium === null) throw new Error(NO_CHROMIUM)
    browser = await openBrowser(chromium)
  })
  afterAll(async () => {
    await browser.close()
    await desk.close()
  })
  const totals = async () =>
    (await (await fetch(`${desk.url}/totals`)).json()) as { articles: number; copies: number; stories: number }

  it('says how the line is, and changes as it goes on, without being loaded again', async () => {
    const { page, complaints } = await openPage(browser)
    await page.goto(desk.url)
    await page.getByRole('heading', { level: 1, name: /All is well|is behind|stands still|feeds/ }).waitFor()
    const before = await totals()
    await page.getByText(`${before.articles + before.copies} pages carry ${before.articles} texts`).waitFor()
    expect(await page.locator('.stage').count()).toBe(8)
    await page.evaluate(() => Object.assign(globalThis, { wasHere: true }))
    await desk.publish(desk.world.newsroom.dayMinutes)
    // What was counted last is told for a while.
    const after = await vi.waitFor(async () => {
      const counted = await totals()
      expect(counted.articles).toBeGreaterThan(before.articles)
      return counted
    }, PATIENCE)
    await page.getByText(`${after.articles + after.copies} pages carry ${after.articles} texts`).waitFor()
    await page.locator('.latest li').first().waitFor()
    expect(await page.evaluate(() => 'wasHere' in globalThis)).toBe(true)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('leads from the list to a story and back by keyboard, each with an address of its own', async () => {
    const { page, complaints } = await openPage(browser)
    await page.goto(`${desk.url}/desk/stories?by=spread`)
    const first = page.locator('.story-row a').first()
    const headline = (await first.textContent()) ?? ''
    await first.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: headline }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/desk\/stories\/\w+$/)
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await page.getByRole('button', { name: /independent source/ }).press('Enter')
    await page.locator('#count-list li').first().waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor()
    expect(new URL(page.url()).search).toBe('?by=spread')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows what is contested, and leads from a topic to the other stories about it', async () => {
    const { page, complaints } = await openPage(browser)
    await haveTwoDisagree(desk.world.databaseUrl)
    const stories = await desk.world.service.store.stories.list(50)
    const told = await Promise.all(stories.map(({ id }) => desk.read<Told>(`/stories/${id}`)))
    const contested = told.find((story) => story.contested.length + story.disputed.length > 0)
    await page.goto(`${desk.url}/desk/stories/${contested?.id}`)
    await page.getByRole('heading', { level: 2, name: 'Contested' }).waitFor()
    const topic = page.getByRole('navigation', { name: 'Topics' }).getByRole('link').first()
    const name = (await topic.textContent()) ?? ''
    await topic.click()
    await page.getByRole('heading', { level: 1, name: `Stories about ${name}` }).waitFor()
    await page.locator(`.story-row a[href="/desk/stories/${contested?.id}"]`).waitFor()
    const about = told.filter(({ topics }) => topics.some((one) => one.name === name))
    expect(await page.locator('.story-row a').count()).toBeGreaterThanOrEqual(about.length)
    expect(await page.locator('.story-row a').count()).toBeLessThan(stories.length)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('can be used by everybody, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(browser, { colorScheme })
    await page.goto(`${desk.url}/desk/stories?by=spread`)
    const story = await page.locator('.story-row a').first().getAttribute('href')
    const views = [
      '/',
      '/desk/stories',
      story ?? '',
      ...(await somePages(desk)),
      '/desk/feeds',
      '/desk/queues',
      '/desk/webhooks',
      '/desk/nowhere',
    ]
    for (const path of views) {
      await page.goto(`${desk.url}${path}`)
      await page.locator('main h1').waitFor()
      await page.locator('[aria-busy]').waitFor({ state: 'detached' })
      expect(await violations(page), path).toEqual([])
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('has the look of the system until another is chosen, which it keeps', async () => {
    const { page, complaints } = await openPage(browser, { colorScheme: 'light' })
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await page.goto(`${desk.url}/desk/queues`)
    const light = await paper()
    await page.getByRole('button', { name: 'Dark' }).click()
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await paper()).toBe(dark)
    await page.getByRole('button', { name: 'Light' }).click()
    expect(await paper()).toBe(light)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await paper()).toBe(dark)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows what an outlet made of a text, and how to come from one copy to the next', async () => {
    const { page, complaints } = await openPage(browser)
    const [, compare] = await somePages(desk)
    await page.goto(`${desk.url}${compare}`)
    await page.getByRole('heading', { level: 1, name: /^What .+ made of .+’s text$/ }).waitFor()
    const sides = page.locator('.pair-row:not(.sides)').first()
    expect((await sides.locator('p').nth(0).textContent())?.length).toBeGreaterThan(40)
    expect(await page.locator('.pair-row').count()).toBeGreaterThan(2)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('traces a page by its address through every stage, with what was removed', async () => {
    const { page, complaints } = await openPage(browser)
    const [article] = await somePages(desk)
    await page.goto(`${desk.url}${article}`)
    await page.getByRole('main').getByRole('link', { name: 'Trace' }).click()
    await page.locator('.steps li').first().waitFor()
    const stages = await page.locator('.steps b').allTextContents()
    for (const stage of [
      'poll-feed',
      'fetch-page',
      'clean-page',
      'match-copies',
      'tag-entities',
      'group-story',
      'deliver-events',
    ]) {
      expect(stages).toContain(stage)
    }
    expect(await page.locator('.proof .removed').count()).toBeGreaterThan(0)
    await page.getByLabel('Page').fill('no such page anywhere')
    await page.keyboard.press('Enter')
    await page.getByText('No entry is known by that').waitFor()
    await page.getByLabel('Page').fill('ab')
    await page.keyboard.press('Enter')
    await page.getByText('That is too short to be looked for').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('looks at an address before it is subscribed to, pauses, and takes and gives lists', async () => {
    const { page, complaints } = await openPage(browser)
    const [{ url: known } = { url: '' }] = await desk.world.service.store.feeds.list()
    await page.goto(`${desk.url}/desk/feeds`)
    await page.getByLabel('Look at the address').fill(known)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByText('Subscribed to already:').waitFor()
    await page
      .getByRole('button', { name: /^Pause/ })
      .first()
      .click()
    await page
      .getByRole('button', { name: /^Resume/ })
      .first()
      .waitFor()
    expect((await desk.world.service.store.feeds.list()).filter(({ paused }) => paused)).toHaveLength(1)
    const list = { name: 'mine.opml', mimeType: 'text/x-opml', buffer: Buffer.from(OPML) }
    await page.locator('input[type=file]').setInputFiles(list)
    await page.getByText('mine.opml names 1 feed; 1 was new.').waitFor()
    expect(await (await fetch(`${desk.url}/views/feeds.opml`)).text()).toContain('https://brought.example/feed')
    await desk.world.service.store.feeds.remove('https://brought.example/feed')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows what failed by its reason, and has it run again', async () => {
    const { page, complaints } = await openPage(browser)
    const { store } = desk.world.service
    const [story] = await store.stories.list(1)
    const [copy] = await store.copies.ofStory(story?.id ?? '')
    const [held] = await store.whereabouts.pages(copy?.id ?? '')
    for (const n of [1, 2]) {
      const job = {
        stage: 'clean-page',
        key: `held-${n}`,
        event: { pageId: held?.id },
        reason: `the page has ${n}000 levels`,
      }
      await desk.world.service.store.quarantine.hold(job, desk.world.service.now())
    }
    await page.goto(`${desk.url}/desk/queues?stage=clean-page`)
    const group = page.locator('.groups > li').filter({ hasText: 'the page has … levels' })
    await group.getByRole('button', { name: 'Look' }).click()
    await group.getByRole('button', { name: 'Its page' }).first().click()
    await group.locator('pre').filter({ hasText: '<html' }).waitFor()
    await group.getByRole('button', { name: 'Its text' }).first().click()
    await group.locator('.proof p').first().waitFor()
    await page.getByLabel('Find a job').fill('held-2')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing is known by that.').waitFor()
    await page.getByLabel('Find a job').fill(copy?.id ?? '')
    await page.keyboard.press('Enter')
    await page.locator('.found').getByRole('button', { name: 'Run again' }).nth(1).waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${desk.url}/desk/queues?stage=clean-page`)
    await group.getByRole('button', { name: /^Run again: the page/ }).click()
    await page.getByText('2 jobs go through clean-page again.').waitFor()
    await group.waitFor({ state: 'detached' })
    await desk.queues.drain()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows what comes from the net as text and nothing else', async () => {
    const client = new Client({ connectionString: desk.world.databaseUrl })
    await client.connect()
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const { rows } = await client.query<{ id: string; story_id: string }>(
      `update article set title = $1, origin = jsonb_build_object('name', $1::text, 'confidence', 1, 'evidence', $1::text)
       where id = (select id from article where story_id is not null and merged_into is null order by id limit 1) returning id, story_id`,
      [hostile],
    )
    const [changed] = rows
    await client.query('update story set headline = $1 where id = $2', [hostile, changed?.story_id])
    await client.query(
      `update entry set final_url = 'javascript:document.title=3' where id = (select lead_entry_id from article where id = $1)`,
      [changed?.id],
    )
    await client.end()
    const { page, complaints } = await openPage(browser)
    for (const path of ['/desk/stories', `/desk/stories/${changed?.story_id}`, `/desk/articles/${changed?.id}`]) {
      await page.goto(`${desk.url}${path}`)
      await page.getByText('<img src=x onerror=').first().waitFor()
      expect(await page.locator('main img, main script, a[href^="javascript"]').count(), path).toBe(0)
      expect(await page.title()).toMatch(/Copydesk$/)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('scrolls through ten thousand stories, and opens one of five hundred copies', async () => {
    const client = new Client({ connectionString: desk.world.databaseUrl })
    await client.connect()
    const wide = await writeManyStories(client, 10_000, 500)
    await client.end()
    const { page, complaints } = await openPage(browser)
    await page.goto(`${desk.url}/desk/stories?by=newest`)
    await page.locator('.windowed').waitFor()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight * 0.9))
    // The nine thousandth or so: how many there were before these is not known here.
    await page.locator('.windowed li[aria-posinset^="90"] h2').first().waitFor()
    expect(await page.locator('.windowed li').count()).toBeLessThan(60)
    await page.goto(`${desk.url}/desk/stories/${wide}`)
    await page.locator('.dot').nth(499).waitFor()
    expect(await page.locator('.dot').count()).toBe(500)
    await page.getByLabel('Drawing of who ran whose text').press('ArrowRight')
    await page.locator('.spread-said').filter({ hasText: 'outlet1.example' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

/** An article that was copied, and one of its copies. */
async function somePages(desk: Desk): Promise<[article: string, compare: string]> {
  for (const { id } of await desk.world.service.store.stories.list(50)) {
    const copy = (await desk.world.service.store.copies.ofStory(id)).find(
      ({ relation }) => relation === 'edited reprint',
    )
    if (copy) return [`/desk/articles/${copy.articleId}`, `/desk/articles/${copy.articleId}/copies/${copy.id}`]
  }
  throw new Error('the newsroom had no edited reprint')
}

type Told = { id: string; contested: unknown[]; disputed: unknown[]; topics: { name: string }[] }

const OPML = `<opml version="2.0"><head/><body><outline text="Brought" type="rss" xmlUrl="https://brought.example/feed"/></body></opml>`
