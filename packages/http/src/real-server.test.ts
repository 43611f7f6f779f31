import { createServer, type Server } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeBody } from './charset.ts'
import { createHttp, type Http } from './create-http.ts'
import { type LocalServer, startLocalServer } from './local-server.ts'
import { sniffContent } from './sniff.ts'

const USER_AGENT = 'Copydesk/0.1 (+https://desk.example/contact)'
/** RFC 9309, section 2.5: at least this much is parsed. */
const ROBOTS_BYTES = 500 * 1024
const RULES = 'User-agent: copydesk\nDisallow: /private\nCrawl-delay: 3\n'
const NEVER_MS = 2 ** 31 - 1
const TITLE = 'Café à Genève, 東京'

const servers: LocalServer[] = []
const https: Http[] = []
afterAll(async () => {
  await Promise.all(https.map((http) => http.close()))
  await Promise.all(servers.map((server) => server.close()))
})

type Paths = Parameters<typeof startLocalServer>[0]

type Timeouts = NonNullable<Parameters<typeof createHttp>[0]['timeouts']>
/** For what never comes: whatever comes has the time it takes on a busy machine. */
const HURRIED: Timeouts = { headersMs: 300, bodyMs: 300 }

async function openSite(paths: Paths, timeouts: Timeouts = {}) {
  const server = await startLocalServer(paths)
  const http = createHttp({
    userAgent: USER_AGENT,
    allowHosts: ['127.0.0.1'],
    timeouts,
  })
  servers.push(server)
  https.push(http)
  return { server, http, ask: (path = '/private/page') => http.robots(server.origin + path) }
}

/** A line of the file, then comment up to that many bytes, then another line. */
const filled = (before: string, bytes: number, after: string) =>
  `${before}${`#${'x'.repeat(98)}\n`.repeat(Math.ceil((bytes - before.length) / 100))}`.slice(0, bytes - 1) +
  `\n${after}`

describe('robots.txt of a real server (RFC 9309)', () => {
  it('is asked for under the name and contact of who asks, and answers for a whole day', async () => {
    const { server, ask } = await openSite({ '/robots.txt': (response) => response.end(RULES) })
    expect(await ask()).toEqual({ type: 'disallowed', rule: 'Disallow: /private' })
    expect(await ask('/news')).toEqual({ type: 'allowed', crawlDelaySeconds: 3 })
    expect(server.requests.map(({ url, headers }) => [url, headers['user-agent']])).toEqual([
      ['/robots.txt', USER_AGENT],
    ])
  })

  it('counts up to 500 KiB, and not beyond', async () => {
    const inside = filled('User-agent: *\n', ROBOTS_BYTES - 100, 'Disallow: /private\n')
    const beyond = filled('User-agent: *\n', ROBOTS_BYTES, 'Disallow: /private\n') + '#'.repeat(5_000_000)
    const within = await openSite({ '/robots.txt': (response) => response.end(inside) })
    const past = await openSite({ '/robots.txt': (response) => response.end(beyond) })
    expect(await within.ask()).toMatchObject({ type: 'disallowed' })
    expect(await past.ask()).toMatchObject({ type: 'allowed' })
  })

  it.each<[string, Record<string, string>, number]>([
    ['in an unknown encoding', { 'content-encoding': 'compress' }, 200],
    ['with headers too large', { 'x-long': 'x'.repeat(70_000) }, 200],
    ['as a part', {}, 206],
    ['that leads nowhere', {}, 302],
    ['that leads to a private address', { location: 'http://10.0.0.1/robots.txt' }, 302],
  ])('allows nothing where it is there and cannot be read: %s', async (_, headers, status) => {
    const { ask } = await openSite({
      '/robots.txt': (response) => response.writeHead(status, headers).end(RULES),
    })
    expect(await ask('/news')).toMatchObject({ type: 'unreachable', reason: expect.stringMatching(/^robots.txt: ./) })
  })

  it('is followed through five redirects, to another host too, and is none after a sixth', async () => {
    const other = await openSite({ '/rules': (response) => response.end(RULES) })
    const chain = (hops: number, end: string): Paths =>
      Object.fromEntries(
        Array.from({ length: hops }, (_, at) => [
          at === 0 ? '/robots.txt' : `/hop/${at}`,
          (response) => response.writeHead(301, { location: at === hops - 1 ? end : `/hop/${at + 1}` }).end(),
        ]),
      )
    const target = `${other.server.origin}/rules`
    expect(await (await openSite(chain(5, target))).ask()).toMatchObject({ type: 'disallowed' })
    expect(await (await openSite(chain(6, target))).ask()).toMatchObject({ type: 'allowed' })
  })

  it.each([400, 401, 403, 404, 410])('that is answered %d forbids nothing', async (status) => {
    const { ask } = await openSite({ '/robots.txt': (response) => response.writeHead(status).end(RULES) })
    expect(await ask()).toEqual({ type: 'allowed', crawlDelaySeconds: null })
  })

  it.each([500, 502, 503, 429])('that is answered %d forbids all until it is asked for again', async (status) => {
    const { ask } = await openSite({ '/robots.txt': (response) => response.writeHead(status).end(RULES) })
    expect(await ask('/news')).toMatchObject({ type: 'unreachable', reason: `robots.txt: HTTP ${status}` })
  })

  it('that never comes, breaks off or is refused forbids all until then', async () => {
    const silent = await openSite({ '/robots.txt': () => {} }, HURRIED)
    const cut = await openSite(
      { '/robots.txt': (response) => void response.writeHead(200, { 'content-length': 100 }).write('User-agent: *\n') },
      HURRIED,
    )
    const closed = await openSite({})
    await closed.server.close()
    for (const { ask } of [silent, cut, closed]) expect(await ask('/news')).toMatchObject({ type: 'unreachable' })
  })

  it('may be compressed', async () => {
    const { ask } = await openSite({
      '/robots.txt': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(RULES)),
    })
    expect(await ask()).toMatchObject({ type: 'disallowed' })
  })
})

describe('a body of a real server', () => {
  const page = `<!doctype html><title>${TITLE}</title>`
  const encodings: [name: string, pack: (bytes: Buffer) => Uint8Array][] = [
    ['identity', (bytes) => bytes],
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ]
  const charsets: [name: string, bytes: Buffer, contentType: string, source: string][] = [
    ['header', Buffer.from(page), 'text/html; charset=utf-8', 'header'],
    ['BOM', Buffer.from(`\uFEFF${page}`, 'utf16le'), 'text/html; charset=iso-8859-1', 'bom'],
    ['meta', Buffer.from(`<meta charset="utf-8">${page}`), 'text/html', 'declaration'],
    ['detection', Buffer.from(page), 'text/html', 'detected'],
  ]

  it.each(encodings.flatMap(([encoding, pack]) => charsets.map((charset) => ({ encoding, pack, charset }))))(
    'in $encoding is read by its charset, said by $charset.0',
    async ({ encoding, pack, charset: [, bytes, contentType, source] }) => {
      const headers = { 'content-type': contentType, 'content-encoding': encoding }
      const { http, server } = await openSite({ '/': (response) => response.writeHead(200, headers).end(pack(bytes)) })
      const fetched = await http.fetch(`${server.origin}/`, { maxBytes: 10_000 })
      if (fetched.type !== 'fetched') throw new Error(fetched.type)
      const decoded = decodeBody(fetched.bytes, fetched.contentType)
      expect(decoded.text).toContain(`<title>${TITLE}</title>`)
      expect(decoded.source).toBe(source)
      expect(sniffContent(fetched.bytes, fetched.contentType)).toBe('html')
    },
  )
})

describe('a server that never speaks TLS', () => {
  let mute: Server
  let hello = Buffer.alloc(0)
  beforeAll(async () => {
    mute = createServer((socket) => void socket.on('data', (bytes) => (hello = Buffer.concat([hello, bytes]))))
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => void mute.close())

  it('costs no more than the time to connect', async () => {
    const { http } = await openSite({}, { connectMs: 300, headersMs: NEVER_MS, totalMs: NEVER_MS })
    const address = mute.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(await http.fetch(`https://127.0.0.1:${port}/`, { maxBytes: 10 })).toEqual({
      type: 'failed',
      reason: 'no connection in time',
    })
  })

  it('is offered HTTP/1.1 alone (RFC 7301, section 3.1)', () => {
    expect(hello.includes('\x08http/1.1', 0, 'latin1')).toBe(true)
    expect(hello.includes('\x02h2', 0, 'latin1')).toBe(false)
  })
})
