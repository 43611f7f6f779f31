import type { Browser, Page } from 'playwright-core'
import { openPage } from '../set-up/chromium.ts'
import { median, percentile } from './statistics.ts'

/** Milliseconds, as they are in the browser. `frame`: 19 of 20 took no longer; `work`: of the page's own thread, a frame. */
export type DeskSpeeds = {
  firstPaint: number
  told: number
  frame: number
  work: number
  unread: number
  opens: number
}

const ROUNDS = 5
const SCROLLED_PX = 120
const FRAMES = 180

/** How soon the desk is there, how evenly its longest list scrolls, and how soon a story of `copies` pages is drawn. */
export async function measureSpeeds(
  browser: Browser,
  url: string,
  wide: { id: string; copies: number },
): Promise<DeskSpeeds> {
  const paints = await rounds(() => firstPaint(browser, url))
  const scrolls = await rounds(() => scroll(browser, url))
  const opens = await rounds(() => openStory(browser, url, wide))
  return {
    firstPaint: median(paints.map(({ painted }) => painted)),
    told: median(paints.map(({ told }) => told)),
    frame: median(scrolls.map(({ frames }) => percentile(frames, 0.95))),
    work: median(scrolls.map(({ work }) => work)),
    unread: median(scrolls.map(({ unread }) => unread)),
    opens: median(opens),
  }
}

async function rounds<Measured>(measure: () => Promise<Measured>): Promise<Measured[]> {
  const measured: Measured[] = []
  for (let round = 0; round < ROUNDS; round += 1) measured.push(await measure())
  return measured
}

async function onPage<Found>(browser: Browser, address: string, look: (page: Page) => Promise<Found>): Promise<Found> {
  const { page } = await openPage(browser)
  try {
    await page.goto(address)
    return await look(page)
  } finally {
    await page.context().close()
  }
}

/** With nothing kept from before: until anything is painted, and until it says how the line is. */
const firstPaint = (browser: Browser, url: string) =>
  onPage(browser, url, async (page) => {
    await page.locator('.verdict h1').waitFor()
    return page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      told: performance.now(),
    }))
  })

/** Through the list by a wheel's turns, one a frame: how long each frame took, and the share of frames with rows that were not read yet. */
const scroll = (browser: Browser, url: string) =>
  onPage(browser, `${url}/desk/stories?by=newest`, async (page) => {
    await page.locator('.windowed h2').first().waitFor()
    const threadMs = await threadClock(page)
    const before = await threadMs()
    const scrolled = await page.evaluate(
      ([by, count]) =>
        new Promise<{ frames: number[]; unread: number }>((resolve) => {
          const frames: number[] = []
          let [last, unread] = [performance.now(), 0]
          const step = (now: number) => {
            frames.push(now - last)
            last = now
            const inSight = [...document.querySelectorAll('.unread')].map((row) => row.getBoundingClientRect())
            if (inSight.some(({ bottom, top }) => bottom > 0 && top < innerHeight)) unread += 1
            scrollBy(0, by)
            if (frames.length < count) requestAnimationFrame(step)
            else resolve({ frames: frames.slice(1), unread: unread / count })
          }
          requestAnimationFrame(step)
        }),
      [SCROLLED_PX, FRAMES] as const,
    )
    return { ...scrolled, work: ((await threadMs()) - before) / FRAMES }
  })

/** What the page's thread was busy for, by its own processor time: what else the machine does is not in it. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
}

/** From the click on its headline until each of its pages is drawn. */
const openStory = (browser: Browser, url: string, { id, copies }: { id: string; copies: number }) =>
  onPage(browser, `${url}/desk/stories?by=spread`, async (page) => {
    const link = page.locator(`a[href="/desk/stories/${id}"]`).first()
    await link.waitFor()
    return link.evaluate(
      (anchor, dots) =>
        new Promise<number>((resolve) => {
          const began = performance.now()
          const look = () => {
            if (document.querySelectorAll('.dot').length < dots) requestAnimationFrame(look)
            else requestAnimationFrame(() => resolve(performance.now() - began))
          }
          ;(anchor as HTMLElement).click()
          look()
        }),
      copies,
    )
  })
