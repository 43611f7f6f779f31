import { gzipSync } from 'node:zlib'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  openHostileSite,
  redirectTo,
  rss,
  send,
  sendFeed,
  sendStatus,
  type FeedLine,
  type HostileSite,
} from '../set-up/hostile-site.ts'
import { openWorld } from '../set-up/world.ts'

const HOST = 'news.localhost'
const HOUR_MS = 3_600_000
const OTHER_HOST = 'other.localhost'

let site: HostileSite
beforeEach(async () => void (site = await openHostileSite()))
afterEach(() => site.close())

type Line = Awaited<ReturnType<typeof openLine>>

/** One feed at /feed, polled when told to, on a clock that moves a little with each poll. `twice`: each job is delivered again. */
async function openLine(twice = false) {
  let time = Date.parse('2026-03-10T12:00:00Z')
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  let asked = 0
  const queues = createMemoryQueues(clock, { twice: () => twice && asked++ % 2 === 0 })
  const now = () => new Date(time)
  const world = await openWorld(queues, { now, config: { allowHosts: [HOST, OTHER_HOST] } })
  const { store } = world.service
  for (const { url } of await store.feeds.list()) await store.feeds.remove(url)
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices.filter(({ name }) => name !== 'fetch-page'))
    running.push(await stage.run(world.service))
  onTestFinished(async () => {
    for (const opened of [...running, world]) await opened.close()
  })
  const url = site.at('/feed', HOST)
  await store.feeds.add({ id: 'feed', url, outlet: HOST, intervalSeconds: 900 }, now())
  return {
    store,
    url,
    poll: async (afterMs = 60_000) => {
      clock.advanceTo(time + afterMs)
      await store.feeds.makeAllDue(now())
      await queues.announce(clockTicked, [{ slot: time }])
      await queues.drain()
    },
    feed: async (id = 'feed') => (await store.feeds.byId(id))!,
    /** How many pages were found, and how often one of them was to be fetched again. */
    found: async () => {
      const { entries } = await store.totals.read()
      const work = await store.work.due(new Date(8e12), 1000)
      const events = work.find(({ stage }) => stage === 'fetch-page')?.events as { round: number }[]
      return { entries, again: events.filter(({ round }) => round > 1).length }
    },
    /** The page of this address could not be had. */
    reject: async (address: string) => {
      const entry = (await store.entries.byUrl(address))!
      await store.entries.settle(entry.id, entry.round, 'rejected', 'gone (404)', now())
    },
    told: async () => {
      await store.events.sequence()
      const events = await store.events.read({ after: 0, limit: 100, types: ['copydesk.feed.*'] }, '/copydesk/test')
      return events.map(({ type }) => type.replace('copydesk.feed.', ''))
    },
  }
}

const stories = (count: number, change: (line: FeedLine, at: number) => FeedLine = (line) => line) =>
  Array.from({ length: count }, (_, at) =>
    change({ url: `/story/${at}`, title: `Report ${at}`, date: `Tue, 10 Mar 2026 ${10 + (at % 2)}:0${at}:00 GMT` }, at),
  )

const withGuids = (document: string, round: number) => {
  let at = 0
  return document.replaceAll(
    '</link><pubDate>',
    () => `</link><guid isPermaLink="false">${round}-${at++}</guid><pubDate>`,
  )
}

describe('a feed does not flood', () => {
  it.each<[string, (round: number) => string]>([
    [
      'with a fresh token in every link',
      (round) => rss(stories(6, (line, at) => ({ ...line, url: `${line.url}?token=${round}x${at}` }))),
    ],
    [
      'with /001, /001/ and /001.html',
      (round) => rss(stories(6, (line) => ({ ...line, url: `${line.url}${['', '/', '.html'][round % 3]}` }))),
    ],
    ['with guids rewritten at each poll', (round) => withGuids(rss(stories(6)), round)],
    [
      'with guids and tokens rewritten at each poll',
      (round) => withGuids(rss(stories(6, (line, at) => ({ ...line, url: `${line.url}?sid=${round}x${at}` }))), round),
    ],
    ['with the same in another order', (round) => rss(round % 2 ? stories(6) : stories(6).toReversed())],
  ])('%s', async (_how, document) => {
    const line = await openLine()
    for (let round = 0; round < 4; round += 1) {
      site.answer('/feed', send(document(round), 'application/rss+xml'))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 6, again: 0 })
  })

  it('and what it did is kept for who looks after it', async () => {
    const line = await openLine()
    for (const round of [0, 1]) {
      site.answer('/feed', send(withGuids(rss(stories(6)), round), 'application/rss+xml'))
      await line.poll()
    }
    expect((await line.feed()).remark).toBe('6 entries were given other guids, and were recognised all the same')
  })

  it('and an entry whose title was changed is fetched again, once', async () => {
    const line = await openLine(true)
    for (const title of ['First', 'Second', 'Second']) {
      site.answer('/feed', sendFeed(stories(6, (story, at) => (at === 2 ? { ...story, title } : story))))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 6, again: 1 })
  })
})

describe('a feed that corrects a link', () => {
  const withLink = (link: string) =>
    withGuids(rss(stories(4, (story, at) => (at === 1 ? { ...story, url: link } : story))), 0)

  it('is believed where the first led nowhere: its page is fetched by the new one, once', async () => {
    const line = await openLine(true)
    site.answer('/feed', send(withLink('/stroy/1'), 'application/rss+xml'))
    await line.poll()
    await line.reject(site.at('/stroy/1', HOST))
    await line.poll()
    expect((await line.found()).entries).toBe(4)
    for (const link of ['/story/1', '/story/1']) {
      site.answer('/feed', send(withLink(link), 'application/rss+xml'))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 5, again: 0 })
    expect(await line.store.entries.byUrl(site.at('/story/1', HOST))).toMatchObject({ disposition: 'pending' })
    expect(await line.store.entries.byUrl(site.at('/stroy/1', HOST))).toMatchObject({ disposition: 'rejected' })
  })

  it('though it did so before the first was given up', async () => {
    const line = await openLine()
    for (const link of ['/stroy/1', '/story/1']) {
      site.answer('/feed', send(withLink(link), 'application/rss+xml'))
      await line.poll()
    }
    expect((await line.found()).entries).toBe(4)
    await line.reject(site.at('/stroy/1', HOST))
    await line.poll()
    expect((await line.found()).entries).toBe(5)
  })

  it('is not believed for ever: a token is no correction', async () => {
    const line = await openLine()
    for (let round = 0; round < 9; round += 1) {
      site.answer('/feed', send(withLink(`/s/${round}/1`), 'application/rss+xml'))
      await line.poll()
      for (const at of Array.from({ length: round + 1 }).keys()) {
        const address = site.at(`/s/${at}/1`, HOST)
        if (await line.store.entries.byUrl(address)) await line.reject(address)
      }
    }
    expect((await line.found()).entries).toBe(4 + 3)
  })

  it('is not fetched again where the first led to the page', async () => {
    const line = await openLine()
    for (const link of ['/stroy/1', '/story/1']) {
      site.answer('/feed', send(withLink(link), 'application/rss+xml'))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 4, again: 0 })
  })
})

describe('a feed that moved', () => {
  const move = (line: Line, times: number) =>
    Array.from({ length: times }).reduce<Promise<void>>((before) => before.then(() => line.poll()), Promise.resolve())
  const moveFor = (status: number) => {
    const location = site.at('/feed', OTHER_HOST)
    site.answer(`${HOST}:${site.port} /feed`, (response) => response.writeHead(status, { location }).end())
    site.answer(
      `${OTHER_HOST}:${site.port} /feed`,
      sendFeed(stories(3, (line) => ({ ...line, url: site.at(line.url, HOST) }))),
    )
  }

  it('is followed once that held, with all it announced before, and told of once', async () => {
    const line = await openLine(true)
    site.answer('/feed', sendFeed(stories(3, (story) => ({ ...story, url: site.at(story.url, HOST) }))))
    await line.poll()
    moveFor(301)
    await move(line, 3)
    expect((await line.store.feeds.list()).map(({ state, movedPolls }) => [state, movedPolls])).toEqual([
      ['healthy', 3],
    ])
    await move(line, 2)
    const feeds = await line.store.feeds.list()
    expect(feeds.map(({ url, state }) => [url, state])).toEqual([
      [line.url, 'moved'],
      [site.at('/feed', OTHER_HOST), 'healthy'],
    ])
    expect(await line.told()).toEqual(['moved'])
    expect(await line.found()).toEqual({ entries: 3, again: 0 })
    const before = site.requests.filter(({ host }) => host.startsWith(HOST)).length
    await move(line, 2)
    expect(site.requests.filter(({ host }) => host.startsWith(HOST))).toHaveLength(before)
  })

  it('is not followed where the redirect is for now', async () => {
    const line = await openLine()
    moveFor(302)
    await move(line, 6)
    expect((await line.store.feeds.list()).map(({ url, movedTo }) => [url, movedTo])).toEqual([[line.url, null]])
  })

  it('comes back where it moves back', async () => {
    const line = await openLine()
    moveFor(308)
    await move(line, 4)
    site.answer(`${HOST}:${site.port} /feed`, sendFeed(stories(3)))
    site.answer(`${OTHER_HOST}:${site.port} /feed`, (response) => response.writeHead(301, { location: line.url }).end())
    await move(line, 4)
    const states = (await line.store.feeds.list()).map(({ url, state }) => [new URL(url).hostname, state])
    expect(states).toEqual([
      [HOST, 'healthy'],
      [OTHER_HOST, 'moved'],
    ])
  })
})

describe('a sitemap index', () => {
  const sitemap = (...urls: string[]) =>
    `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`

  it('is read with the newest of what it names, zipped or not, at each poll', async () => {
    const line = await openLine()
    const at = (path: string) => site.at(path, HOST)
    const child = (path: string, date: string) => `<sitemap><loc>${at(path)}</loc><lastmod>${date}</lastmod></sitemap>`
    const paths = ['/old.xml', '/new.xml.gz', '/broken.xml', '/older.xml']
    const index = `<sitemapindex>${paths.map((path, day) => child(path, `2026-03-0${9 - day}`)).join('')}</sitemapindex>`
    site.answer('/feed', (response) => response.writeHead(200, { etag: '"same"' }).end(index))
    site.answer('/old.xml', send(sitemap(at('/a')), 'application/xml'))
    site.answer('/new.xml.gz', send(gzipSync(sitemap(at('/b'), at('/c'))), 'application/gzip'))
    await line.poll()
    expect((await line.found()).entries).toBe(3)
    site.answer('/broken.xml', send(sitemap(at('/d')), 'application/xml'))
    await line.poll()
    expect(await line.found()).toEqual({ entries: 4, again: 0 })
    expect(site.requests.map(({ path }) => path)).not.toContain('/older.xml')
  })
})

describe('the states of a feed', () => {
  it('are told once each, whatever is delivered twice', async () => {
    const line = await openLine(true)
    const gone = sendStatus(410)
    const answers = [
      sendFeed(stories(2)),
      sendStatus(500),
      sendStatus(500),
      redirectTo('/feed'),
      sendStatus(500),
      sendFeed(stories(2)),
      gone,
      sendFeed(stories(2)),
      gone,
      gone,
      sendFeed(stories(2)),
    ]
    const states: string[] = []
    for (const answer of answers) {
      site.answer('/feed', answer)
      await line.poll(answer === gone ? HOUR_MS : 60_000)
      states.push((await line.feed()).state)
    }
    const well = 'healthy'
    const [first, second] = [
      [well, well, well, 'failing', 'failing', well],
      [well, well, well, 'gone', 'gone'],
    ]
    expect(states).toEqual([...first, ...second])
    expect(await line.told()).toEqual(['failing', 'recovered', 'gone'])
  })
})
