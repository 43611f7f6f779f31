import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp, type Http } from './create-http.ts'
import { type LocalServer, startLocalServer } from './local-server.ts'
import type { FetchOutcome, FetchRequest } from './outcome.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const USER_AGENT = 'Copydesk/0.1 (+https://copydesk.example/bot)'

let server: LocalServer
let http: Http

const redirectTo =
  (location: string, status = 302, cookies: string[] = []) =>
  (response: ServerResponse) =>
    response.writeHead(status, { location, 'set-cookie': cookies }).end('moved')

beforeAll(async () => {
  server = await startLocalServer({
    '/page': (response) =>
      response
        .writeHead(200, {
          'content-type': 'text/html',
          etag: '"v1"',
          'last-modified': 'Sun, 01 Mar 2026 10:00:00 GMT',
          'x-two': ['a', 'b'],
        })
        .end('<p>page'),
    '/pdf': (response) =>
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(Buffer.from('%PDF-1.7\n\xff\0', 'latin1')),
    '/fresh': (response, { headers }) =>
      response.writeHead(headers['if-none-match'] === '"v1"' || headers['if-modified-since'] ? 304 : 200).end(),
    '/always-304': (response) => response.writeHead(304).end(),
    '/busy-seconds': (response) => response.writeHead(429, { 'retry-after': '90' }).end('later'),
    '/busy-date': (response) =>
      response.writeHead(503, { 'retry-after': 'Sun, 01 Mar 2026 12:02:00 GMT' }).end('later'),
    '/busy': (response) => response.writeHead(429).end(),
    '/broken': (response) => response.writeHead(500).end('oops'),
    '/forbidden': (response) => response.writeHead(403).end('no'),
    '/taken-down': (response) => response.writeHead(451).end('no'),
    '/hop': redirectTo('/hop2#part', 301),
    '/hop2': redirectTo('page?'),
    '/page?': (response) => response.end('other page'),
    '/round': redirectTo('/round'),
    '/wall': (response, { headers }) =>
      headers.cookie === 'ok=1; way=there'
        ? response.end('past the wall')
        : redirectTo('/wall', 302, ['ok=1; Path=/', 'way=there', 'other=1; Domain=example.com'])(response),
    '/set-elsewhere': (response) =>
      redirectTo(`http://wire.localhost:${server.port}/cookies`, 302, ['mine=1'])(response),
    '/cookies': (response, { headers }) => response.end(`cookies: ${headers.cookie ?? 'none'}`),
    '/forgets': (response, { headers }) => redirectTo('/forgets', 302, [`turn=${headers.cookie ? 2 : 1}`])(response),
    '/two': redirectTo('/two-back#part'),
    '/two-back': redirectTo('/two'),
    '/nowhere': (response) => response.writeHead(302).end(),
    '/bad-location': redirectTo('http://[half'),
    '/metadata': redirectTo('http://169.254.169.254/latest/meta-data/'),
    '/mapped': redirectTo('http://[::ffff:127.0.0.1]/'),
    '/file': redirectTo('file:///etc/passwd'),
    '/other-port': redirectTo('http://127.0.0.1:1/'),
    '/raw-location': (response) =>
      response.socket?.end('HTTP/1.1 301 Moved\r\nlocation: /caf\u00c3\u00a9\r\ncontent-length: 0\r\n\r\n', 'latin1'),
    '/caf%C3%A9': (response) => response.end('café'),
    '/endless-redirect': (response) => {
      response.writeHead(302, { location: '/page' })
      const more = () => response.destroyed || response.write(Buffer.alloc(16_384), more)
      more()
    },
    '/silent': () => {},
    '/stalls': (response) => void response.writeHead(200).write('some'),
    '/cut': (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'),
    '/cut-chunks': (response) =>
      response.socket?.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nshort\r\n'),
    '/longer': (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nshort and more'),
    '/until-close': (response) => response.socket?.end('HTTP/1.0 200 OK\r\n\r\nall of it'),
    '/hangs-up': (response) => void response.socket?.destroy(),
    '/not-http': (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
    '/big-headers': (response) => response.writeHead(200, { 'x-big': 'a'.repeat(100_000) }).end(),
    '/form': (response, request) =>
      void request
        .setEncoding('utf8')
        .on('data', (body: string) => response.end(`${request.method} ${request.headers['content-type']} ${body}`)),
    '/form-moved': redirectTo('/form', 307),
    '/form-elsewhere': redirectTo('/form', 302),
    '/no-content': (response) => response.writeHead(204).end(),
  })
  http = createHttp({
    userAgent: USER_AGENT,
    allowHosts: [`127.0.0.1:${server.port}`, 'wire.localhost', 'inside.example'],
    resolve: async (hostname) => RESOLVED[hostname] ?? [],
    now: () => NOW,
  })
})
afterAll(async () => {
  await http.close()
  await server.close()
})

const RESOLVED: Record<string, string[]> = {
  'inside.example': ['127.0.0.1'],
  'private.example': ['10.0.0.1'],
  'mixed.example': ['93.184.215.14', '::1'],
}

const get = (path: string, request: Partial<FetchRequest> = {}): Promise<FetchOutcome> =>
  http.fetch(path.startsWith('/') ? server.origin + path : path, { maxBytes: 100_000, ...request })

const text = (outcome: FetchOutcome) => (outcome.type === 'fetched' ? Buffer.from(outcome.bytes).toString() : outcome)

describe('a page', () => {
  it('comes with all that is known of it', async () => {
    expect(await get('/page#part')).toMatchObject({
      type: 'fetched',
      url: `${server.origin}/page`,
      status: 200,
      headers: { 'x-two': 'a, b' },
      contentType: 'text/html',
      etag: '"v1"',
      lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT',
      redirects: [],
    })
  })

  it('is asked for by name, with what the caller accepts', async () => {
    await get('/page', { accept: 'text/html' })
    const { headers } = server.requests.at(-1)!
    expect(headers).toMatchObject({
      'user-agent': USER_AGENT,
      accept: 'text/html',
      'accept-encoding': 'gzip, deflate, br, zstd',
    })
  })

  it('may be binary, or nothing', async () => {
    const pdf = await get('/pdf')
    expect(pdf).toMatchObject({
      contentType: 'application/pdf',
      bytes: new Uint8Array(Buffer.from('%PDF-1.7\n\xff\0', 'latin1')),
    })
    expect(await get('/no-content')).toMatchObject({ type: 'fetched', status: 204, bytes: new Uint8Array() })
  })

  it('is fetched over connections that are kept', async () => {
    await get('/page')
    const before = server.connections()
    for (let count = 0; count < 20; count++) await get('/page')
    expect(server.connections() - before).toBeLessThanOrEqual(1)
  })
})

describe('a form', () => {
  const form = 'hub.mode=subscribe&hub.topic=a%20b'

  it.each(['/form', '/form-moved'])('is posted to %s', async (path) => {
    const fetched = await http.fetch(server.origin + path, { form, maxBytes: 1000 })
    expect(text(fetched)).toBe(`POST application/x-www-form-urlencoded ${form}`)
  })

  it('does not become a GET on the way', async () => {
    const fetched = await http.fetch(`${server.origin}/form-elsewhere`, { form, maxBytes: 1000 })
    expect(fetched).toEqual({ type: 'rejected', reason: 'HTTP 302 to a POST' })
  })
})

describe('conditions', () => {
  it('give "not modified"', async () => {
    expect(await get('/fresh', { etag: '"v1"' })).toEqual({ type: 'not modified' })
    expect(await get('/fresh', { etag: null, lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT' })).toEqual({
      type: 'not modified',
    })
    expect(await get('/fresh')).toMatchObject({ type: 'fetched' })
  })

  it('that cannot be sent are left out, and a 304 nobody asked for is no answer', async () => {
    expect(await get('/fresh', { etag: 'a\r\nx-smuggled: 1' })).toMatchObject({ type: 'fetched' })
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('x-smuggled')
    expect(await get('/always-304')).toMatchObject({ type: 'failed' })
  })
})

describe('statuses', () => {
  it.each([
    ['/busy-seconds', { type: 'throttled', retryAfterMs: 90_000, reason: 'HTTP 429' }],
    ['/busy-date', { type: 'throttled', retryAfterMs: 120_000, reason: 'HTTP 503' }],
    ['/busy', { type: 'throttled', retryAfterMs: null, reason: 'HTTP 429' }],
    ['/broken', { type: 'failed', reason: 'HTTP 500', status: 500 }],
    ['/forbidden', { type: 'rejected', reason: 'HTTP 403', status: 403 }],
    ['/missing', { type: 'gone', status: 404, reason: 'HTTP 404' }],
    ['/taken-down', { type: 'gone', status: 451, reason: 'HTTP 451' }],
  ])('%s', async (path, outcome) => expect(await get(path)).toEqual(outcome))
})

describe('redirects', () => {
  it('are followed and told', async () => {
    const redirects = [
      { url: `${server.origin}/hop`, status: 301 },
      { url: `${server.origin}/hop2`, status: 302 },
    ]
    expect(await get('/hop')).toMatchObject({ type: 'fetched', url: `${server.origin}/page?`, redirects })
  })

  it('may be written in raw UTF-8', async () => expect(text(await get('/raw-location'))).toBe('café'))

  it.each([
    ['/round', 'redirects lead round in a circle', 1],
    ['/two', 'redirects lead round in a circle', 2],
    ['/forgets', 'redirects lead round in a circle', 3],
    ['/nowhere', 'HTTP 302 without a usable Location', 1],
    ['/bad-location', 'HTTP 302 without a usable Location', 1],
  ])('that lead nowhere are rejected: %s', async (path, reason, requests) => {
    const before = server.requests.length
    expect(await get(path)).toMatchObject({ type: 'rejected', reason })
    expect(server.requests.length - before).toBe(requests)
  })

  it.each(['/metadata', '/mapped', '/file', '/other-port'])('to what is guarded are refused: %s', async (path) => {
    expect(await get(path)).toMatchObject({ type: 'refused' })
  })

  it('that only set a cookie lead on with it, to the host that set it and in this fetch alone', async () => {
    expect(text(await get('/wall'))).toBe('past the wall')
    expect(text(await get('/cookies'))).toBe('cookies: none')
    expect(text(await get('/set-elsewhere'))).toBe('cookies: none')
  })

  it('with an endless body are followed all the same', async () =>
    expect(text(await get('/endless-redirect'))).toBe('<p>page'))
})

describe('names', () => {
  it('of this machine work without DNS where they are allowed', async () => {
    expect(text(await get(`http://wire.localhost:${server.port}/page`))).toBe('<p>page')
    expect(await get(`http://news.localhost:${server.port}/page`)).toMatchObject({ type: 'refused' })
  })

  it('that lead inside are refused by their addresses', async () => {
    expect(await get('http://private.example/')).toMatchObject({
      type: 'refused',
      reason: expect.stringContaining('RFC 1918'),
    })
    expect(await get('http://mixed.example/')).toMatchObject({
      type: 'refused',
      reason: expect.stringContaining('::1'),
    })
    expect(await get('https://private.example/')).toMatchObject({ type: 'refused' })
  })

  it('are looked up once for a connection: what was checked is what is dialled', async () => {
    const asked: string[] = []
    const rebinding = createHttp({
      userAgent: USER_AGENT,
      allowHosts: ['inside.example'],
      resolve: async (hostname) => (asked.push(hostname) === 1 ? ['127.0.0.1'] : ['127.0.0.99']),
    })
    expect(text(await rebinding.fetch(`http://inside.example:${server.port}/page`, { maxBytes: 1000 }))).toBe('<p>page')
    expect(asked).toEqual(['inside.example'])
    await rebinding.close()
  })

  it('without an address, and text that is no address, are told apart', async () => {
    expect(await get('http://unknown.example/')).toEqual({ type: 'failed', reason: 'unknown.example has no address' })
    expect(await get('no address')).toEqual({ type: 'rejected', reason: 'not a URL' })
  })
})

describe('where only the status counts', () => {
  it.each(['/stalls', '/cut', '/cut-chunks'])('%s has answered, whatever its body is', async (path) => {
    expect(await get(path, { statusOnly: true })).toMatchObject({ type: 'fetched', status: 200 })
  })
})

describe.concurrent('bad servers', () => {
  // Each waits little for what never comes alone: on a busy machine all else takes its time.
  it.each([
    ['/silent', { headersMs: 100 }, 'no answer in time'],
    ['/stalls', { bodyMs: 100 }, 'the body stopped coming'],
  ])('%s is not waited for longer than %j', async (path, timeouts, reason) => {
    const hurried = createHttp({ userAgent: 'a', allowHosts: ['127.0.0.1'], timeouts })
    expect(await hurried.fetch(server.origin + path, { maxBytes: 100 })).toEqual({ type: 'failed', reason })
    await hurried.close()
  })

  it.each([
    ['/cut', 'failed', /./],
    ['/cut-chunks', 'failed', /./],
    ['/hangs-up', 'failed', 'the connection closed early'],
    ['/not-http', 'failed', /./],
    ['/big-headers', 'rejected', 'headers too large'],
  ])('%s: %s', async (path, type, reason) => {
    expect(await get(path)).toEqual({ type, reason: expect.stringMatching(reason) })
  })

  it('are believed as far as they frame the body', async () => {
    expect(text(await get('/longer'))).toBe('short')
    expect(text(await get('/until-close'))).toBe('all of it')
  })

  it('that refuse the connection may be asked again', async () => {
    const closed = await startLocalServer({})
    await closed.close()
    const outcome = await createHttp({ userAgent: 'a', allowHosts: ['127.0.0.1'] }).fetch(closed.origin, {
      maxBytes: 1,
    })
    expect(outcome).toEqual({ type: 'failed', reason: 'connection refused' })
  })
})

describe('an end', () => {
  it('comes when the time is up, whatever the server does', async () => {
    const hurried = createHttp({ userAgent: 'a', allowHosts: ['127.0.0.1'], timeouts: { totalMs: 50 } })
    expect(await hurried.fetch(`${server.origin}/stalls`, { maxBytes: 100 })).toEqual({
      type: 'failed',
      reason: 'not done after 50 ms',
    })
    await hurried.close()
  })

  it('comes when the caller has had enough', async () => {
    expect(await get('/page', { signal: AbortSignal.abort() })).toEqual({ type: 'failed', reason: 'cancelled' })
    const controller = new AbortController()
    const running = get('/silent', { signal: controller.signal })
    setImmediate(() => controller.abort())
    expect(await running).toEqual({ type: 'failed', reason: 'cancelled' })
  })

  it('comes for all when closed', async () => {
    const closing = createHttp({ userAgent: 'a', allowHosts: ['127.0.0.1'] })
    await closing.close()
    expect(await closing.fetch(server.origin, { maxBytes: 100 })).toEqual({ type: 'failed', reason: 'closed' })
  })
})
