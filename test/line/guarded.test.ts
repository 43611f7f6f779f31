import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { canonicalUrl, stableId } from '@copydesk/news'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { openHostileSite, redirectTo, rss, send, type HostileSite } from '../set-up/hostile-site.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const SITE = 'site.localhost'
/** Where the robots.txt leads inside. */
const UNREADABLE = 'unreadable.localhost'
const NEVER_MS = 2 ** 31 - 1

/** This machine in the spellings an address may have: its port is allowed, so only where it leads is wrong. */
const SPELLINGS = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0x7f.1',
  '127.0.0.1.',
  '0.0.0.0',
  'localhost',
  'inside.localhost',
  'localhost.',
  'user@127.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '0',
  '0x0',
  '127.0.1',
  '0x7f.0x0.0x0.0x1',
  '00000177.0.0.01',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  'ⓛocalhost',
  'LOCALHOST',
  '127%2e0%2e0%2e1',
  '[::]',
  '[::127.0.0.1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[::ffff:0:7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2001:0:7f00:1::80ff:fffe]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '169.254.169.254',
  '100.100.100.200',
]

let store: Store
let site: HostileSite
/** What is inside: nobody may come here. */
let inside: HostileSite
let deskUrl: string
let closers: (() => Promise<void>)[] = []
const inSpelling = (spelling: string) => `http://${spelling}:${inside.port}/secret`

beforeAll(async () => {
  site = await openHostileSite()
  inside = await openHostileSite()
  inside.answer('/secret', send(rss([{ url: '/stolen' }]), 'application/rss+xml'))
  const read = readConfig()
  if (read.type === 'wrong') throw new Error(read.reason)
  let time = STARTS_AT
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  const queues = createMemoryQueues(clock)
  store = await openStore(await freshDatabase())
  const reach = { allowHosts: [SITE, UNREADABLE], allowPorts: [inside.port], publicUrl: 'http://desk.example' }
  const pace = { tickMs: NEVER_MS, sweepMs: 0, hostIntervalMs: 0, hostAtOnce: 16, cleanThreads: 1, giveUpMs: 1000 }
  const service = openService({
    config: { ...read.config, ...reach, ...pace },
    store,
    queues,
    log: createLog({ level: 'silent' }),
    now: () => new Date(time),
    wait: async (ms) => clock.advanceTo(time + ms),
  })
  closers = [() => site.close(), () => inside.close(), () => store.close()]
  for (const stage of stageServices) {
    const running = await stage.run(service)
    closers.unshift(() => running.close())
  }
  const desk = await consoleService.run({ ...service, config: { ...service.config, port: 0, publicUrl: null } })
  closers.unshift(() => desk.close())
  deskUrl = desk.url
  await askEverywhere(service.now())
  await queues.announce(clockTicked, [{ slot: 1 }])
  await queues.drain()
})
afterAll(async () => {
  for (const close of closers) await close()
})

/** Each way in which an address comes to be asked, with each spelling. */
async function askEverywhere(now: Date) {
  const add = (url: string) =>
    store.feeds.add({ id: stableId('feed', url), url, outlet: 'x', intervalSeconds: 900 }, now)
  const xml = 'application/rss+xml'
  const at = (path: string) => site.at(path, SITE)
  for (const [number, spelling] of SPELLINGS.entries()) {
    const target = inSpelling(spelling)
    await add(target)
    // Bytes as a careless server sends them.
    const location = Buffer.from(target).toString('latin1')
    site.answer(`/feed-leads/${number}`, redirectTo(location))
    await add(at(`/feed-leads/${number}`))
    site.answer(`/page-leads/${number}`, redirectTo(location))
    site.answer(
      `/index/${number}`,
      send(`<sitemapindex><sitemap><loc>${target}</loc></sitemap></sitemapindex>`, 'text/xml'),
    )
    await add(at(`/index/${number}`))
    const hub = `<channel><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${target}"/>`
    site.answer(`/hub/${number}`, send(rss([{ url: `/page/${number}` }]).replace('<channel>', hub), xml))
    await add(at(`/hub/${number}`))
  }
  const pages = SPELLINGS.flatMap((spelling, number) => [
    { url: inSpelling(spelling) },
    { url: `/page-leads/${number}` },
  ])
  const unread = site.at('/unread', UNREADABLE)
  site.answer('/feed', send(rss([...pages, { url: unread }]), xml))
  await add(at('/feed'))
  site.answer(`${UNREADABLE}:${site.port} /robots.txt`, redirectTo(inSpelling('127.0.0.1')))
}

describe.each(SPELLINGS.map((spelling, number) => ({ spelling, number })))(
  '$spelling, which is this machine',
  ({ spelling, number }) => {
    const feedAt = async (url: string) => (await store.feeds.list()).find((feed) => feed.url === url)
    const REFUSED = /not public|this machine|ends in a dot|user name|not global/

    it('is no feed', async () => {
      expect((await feedAt(inSpelling(spelling)))?.reason).toMatch(REFUSED)
    })
    it('is not where a feed leads', async () => {
      expect((await feedAt(site.at(`/feed-leads/${number}`, SITE)))?.reason).toMatch(REFUSED)
    })
    it('is no page', async () => {
      const entry = await store.entries.byUrl(canonicalUrl(inSpelling(spelling)) ?? '')
      // An address with a name in it is none that an entry may have.
      if (spelling.includes('@') && !entry) return
      expect(entry).toMatchObject({ disposition: 'rejected', reason: expect.stringMatching(REFUSED) })
    })
    it('is not where a page leads', async () => {
      const entry = await store.entries.byUrl(site.at(`/page-leads/${number}`, SITE))
      expect(entry).toMatchObject({ disposition: 'rejected', reason: expect.stringMatching(REFUSED) })
    })
    const post = async (path: string, body: object) =>
      fetch(`${deskUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    it('is nothing that is looked at before it is subscribed to, nor where that leads', async () => {
      for (const url of [inSpelling(spelling), site.at(`/page-leads/${number}`, SITE)]) {
        const checked = (await (await post('/views/feeds/check', { url })).json()) as { type: string; says: string }
        expect(checked).toMatchObject({ type: 'wrong', says: expect.stringMatching(REFUSED) })
      }
    })
    it('is sent no webhook', async () => {
      const answer = await post('/webhooks', { url: inSpelling(spelling) })
      expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, expect.any(String)])
    })
    it('is no hub', async () => {
      const feed = await feedAt(site.at(`/hub/${number}`, SITE))
      expect(await store.pushes.subscription(feed?.id ?? '')).toMatchObject({
        state: 'failed',
        reason: expect.stringMatching(REFUSED),
      })
    })
  },
)

it('nobody came inside, though everybody was sent there', async () => {
  expect(inside.requests).toEqual([])
  const asked = new Set(site.requests.map(({ path }) => path))
  for (const number of SPELLINGS.keys()) {
    for (const way of ['feed-leads', 'page-leads', 'index', 'hub']) expect(asked).toContain(`/${way}/${number}`)
  }
  const ofUnreadable = site.requests.filter(({ host }) => host.startsWith(UNREADABLE))
  expect(new Set(ofUnreadable.map(({ path }) => path))).toEqual(new Set(['/robots.txt']))
  const held = await fetch(inSpelling('127.0.0.1'))
  expect([held.status, inside.requests.length]).toEqual([200, 1])
})
