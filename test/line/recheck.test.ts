import { stageServices } from '@copydesk/copydesk'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { wrongIn } from '../set-up/event-contract.ts'
import { openHostileSite, sendFeed, sendStatus, type Answer } from '../set-up/hostile-site.ts'
import { prosePage } from '../set-up/prose.ts'

const HOUR_MS = 3_600_000
const INTERVAL_MS = 1000
const PAGES = ['/corrected', '/corrected-late', '/withdrawn', '/steady']
const NEVER_MS = 2 ** 31 - 1

/** The line over a site of the test's own, on a clock that moves only when told. */
async function openLine() {
  let time = Date.parse('2026-03-10T05:00:00Z')
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  const read = readConfig()
  if (read.type === 'wrong') throw new Error(read.reason)
  const pace = { tickMs: NEVER_MS, sweepMs: 0, hostIntervalMs: INTERVAL_MS, pollSeconds: 900, cleanThreads: 1 }
  const config = { ...read.config, ...pace, allowHosts: ['127.0.0.1'], recheckMs: [HOUR_MS, 6 * HOUR_MS] }
  const [queues, site] = [createMemoryQueues(clock), await openHostileSite()]
  const store = await openStore(await freshDatabase())
  const log = createLog({ level: 'silent' })
  const wait = async (ms: number) => clock.advanceTo(time + ms)
  const service = openService({ config, store, queues, log, now: () => new Date(time), wait })
  const running = await Promise.all(stageServices.map((stage) => stage.run(service)))
  onTestFinished(async () => {
    for (const stage of running) await stage.close()
    await store.close()
    await site.close()
  })
  const url = canonicalUrl(site.at('/feed')) ?? ''
  await store.feeds.add({ id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: 900 }, new Date(time))
  return {
    site,
    store,
    now: () => time,
    /** Everything that is due by then, and what comes of it. */
    liveUntil: async (ms: number) => {
      clock.advanceTo(ms)
      for (let tick = 0; tick < 2; tick += 1) {
        await queues.announce(clockTicked, [{ slot: time + tick }])
        await queues.drain()
      }
    },
  }
}

it('sees a correction and a withdrawal that no feed announced, at its pace and by condition', async () => {
  const { site, store, now, liveUntil } = await openLine()
  const startsAt = now()
  const asked: { path: string; at: number; condition: string | undefined }[] = []
  const told =
    (path: string, answer: Answer): Answer =>
    (response, request) => {
      asked.push({ path, at: now(), condition: request.headers['if-none-match'] })
      answer(response, request)
    }
  /** A page that knows its version. */
  const versioned = (path: string, version: string, body: string) =>
    site.answer(
      path,
      told(path, (response, request) => {
        if (request.headers['if-none-match'] === version) return response.writeHead(304).end()
        response.writeHead(200, { 'content-type': 'text/html', etag: version }).end(body)
      }),
    )
  site.answer('/robots.txt', told('/robots.txt', sendStatus(404)))
  site.answer('/feed', told('/feed', sendFeed(PAGES.map((url) => ({ url })))))
  for (const [at, path] of PAGES.entries()) versioned(path, `"${path} 1"`, prosePage(at + 1))
  const eventsOf = async (type: string) => {
    // The beat of deliver-events, on a clock that stands still.
    await store.events.sequence(new Date())
    const events = await store.events.read({ after: 0, types: [type], limit: 100 }, '/copydesk/test')
    expect(wrongIn(events)).toEqual([])
    return events.map(({ data }) => data['url'])
  }

  await liveUntil(startsAt)
  expect(await eventsOf('copydesk.article.new')).toHaveLength(PAGES.length)
  expect(asked.filter(({ condition }) => condition)).toEqual([])

  versioned(
    '/corrected',
    '"/corrected 2"',
    prosePage(1, '<p>An earlier version of this report misstated the cost of the works.</p>'),
  )
  site.answer('/withdrawn', told('/withdrawn', sendStatus(410)))
  const before = asked.length
  await liveUntil(startsAt + HOUR_MS + 60_000)
  expect(await eventsOf('copydesk.article.revised')).toEqual([site.at('/corrected')])
  expect(await eventsOf('copydesk.article.withdrawn')).toEqual([site.at('/withdrawn')])
  const again = asked.slice(before).filter(({ path }) => PAGES.includes(path))
  expect(new Map(again.map(({ path, condition }) => [path, condition]))).toEqual(
    new Map(PAGES.map((path) => [path, `"${path} 1"`])),
  )
  expect(again).toHaveLength(PAGES.length)

  // What was the same at its first look is looked at again at its second.
  versioned(
    '/corrected-late',
    '"/corrected-late 2"',
    prosePage(2, '<p>This report was corrected: the vote was on Monday.</p>'),
  )
  await liveUntil(startsAt + 6 * HOUR_MS + 60_000)
  expect(await eventsOf('copydesk.article.revised')).toEqual([site.at('/corrected'), site.at('/corrected-late')])
  const steady = asked.filter(({ path }) => path === '/steady')
  expect(steady.map(({ condition }) => condition)).toEqual([undefined, '"/steady 1"', '"/steady 1"'])

  // Looks, polls and robots.txt are all of one budget.
  const gaps = asked.slice(1).map(({ at }, earlier) => at - (asked[earlier]?.at ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(INTERVAL_MS)
  await liveUntil(startsAt + 100 * HOUR_MS)
  expect(asked.filter(({ path }) => path === '/steady')).toHaveLength(3)
})

it('says who still runs what its author corrected or withdrew, and looks at them again at once', async () => {
  const { site, store, now, liveUntil } = await openLine()
  const startsAt = now()
  const paths = ['/author', '/reprint', '/other-reprint']
  const wrong = 'The council said on Monday that the whole bridge had cost nine million crowns.'
  const right = 'The council said on Monday that the whole bridge had cost five million crowns.'
  const asked: string[] = []
  const serve = (path: string, more: string) =>
    site.answer(path, (response) => {
      asked.push(path)
      response.writeHead(200, { 'content-type': 'text/html' }).end(prosePage(7, more))
    })
  site.answer('/robots.txt', sendStatus(404))
  site.answer('/feed', sendFeed(paths.map((url) => ({ url }))))
  for (const path of paths) serve(path, `<p>${wrong}</p>`)
  const told = async () => {
    await store.events.sequence(new Date())
    const events = await store.events.read(
      { after: 0, types: ['copydesk.article.uncorrected'], limit: 100 },
      '/copydesk/test',
    )
    expect(wrongIn(events)).toEqual([])
    return events.map(({ data }) => data as { reason: string; copies: { url: string; sentences: string[] | null }[] })
  }
  const running = async () => {
    const [article] = await store.articles.list(10)
    const copies = await store.copies.ofArticle(article?.id ?? '')
    return copies.filter(({ uncorrected }) => uncorrected).map(({ url }) => url)
  }
  await liveUntil(startsAt)
  expect(await told()).toEqual([])

  const [author = ''] = (await store.articles.list(10)).map(({ url }) => new URL(url).pathname)
  const others = paths.filter((path) => path !== author).map((path) => site.at(path))
  const correction = 'An earlier version of this story misstated what the bridge had cost.'
  serve(author, `<p>${right}</p><p>${correction}</p>`)
  site.answer('/feed', sendFeed(paths.map((url) => ({ url, ...(url === author ? { title: 'Corrected' } : {}) }))))
  await liveUntil(startsAt + HOUR_MS / 2)
  const [event, ...more] = await told()
  expect(more).toEqual([])
  expect(event?.reason).toBe('corrected')
  expect(event?.copies.map(({ url }) => url).toSorted()).toEqual(others.toSorted())
  expect(event?.copies[0]?.sentences).toEqual([wrong])
  expect((await running()).toSorted()).toEqual(others.toSorted())

  // Their first look is due in half an hour.
  const [first = ''] = others
  const { pathname } = new URL(first)
  expect(asked.filter((path) => path === pathname)).toHaveLength(2)
  serve(pathname, `<p>${right}</p>`)
  site.answer(author, sendStatus(410))
  await liveUntil(startsAt + 6 * HOUR_MS + 60_000)
  expect(await running()).toEqual(others.slice(1))
  expect((await told()).map(({ reason }) => reason)).toEqual(['corrected', 'withdrawn'])
})

it('takes a kill notice in place of a text for its withdrawal, and looks at once at who still runs it', async () => {
  const { site, store, now, liveUntil } = await openLine()
  const startsAt = now()
  const paths = ['/author', '/reprint', '/other-reprint']
  const asked: string[] = []
  const serve = (path: string, page: string) =>
    site.answer(path, (response) => {
      asked.push(path)
      response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    })
  site.answer('/robots.txt', sendStatus(404))
  site.answer('/feed', sendFeed(paths.map((url) => ({ url }))))
  for (const path of paths) serve(path, prosePage(9))
  await liveUntil(startsAt)
  const [article] = await store.articles.list(10)
  const author = new URL(article?.url ?? '').pathname
  const others = paths.filter((path) => path !== author)

  const notice =
    'This story has been withdrawn. Editors, kill the story about the bridge: its facts could not be confirmed by our desk.'
  serve(author, `<html><body><article><h1>Kill notice</h1><p>${notice}</p></article></body></html>`)
  await liveUntil(startsAt + HOUR_MS + 60_000)
  await store.events.sequence(new Date())
  const events = await store.events.read({ after: 0, types: ['copydesk.article.*'], limit: 100 }, '/copydesk/test')
  const [withdrawn, ...again] = events.filter(({ type }) => type === 'copydesk.article.withdrawn')
  expect(again).toEqual([])
  expect(withdrawn?.data).toMatchObject({ articleId: article?.id, url: site.at(author) })
  const [uncorrected] = events.filter(({ type }) => type === 'copydesk.article.uncorrected')
  const told = uncorrected?.data as { reason: string; copies: { url: string }[] } | undefined
  expect(told?.reason).toBe('withdrawn')
  expect(told?.copies.map(({ url }) => url).toSorted()).toEqual(others.map((path) => site.at(path)).toSorted())
  expect((await store.articles.list(10)).map(({ id, withdrawnAt }) => [id, withdrawnAt === null])).toEqual([
    [article?.id, false],
  ])
  // Their looks of the first hour had been made just before.
  for (const path of others) expect(asked.filter((other) => other === path).length).toBeGreaterThanOrEqual(2)
})
