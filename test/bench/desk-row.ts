import { cpus } from 'node:os'
import { Client } from 'pg'
import type { Browser } from 'playwright-core'
import { NO_CHROMIUM, obtainChromium, openBrowser, openPage } from '../set-up/chromium.ts'
import { writeManyStories } from '../set-up/many-stories.ts'
import { processorMs } from '../set-up/proc.ts'
import { startChild } from './child.ts'
import { measureSpeeds, type DeskSpeeds } from './desk-speeds.ts'
import type { LineRun } from './line-child.ts'
import { startServers, type Backend, type Servers } from './line-servers.ts'
import type { OpenNewsroom } from './newsroom-child.ts'
import type { Bar, Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const SEED = 5
const ARTICLES = 200
const QUICK_ARTICLES = 80
const STORIES = 10_000
const COPIES = 500
/** Marks the console's connections among those of the store. */
const CONSOLE = 'bench-console'
const SAMPLE_MS = 250
const MOST_ADDED = 0.05
const MOST_PAINT_MS = 1000
const MOST_OPEN_MS = 300
/** A frame of a screen that shows sixty a second. */
const MOST_FRAME_MS = 16

/** What those who watch have open: two look after the line, the others read. */
const watched = (story: string) => [
  '/',
  '/',
  '/desk/stories',
  `/desk/stories/${story}`,
  '/desk/feeds',
  '/desk/quarantine',
]

type Spent = { line: number; console: number; connections: number; postgres: number; redis: number }
type Measured = { watchers: number; pages: number; wallMs: number; spent: Spent; speeds: DeskSpeeds | null }

/** What the desk costs the line while several watch it, and how quick it is itself: in a real browser, over a store of many stories. */
export async function benchDesk({ quick }: BenchOptions): Promise<Report> {
  const chromium = await obtainChromium()
  if (chromium === null) throw new Error(NO_CHROMIUM)
  const servers = await startServers()
  const browser = await openBrowser(chromium)
  try {
    const articles = quick ? QUICK_ARTICLES : ARTICLES
    const alone = await measure(servers, browser, articles, false)
    const watchedBy = await measure(servers, browser, articles, true)
    return report(alone, watchedBy)
  } finally {
    await browser.close()
    await servers.close()
  }
}

async function measure(servers: Servers, browser: Browser, articles: number, isWatched: boolean): Promise<Measured> {
  const backend = await servers.open('redis')
  const children = {
    newsroom: startChild('newsroom-child.ts'),
    line: startChild('line-child.ts'),
    desk: startChild('console-child.ts'),
  }
  try {
    const { feeds, hosts } = await children.newsroom.ask<OpenNewsroom>({ type: 'open', seed: SEED, articles })
    await children.line.ask({ type: 'open', ...backend, feeds, hosts })
    const story = await withClient(backend, (client) => writeManyStories(client, STORIES, COPIES))
    const { url, pid } = await children.desk.ask<{ url: string; pid: number }>({
      ...backend,
      databaseUrl: `${backend.databaseUrl}&application_name=${CONSOLE}`,
    })
    const paths = isWatched ? watched(story) : []
    const close = await watch(browser, url, paths)
    await children.newsroom.ask({ type: 'publish all' })
    const told = await withClient(backend, async (client) => {
      const connections = watchConnections(client)
      const before = { console: processorMs(pid), ...servers.spent() }
      const run = await children.line.ask<LineRun>({ type: 'measure' })
      const own = await connections.close()
      const after = servers.spent()
      return {
        pages: run.pages,
        wallMs: run.wallMs,
        spent: {
          line: run.cpuMs,
          console: processorMs(pid) - before.console,
          connections: own,
          postgres: after.PostgreSQL - before.PostgreSQL - own,
          redis: after.Redis - before.Redis,
        },
      }
    })
    await close()
    const speeds = isWatched ? await measureSpeeds(browser, url, { id: story, copies: COPIES }) : null
    return { watchers: paths.length, speeds, ...told }
  } finally {
    for (const child of Object.values(children)) await child.close()
  }
}

/** Opens each for somebody of their own, and waits until it shows something. */
async function watch(browser: Browser, url: string, paths: string[]) {
  const pages = await Promise.all(
    paths.map(async (path) => {
      const { page } = await openPage(browser)
      await page.goto(`${url}${path}`)
      await page.locator('main h1').waitFor()
      return page
    }),
  )
  return async () => void (await Promise.all(pages.map((page) => page.context().close())))
}

/** What the console's connections take from now on, also those that end. */
function watchConnections(client: Client) {
  const [first, last] = [new Map<number, number>(), new Map<number, number>()]
  let isFirst = true
  let reading = Promise.resolve()
  const look = async () => {
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where application_name = $1',
      [CONSOLE],
    )
    for (const { pid } of rows) {
      const ms = processorMs(pid)
      if (isFirst) first.set(pid, ms)
      last.set(pid, ms)
    }
    isFirst = false
  }
  const again = () => (reading = reading.then(look))
  void again()
  const timer = setInterval(() => void again(), SAMPLE_MS)
  return {
    close: async () => {
      clearInterval(timer)
      await again()
      return [...last].reduce((total, [pid, ms]) => total + ms - (first.get(pid) ?? 0), 0)
    },
  }
}

async function withClient<Found>({ databaseUrl }: Backend, use: (client: Client) => Promise<Found>): Promise<Found> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const deskMs = ({ spent }: Measured) => spent.console + spent.connections
const deskMsASecond = (one: Measured) => (deskMs(one) / one.wallMs) * 1000
const coresOf = (one: Measured) => lineMs(one) / one.wallMs
const lineMs = ({ spent }: Measured) => spent.line + spent.postgres + spent.redis

function report(alone: Measured, watchedBy: Measured): Report {
  const lines = [alone, watchedBy].map((one) => ({
    option: one.watchers === 0 ? 'nobody watches' : `${one.watchers} watch`,
    pages: one.pages,
    'pages/s': (one.pages / one.wallMs) * 1000,
    'line CPU ms/page': one.spent.line / one.pages,
    PostgreSQL: one.spent.postgres / one.pages,
    Redis: one.spent.redis / one.pages,
    console: one.spent.console / one.pages,
    'its connections': one.spent.connections / one.pages,
    all: (lineMs(one) + deskMs(one)) / one.pages,
  }))
  const added =
    (deskMs(watchedBy) / watchedBy.pages - deskMs(alone) / alone.pages) / (lineMs(watchedBy) / watchedBy.pages)
  return {
    row: 'desk',
    title: `desk: two thirds of a newsroom's day at once, over ${STORIES.toLocaleString('en')} stories, with nobody at the desk and with ${watchedBy.watchers} browsers open; on ${cpus().length} cores with browsers, newsroom and servers`,
    lines,
    bars: [addedBar(added), ...(watchedBy.speeds ? speedBars(watchedBy.speeds) : [])],
    notes: [
      'its connections: the processes of PostgreSQL that serve the console; what is left of PostgreSQL serves the line',
      `open were ${watched('ID').join(', ')}; they took ${deskMsASecond(watchedBy).toFixed(0)} ms of processor a second, whatever the line got: with few cores left for it (${coresOf(watchedBy).toFixed(2)} here), a second holds few pages, and their share of each is more`,
      ...(watchedBy.speeds ? [speedNote(watchedBy.speeds)] : []),
    ],
  }
}

const addedBar = (added: number): Bar => ({
  bar: 'the desk adds under 5% to what the line and its servers take',
  reached: `${(added * 100).toFixed(1)}%`,
  held: added < MOST_ADDED,
})

const bar = (name: string, ms: number, most: number): Bar => ({
  bar: `${name} within ${most} ms`,
  reached: `${ms.toFixed(0)} ms`,
  held: ms < most,
})

const speedBars = ({ firstPaint, work, opens }: DeskSpeeds): Bar[] => [
  bar('first paint', firstPaint, MOST_PAINT_MS),
  bar(`a frame's work in a scroll through ${STORIES.toLocaleString('en')} stories`, work, MOST_FRAME_MS),
  bar(`a story of ${COPIES} copies is drawn`, opens, MOST_OPEN_MS),
]

const speedNote = ({ told, frame, unread }: DeskSpeeds) =>
  `says how the line is after ${told.toFixed(0)} ms; 19 of 20 frames of a scroll came within ${frame.toFixed(0)} ms of the one before, on this machine; ${(unread * 100).toFixed(0)}% of the frames had a row that was not read yet`
