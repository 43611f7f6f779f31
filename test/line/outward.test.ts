import { Socket } from 'node:net'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { openHostileSite, rss, send } from '../set-up/hostile-site.ts'
import { openWorld } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const GUARDED = 'packages/http/src/connections.ts'

/** What a socket was told to connect to, whatever form that was given in, and who told it. */
type Dialled = { target: string; isGuarded: boolean }

function watchSockets(): Dialled[] {
  const dialled: Dialled[] = []
  const connect = Reflect.get(Socket.prototype, 'connect') as (this: Socket, ...args: unknown[]) => Socket
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 50
  const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    // Node's own calls pass what they were given as one list; a text alone is the path of a local socket.
    const [given] = args.flat() as [{ path?: string; host?: string; port?: number } | string]
    const target = typeof given === 'string' ? given : (given.path ?? `${given.host}:${given.port}`)
    dialled.push({ target, isGuarded: new Error('who').stack?.includes(GUARDED) ?? false })
    return connect.apply(this, args)
  })
  onTestFinished(() => {
    spy.mockRestore()
    Error.stackTraceLimit = limit
  })
  return dialled
}

it('opens no socket but to its store, except through the guard', async () => {
  const dialled = watchSockets()
  let time = STARTS_AT
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  const queues = createMemoryQueues(clock)
  const now = () => new Date(time)
  const site = await openHostileSite()
  onTestFinished(() => site.close())
  const publicUrl = 'http://127.0.0.1:1'
  const world = await openWorld(queues, {
    newsroom: { seed: 21, articles: 10 },
    now,
    config: { publicUrl, allowHosts: ['127.0.0.1'] },
  })
  onTestFinished(() => world.close())
  // A feed with a hub, which is asked to push it; and one that is an index of sitemaps.
  const hub = `<channel><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${site.at('/hub')}"/>`
  site.answer('/feed', send(rss([{ url: '/story' }]).replace('<channel>', hub), 'application/rss+xml'))
  site.answer(
    '/index',
    send(`<sitemapindex><sitemap><loc>${site.at('/sitemap')}</loc></sitemap></sitemapindex>`, 'text/xml'),
  )
  for (const path of ['/feed', '/index']) {
    const url = site.at(path)
    await world.service.store.feeds.add({ id: path, url, outlet: '127.0.0.1', intervalSeconds: 900 }, now())
  }
  for (const stage of stageServices) {
    const running = await stage.run(world.service)
    onTestFinished(() => running.close())
  }
  world.newsroom.publishUntil(world.newsroom.dayMinutes)
  await world.service.store.feeds.makeAllDue(now())
  await queues.announce(clockTicked, [{ slot: 1 }])
  await queues.drain()

  const { articles } = await world.service.store.totals.read()
  expect(articles).toBeGreaterThan(3)
  const store = new URL(inject('postgresUrl'))
  const isStore = (target: string) =>
    target.startsWith(store.searchParams.get('host') ?? `${store.hostname}:${store.port}`)
  const guarded = dialled.filter(({ isGuarded }) => isGuarded)
  expect(guarded.length).toBeGreaterThan(5)
  const ports = [world.port, site.port].map((port) => `:${port}`)
  expect(guarded.filter(({ target }) => !ports.some((port) => target.endsWith(port)))).toEqual([])
  const asked = site.requests.map(({ path }) => path)
  expect(asked).toEqual(expect.arrayContaining(['/feed', '/hub', '/index', '/sitemap', '/robots.txt', '/story']))
  expect(dialled.filter(({ target, isGuarded }) => !isGuarded && !isStore(target))).toEqual([])

  // What goes past the guard would have been seen.
  const stray = new Socket().connect({ host: '127.0.0.1', port: world.port })
  onTestFinished(() => void stray.destroy())
  expect(dialled.at(-1)).toEqual({ target: `127.0.0.1:${world.port}`, isGuarded: false })
})
