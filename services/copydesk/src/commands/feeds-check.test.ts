import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from './feeds-check.ts'

const FEED = `<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Gazette – Küste</title><ttl>30</ttl>
  <item><title>One</title><link>/1</link><pubDate>Tue, 04 Mar 2025 11:30:00 +0100</pubDate></item></channel></rss>`
const SITEMAP = gzipSync('<urlset><url><loc>https://a.example/1</loc><lastmod>2025-03-04</lastmod></url></urlset>')
const PAGES: Record<string, string | Buffer> = {
  '/gazette.rss': FEED,
  '/page':
    '<html><head><link rel="alternate" type="application/rss+xml" href="gazette.rss" title="News"></head></html>',
  '/bare/page': '<!doctype html><html><body>Nothing to see</body></html>',
  '/robots.txt': 'Sitemap: /news.xml.gz',
  '/news.xml.gz': SITEMAP,
  '/words': 'just words',
}

let server: Server
let origin = ''
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    // Sites answer what they do not have with a page of their own: that is no feed.
    response.end(PAGES[request.url ?? ''] ?? '<html><body>not here</body></html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
  vi.stubEnv('COPYDESK_HOST_INTERVAL_SECONDS', '0')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** What the command writes: its JSON and its sentences; and its complaint, where it makes one. */
async function checked(path: string) {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const complaint = await check(`${origin}${path}`, { allowHost: ['127.0.0.1'] }).then(
    () => null,
    (error: Error) => error.message,
  )
  const [json = 'null', says = ''] = [stdout, stderr].map(({ mock }) =>
    mock.calls.map(([text]) => String(text)).join(''),
  )
  return { json: JSON.parse(json) as unknown, says, complaint }
}

describe('feeds check', () => {
  it('tells what a feed is and what is wrong with it', async () => {
    const { json, says, complaint } = await checked('/gazette.rss')
    expect(complaint).toBeNull()
    expect(json).toMatchObject({
      format: 'rss',
      title: 'Gazette – Küste',
      entries: 1,
      newest: '2025-03-04T11:30:00+01:00',
      charset: 'utf-8',
      schedule: { ttlMinutes: 30 },
    })
    expect(says).toContain('wrong: Its XML declaration says windows-1251, but it is utf-8.\n')
    expect(says).toContain('wrong: 1 of 1 entry has no guid')
    expect(says).toContain('note: 1 of 1 entry has a link that is not whole.\n')
  })

  it('names the feeds of a page', async () => {
    const { json, complaint } = await checked('/page')
    expect(json).toMatchObject({ format: null, feeds: [{ url: `${origin}/gazette.rss`, title: 'News', from: 'link' }] })
    expect(complaint).toContain(`its feeds: ${origin}/gazette.rss`)
  })

  it('looks in the likely places for a page that names none, and unzips a sitemap', async () => {
    const { json } = await checked('/bare/page')
    expect(json).toMatchObject({ feeds: [{ url: `${origin}/news.xml.gz`, from: 'robots.txt' }] })
    expect(asked.slice(0, 3)).toEqual(['/bare/page', '/robots.txt', '/feed/'])
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('complains of what is neither', async () => {
    const { complaint } = await checked('/words')
    expect(complaint).toContain('/words is not a feed: neither XML nor JSON')
    expect(asked).toEqual(['/words'])
  })
})
