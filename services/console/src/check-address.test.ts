import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readConfig } from '@copydesk/service'
import { expect, it, onTestFinished } from 'vitest'
import { checkAddress } from './check-address.ts'

const FEED = `<rss version="2.0"><channel><title>Harbour Herald</title><item><title>Ferry late</title><link>https://herald.example/ferry</link></item></channel></rss>`
const page = (links: string) => `<!doctype html><html><head>${links}</head><body>News</body></html>`
const link = (href: string, title: string) =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`

type Answer = { status?: number; type?: string; body?: string; location?: string }
type Answers = Record<string, (times: number) => Answer | null>

/** Asks a server that answers each path as told; null breaks the connection off. */
async function checked(answers: Answers, path = '/') {
  const times = new Map<string, number>()
  const listener: RequestListener = ({ url = '/' }, response) => {
    times.set(url, (times.get(url) ?? 0) + 1)
    const answer: Answer | null = (answers[url] ?? (() => ({ status: 404 })))(times.get(url) ?? 0)
    if (answer === null) return void response.destroy()
    const { status = 200, type = 'text/html', body = '', location } = answer
    response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(body)
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const outcome = readConfig({ COPYDESK_ALLOW_HOSTS: host })
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const asking = { config: outcome.config, now: () => new Date('2026-03-10T12:00:00Z'), wait: async () => {} }
  const found = await checkAddress(`http://${host}${path}`, asking, AbortSignal.timeout(20_000))
  return { found, times, at: (where: string) => `http://${host}${where}` }
}

it('asks again a site that fails once', async () => {
  const feed = { type: 'application/rss+xml', body: FEED }
  const broken = await checked({ '/': (times) => (times === 1 ? null : feed) })
  expect(broken.found).toMatchObject({ type: 'feed', title: 'Harbour Herald', entries: 1 })
  const busy = await checked({ '/': (times) => (times === 1 ? { status: 503 } : feed) })
  expect(busy.found).toMatchObject({ type: 'feed' })
})

it('says how often it asked a site that goes on failing, and asks only once what will not change', async () => {
  const down = await checked({ '/': () => null })
  expect(down.found).toMatchObject({ type: 'wrong', says: expect.stringMatching(/, asked 3 times\.$/) })
  const { found, times } = await checked({})
  expect(found.type).toBe('wrong')
  expect(times.get('/')).toBe(1)
})

it('tells the address that a feed moved to for good, and keeps one that only leads elsewhere', async () => {
  const led = (status: number) =>
    checked({ '/': () => ({ status, location: '/new' }), '/new': () => ({ type: 'application/rss+xml', body: FEED }) })
  const moved = await led(301)
  expect(moved.found).toMatchObject({ type: 'feed', movedTo: moved.at('/new') })
  expect((await led(302)).found).toMatchObject({ type: 'feed', movedTo: null })
})

it('says of a page each feed that it names, also of those that are none', async () => {
  const { found, at } = await checked({
    '/': () => ({ body: page(link('/world', 'World') + link('/broken', 'Broken') + link('/gone', 'Gone')) }),
    '/world': () => ({ type: 'application/rss+xml', body: FEED }),
    '/broken': () => ({ type: 'application/rss+xml', body: 'no feed' }),
  })
  expect(found).toMatchObject({
    type: 'page',
    guessed: false,
    feeds: [
      { type: 'feed', url: at('/world'), title: 'Harbour Herald' },
      { type: 'unread', url: at('/broken'), title: 'Broken', says: expect.any(String) },
      { type: 'unread', url: at('/gone'), title: 'Gone', says: expect.stringContaining('404') },
    ],
  })
})

it('looks where sites often have their feed when a page names none, and for no more than a few that it names', async () => {
  const hidden = await checked({
    '/': () => ({ body: page('') }),
    '/feed.xml': () => ({ type: 'text/xml', body: FEED }),
  })
  expect(hidden.found).toMatchObject({ type: 'page', guessed: true, feeds: [{ url: hidden.at('/feed.xml') }] })
  const many = Array.from({ length: 9 }, (_, n) => link(`/feed-${n}`, `Feed ${n}`)).join('')
  const { found } = await checked({ '/': () => ({ body: page(many) }) })
  expect(
    found.type === 'page' && found.feeds.filter((feed) => feed.type === 'unread' && feed.says === null),
  ).toHaveLength(3)
})
