import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  openHostileSite,
  redirectTo,
  rss,
  send,
  sendFeed,
  sendStatus,
  type HostileSite,
} from '../set-up/hostile-site.ts'
import { HOST, openOneFeed, OTHER_HOST, stories, type OneFeed } from '../set-up/one-feed.ts'

const HOUR_MS = 3_600_000

let site: HostileSite
beforeEach(async () => void (site = await openHostileSite()))
afterEach(() => site.close())

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
    const line = await openOneFeed(site)
    for (let round = 0; round < 4; round += 1) {
      site.answer('/feed', send(document(round), 'application/rss+xml'))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 6, again: 0 })
  })

  it('and what it did is kept for who looks after it', async () => {
    const line = await openOneFeed(site)
    for (const round of [0, 1]) {
      site.answer('/feed', send(withGuids(rss(stories(6)), round), 'application/rss+xml'))
      await line.poll()
    }
    expect((await line.feed()).remark).toBe('6 entries were given other guids, and were recognised all the same')
  })

  it('and an entry whose title was changed is fetched again, once', async () => {
    const line = await openOneFeed(site, { twice: true })
    for (const title of ['First', 'Second', 'Second']) {
      site.answer('/feed', sendFeed(stories(6, (story, at) => (at === 2 ? { ...story, title } : story))))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 6, again: 1 })
  })
})

describe('what a feed said', () => {
  it('is kept as it came where something in it was new, and not again', async () => {
    const line = await openOneFeed(site)
    const kept = async () => {
      const bodies: string[] = []
      for await (const { rawHash } of line.store.archive.pages({ since: null, entryId: null, feeds: true })) {
        bodies.push(Buffer.from((await line.store.pages.bytes(rawHash)) ?? []).toString())
      }
      return bodies
    }
    const [two, three] = [rss(stories(2)), rss(stories(3))]
    const stamped = two.replace('A feed', 'A feed, built at noon')
    for (const document of [two, two, stamped, three]) {
      site.answer('/feed', send(document, 'application/rss+xml'))
      await line.poll()
    }
    expect(await kept()).toEqual([two, three])
    // The clock forgets what is too old.
    await line.poll(30 * 24 * HOUR_MS)
    expect(await kept()).toEqual([])
  })
})

describe('a feed that corrects a link', () => {
  const withLink = (link: string) =>
    withGuids(rss(stories(4, (story, at) => (at === 1 ? { ...story, url: link } : story))), 0)

  it('is believed where the first led nowhere: its page is fetched by the new one, once', async () => {
    const line = await openOneFeed(site, { twice: true })
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
    const line = await openOneFeed(site)
    for (const link of ['/stroy/1', '/story/1']) {
      site.answer('/feed', send(withLink(link), 'application/rss+xml'))
      await line.poll()
    }
    expect((await line.found()).entries).toBe(4)
    await line.reject(site.at('/stroy/1', HOST))
    await line.poll()
    expect((await line.found()).entries).toBe(5)
  })

  it('at once where the first has failed so far: the feed may not change again', async () => {
    const line = await openOneFeed(site)
    for (const [link, entries] of [
      ['/stroy/1', 4],
      ['/story/1', 5],
    ] as const) {
      site.answer('/feed', send(withLink(link), 'application/rss+xml'))
      await line.poll()
      expect((await line.found()).entries).toBe(entries)
      const entry = (await line.store.entries.byUrl(site.at(link, HOST)))!
      const failed = { at: new Date(), reason: 'HTTP 500', isTry: true, said: null }
      await line.store.entries.tryAgain(entry.id, entry.round, failed, new Date())
    }
  })

  it('is not believed for ever: a token is no correction', async () => {
    const line = await openOneFeed(site)
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
    const line = await openOneFeed(site)
    for (const link of ['/stroy/1', '/story/1']) {
      site.answer('/feed', send(withLink(link), 'application/rss+xml'))
      await line.poll()
    }
    expect(await line.found()).toEqual({ entries: 4, again: 0 })
  })
})

describe('a feed that moved', () => {
  const move = (line: OneFeed, times: number) =>
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
    const line = await openOneFeed(site, { twice: true })
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
    const line = await openOneFeed(site)
    moveFor(302)
    await move(line, 6)
    expect((await line.store.feeds.list()).map(({ url, movedTo }) => [url, movedTo])).toEqual([[line.url, null]])
  })

  it('is subscribed to again at its old address once the new one is removed, and not before', async () => {
    const line = await openOneFeed(site)
    moveFor(301)
    await move(line, 5)
    const again = () =>
      line.store.feeds.add({ id: 'again', url: line.url, outlet: HOST, intervalSeconds: 900 }, new Date())
    expect(await again()).toBe(false)
    await line.store.feeds.remove(site.at('/feed', OTHER_HOST))
    expect(await again()).toBe(true)
    expect(await line.feed()).toMatchObject({ state: 'healthy', movedTo: null, movedPolls: 0 })
  })

  it('comes back where it moves back', async () => {
    const line = await openOneFeed(site)
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

describe('a page that somebody took for a feed', () => {
  it('fails with the feed that it names', async () => {
    const line = await openOneFeed(site)
    site.answer(
      '/feed',
      send('<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'),
    )
    await line.poll()
    const named = site.at('/rss', HOST)
    expect(await line.feed()).toMatchObject({ failures: 1, reason: `an HTML page, not a feed; it names ${named}` })
  })
})

describe('the states of a feed', () => {
  it('are told once each, whatever is delivered twice', async () => {
    const line = await openOneFeed(site, { twice: true })
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
