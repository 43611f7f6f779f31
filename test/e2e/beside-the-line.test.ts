import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CloudEvent } from '@copydesk/pipeline'
import type { FeedRow, QuarantineRow, Totals, Trace } from '@copydesk/store'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { copydesk, startCopydesk, temporaryFolder, valuesOf } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { openHostileSite, send, sendFeed } from '../set-up/hostile-site.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { openSmallSite, type SmallSite } from '../set-up/small-site.ts'

let data: string
let env: Record<string, string>
const run = (...args: string[]) => copydesk([...args, '--data', data], { env })

beforeEach(async () => {
  data = await temporaryFolder()
  env = { DATABASE_URL: await freshDatabase(), COPYDESK_ALLOW_HOSTS: '127.0.0.1' }
})

const openSite = async (settings = {}) => {
  const site = await openSmallSite(settings)
  onTestFinished(() => site.close())
  return site
}

const once = async (site: SmallSite) => {
  const ended = await run('start', '--once', '--feeds', site.feedUrl)
  expect(ended.code).toBe(0)
  return JSON.parse(ended.stdout) as Totals
}

describe('events', () => {
  it('reads the log when no line runs: after a cursor, and of the types asked for', async () => {
    await once(await openSite())
    const all = valuesOf<CloudEvent>((await run('events')).stdout)
    expect(all.map(({ sequence }) => Number(sequence))).toEqual(all.map((_, at) => at + 1))
    const after = valuesOf<CloudEvent>((await run('events', '--after', '4')).stdout)
    expect(after).toEqual(all.slice(4))
    const stories = valuesOf<CloudEvent>((await run('events', '--types', 'copydesk.story.*')).stdout)
    expect(stories).toEqual(all.filter(({ type }) => type.startsWith('copydesk.story.')))
    expect(stories).toHaveLength(5)
    expect(await run('events', '--after', String(all.length))).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it('reads what became of a story, and says what cannot be chosen by, or comes after the end', async () => {
    await once(await openSite())
    const all = valuesOf<CloudEvent>((await run('events')).stdout)
    const story = all.find(({ type }) => type === 'copydesk.story.new')?.subject ?? ''
    const own = valuesOf<CloudEvent>((await run('events', '--story', story)).stdout)
    expect(own).toEqual(all.filter(({ subject }) => subject === story))
    const wrong = { code: 2, stderr: expect.stringContaining('--sources') }
    expect(await run('events', '--sources', 'many')).toMatchObject(wrong)
    const beyond = { code: 1, stderr: expect.stringContaining(`the log goes up to ${all.length}`) }
    expect(await run('events', '--after', String(all.length + 1))).toMatchObject(beyond)
  })

  it('joins a line that runs on the folder, and follows what it tells until interrupted', async () => {
    const site = await openSite()
    // The folder's own servers, which only the line that runs on it knows how to reach.
    env = { COPYDESK_ALLOW_HOSTS: '127.0.0.1' }
    const line = startCopydesk(['start', '--feeds', site.feedUrl, '--data', data, '--port', '0'], { env })
    await vi.waitFor(() => expect(line.stderr()).toContain('5 articles'), PATIENCE)
    const follower = startCopydesk(['events', '--follow', '--types', 'copydesk.article.*', '--data', data], { env })
    const followed = () => valuesOf<CloudEvent>(follower.stdout()).map(({ type }) => type)
    await vi.waitFor(() => expect(followed()).toEqual(Array(5).fill('copydesk.article.new')), PATIENCE)
    expect(await run('feeds', 'add', site.otherFeedUrl)).toMatchObject({ code: 0 })
    await vi.waitFor(() => expect(followed().at(-1)).toBe('copydesk.article.copied'), PATIENCE)
    expect(JSON.parse((await run('trace', site.copyUrl)).stdout)).toMatchObject({ disposition: 'copy' })

    follower.signal('SIGINT')
    expect(await follower.ended).toMatchObject({ code: 0, stderr: '' })
    line.signal('SIGTERM')
    expect(await line.ended).toMatchObject({ code: 0 })
    expect(valuesOf<CloudEvent>((await run('events')).stdout)).toHaveLength(11)
  })
})

it('nothing but a subscription makes a store where there is none: the first start still runs the demo', async () => {
  env = {}
  for (const command of [
    ['feeds', 'list'],
    ['feeds', 'export'],
    ['events'],
    ['quarantine'],
    ['trace', 'http://a.example/'],
  ]) {
    const ended = await run(...command)
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^copydesk: nothing is kept in [^\n]+ yet: [^\n]+\n$/)
  }
  expect(await readdir(data)).toEqual([])
})

describe('feeds', () => {
  it('are added once, listed, carried over as OPML, and removed', async () => {
    const [one, two] = ['http://one.example/feed', 'https://two.example/rss?a=1&b=2']
    // Nobody has that name: the feed is polled once somebody has.
    expect(await run('feeds', 'add', one)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^subscribed to http:\/\/one\.example\/feed, unread as yet: [^\n]+\n$/),
    })
    expect((await run('feeds', 'add', 'HTTP://ONE.example/feed#top')).stderr).toBe(`${one} was subscribed to already\n`)
    const list = join(data, 'list.txt')
    await writeFile(list, `${two}\n${one}\n`)
    expect((await run('feeds', 'import', list)).stderr).toBe('subscribed to 1 new feed\n')
    const listed = async () => valuesOf<FeedRow>((await run('feeds', 'list')).stdout).map(({ url }) => url)
    expect(await listed()).toEqual([one, two])

    const opml = join(data, 'feeds.opml')
    await writeFile(opml, (await run('feeds', 'export')).stdout)
    expect(await run('feeds', 'remove', one)).toMatchObject({ code: 0 })
    expect(await run('feeds', 'remove', one)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^copydesk: [^\n]+ is not subscribed to[^\n]+\n$/),
    })
    expect(await listed()).toEqual([two])

    env = { DATABASE_URL: await freshDatabase() }
    expect((await run('feeds', 'import', opml)).stderr).toBe('subscribed to 2 new feeds\n')
    expect(await listed()).toEqual([one, two])
  })

  it('are found from a page, paused and resumed', async () => {
    const site = await openHostileSite()
    onTestFinished(() => site.close())
    const links = ['/broken', '/news', '/sport'].map(
      (path) => `<link rel="alternate" type="application/rss+xml" href="${path}" title="${path.slice(1)}">`,
    )
    site.answer('/', send(`<html><head>${links.join('')}</head></html>`))
    site.answer('/about', send('<html><body>no feed here</body></html>'))
    for (const path of ['/news', '/sport']) site.answer(path, sendFeed([{ url: '/1' }]))
    const [news, sport] = [site.at('/news'), site.at('/sport')]
    const added = await run('feeds', 'add', site.at('/'))
    expect(added.code).toBe(0)
    expect(added.stderr.split('\n')).toEqual([
      `${site.at('/')} is a page; the first feed it names that can be read: ${news} (news)`,
      'the others it names, each to be added by its own address:',
      `  ${site.at('/broken')} (broken)`,
      `  ${sport} (sport)`,
      `subscribed to ${news}`,
      '',
    ])
    expect(await run('feeds', 'add', site.at('/about'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^copydesk: [^\n]+ is a page, and no feed of it was found: [^\n]+\n$/),
    })

    expect((await run('feeds', 'pause', news)).stderr).toBe(`${news} is paused\n`)
    expect(valuesOf<FeedRow>((await run('feeds', 'list')).stdout)).toMatchObject([{ url: news, paused: true }])
    const asked = () => site.requests.filter(({ path }) => path === '/news').length
    const before = asked()
    expect((await run('start', '--once', '--feeds', sport)).code).toBe(0)
    expect(asked()).toBe(before)
    expect((await run('feeds', 'resume', news)).stderr).toBe(`${news} is polled again\n`)
    expect((await run('start', '--once', '--feeds', sport)).code).toBe(0)
    expect(asked()).toBe(before + 1)
  })

  it('come back out of the store as their OPML list named them, also once they were polled', async () => {
    const site = await openSite()
    const opml = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Copydesk</title>
  </head>
  <body>
    <outline type="rss" text="Short" title="My &quot;small&quot; desk" xmlUrl="${site.feedUrl}" htmlUrl="http://desk.example/" category="/Regional/North,wire"/>
    <outline text="World">
      <outline type="atom" text="z.example" title="z.example" xmlUrl="http://z.example/feed?a=1&amp;b=2" description="All of it" filterMode="1"/>
      <outline type="rss" text="http://a.example/rss" xmlUrl="http://a.example/rss"/>
      <outline text="Wires &amp; agencies">
        <outline type="rss" text="Zwei" title="Zwei" xmlUrl="http://b.example/rss"/>
        <outline type="rss" text="The desk again" title="The desk again" xmlUrl="${site.feedUrl}"/>
      </outline>
    </outline>
  </body>
</opml>
`
    const list = join(data, 'list.opml')
    await writeFile(list, opml)
    expect((await run('feeds', 'import', list)).stderr).toBe('subscribed to 4 new feeds\n')
    expect((await run('feeds', 'export')).stdout).toBe(opml)
    await once(site)
    expect((await run('feeds', 'export')).stdout).toBe(opml)
    // Another list that moves one of them moves it here; the others stay where they are.
    await writeFile(list, opml.replace('text="World"', 'text="Elsewhere"'))
    expect((await run('feeds', 'import', list)).stderr).toBe('subscribed to 0 new feeds\n')
    expect((await run('feeds', 'export')).stdout).toBe(opml.replace('text="World"', 'text="Elsewhere"'))
  })

  it('are checked: what a feed holds, which feeds a page names, what is neither', async () => {
    const site = await openSite()
    const check = (url: string) => copydesk(['feeds', 'check', url], { env })
    const feed = await check(site.feedUrl)
    expect(feed.code).toBe(0)
    expect(JSON.parse(feed.stdout)).toMatchObject({ format: 'rss', entries: 5, title: 'The Small Desk' })
    const page = await check(site.homeUrl)
    expect(page).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`is a page, not a feed; its feeds: ${site.feedUrl}`),
    })
    expect(JSON.parse(page.stdout)).toMatchObject({ format: null, feeds: [{ url: site.feedUrl, from: 'link' }] })
    // An article names none, and its site has one where sites have them.
    expect(JSON.parse((await check(site.agencyUrl)).stdout)).toMatchObject({
      feeds: [{ url: site.feedUrl, from: 'common path' }],
    })
    expect(await check(`${site.homeUrl}nothing`)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^copydesk: [^\n]+ cannot be fetched: [^\n]+\n$/),
    })
  })
})

describe('trace, quarantine and redrive', () => {
  it('tell the way of a page, why one stopped, and let it go on', async () => {
    const site = await openSite({ broken: 'museum' })
    const [lost] = site.pageUrls.filter((url) => url.endsWith('/museum'))
    const totals = await once(site)
    expect(totals).toMatchObject({
      entries: 5,
      dispositions: { stored: 4, rejected: 1 },
      quarantined: { 'fetch-page': 1 },
    })

    const held = valuesOf<QuarantineRow>((await run('quarantine')).stdout)
    expect(held).toMatchObject([{ stage: 'fetch-page', url: lost, reason: expect.stringContaining('503') }])
    expect(await run('quarantine', 'clean-page')).toMatchObject({ code: 0, stdout: '' })
    const stopped = JSON.parse((await run('trace', lost ?? '')).stdout) as Trace
    expect(stopped).toMatchObject({ disposition: 'rejected', reason: expect.stringContaining('503') })
    expect(stopped.steps.map(({ stage }) => stage)).toEqual(['poll-feed', 'fetch-page'])

    site.mend()
    expect((await run('redrive', 'fetch-page', '--url', 'http://elsewhere.example/')).stderr).toBe(
      '0 jobs go through fetch-page again\n',
    )
    expect((await run('redrive', 'fetch-page', '--url', lost ?? '')).stderr).toBe(
      '1 job goes through fetch-page again\n',
    )
    expect(await once(site)).toMatchObject({ articles: 5, dispositions: { stored: 5, rejected: 0 }, quarantined: {} })

    const trace = JSON.parse((await run('trace', lost ?? '')).stdout) as Trace
    const stages = new Set(trace.steps.map(({ stage }) => stage))
    // An event tells of its change at the time of the change: it stands beside that.
    expect(stages.delete('deliver-events')).toBe(true)
    const line = ['poll-feed', 'fetch-page', 'clean-page', 'match-copies', 'tag-entities', 'group-story']
    expect([...stages]).toEqual(line)
    for (const { at } of trace.steps) expect(new Date(at).toISOString()).toBe(at)
    expect(await run('trace', 'http://elsewhere.example/')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('was never found in a feed'),
    })
  })
})
