import type { ServerResponse } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp, type Http } from './create-http.ts'
import { type LocalServer, startLocalServer } from './local-server.ts'

const PAGE = '<p>The council met on Tuesday.</p>'.repeat(2000)
const BOMB = Buffer.alloc(30_000_000)
const KB = 1024

const ENCODED: Record<string, [encoding: string, bytes: Buffer]> = {
  '/identity': ['identity', Buffer.from(PAGE)],
  '/gzip': ['gzip', gzipSync(PAGE)],
  '/x-gzip': ['X-GZIP', gzipSync(PAGE)],
  '/deflate': ['deflate', deflateSync(PAGE)],
  '/deflate-raw': ['deflate', deflateRawSync(PAGE)],
  '/br': ['br', brotliCompressSync(PAGE)],
  '/zstd': ['zstd', zstdCompressSync(PAGE)],
  '/twice': ['deflate, gzip', gzipSync(deflateSync(PAGE))],
  '/gzip-bomb': ['gzip', gzipSync(BOMB)],
  '/deflate-bomb': ['deflate', deflateRawSync(BOMB)],
  '/br-bomb': ['br', brotliCompressSync(BOMB)],
  '/zstd-bomb': ['zstd', zstdCompressSync(BOMB)],
  '/twice-bomb': ['gzip, gzip', gzipSync(gzipSync(BOMB))],
  '/thrice': ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(PAGE)))],
  '/unknown': ['compress', Buffer.from(PAGE)],
  '/inherited': ['constructor', Buffer.from(PAGE)],
  '/charset': ['UTF-8', Buffer.from(PAGE)],
  '/none': ['none', Buffer.from(PAGE)],
  '/chunked-gzip': ['gzip, aws-chunked', gzipSync(PAGE)],
  '/not-gzip': ['gzip', Buffer.from(PAGE)],
  '/gzip-cut': ['gzip', gzipSync(PAGE).subarray(0, -10)],
  '/br-cut': ['br', brotliCompressSync(PAGE).subarray(0, -3)],
  '/zstd-cut': ['zstd', zstdCompressSync(PAGE).subarray(0, -6)],
  '/zstd-window': ['zstd', Buffer.from('28b52ffd00b8010000', 'hex')],
  '/empty-gzip': ['gzip', Buffer.alloc(0)],
  '/file.gz': ['identity', gzipSync(PAGE)],
  '/file.gz-encoded': ['br', brotliCompressSync(gzipSync(PAGE))],
  '/file.gz-bomb': ['identity', gzipSync(BOMB)],
  '/file.gz-cut': ['identity', gzipSync(PAGE).subarray(0, -10)],
  '/one-byte': ['identity', Buffer.from('\x1f')],
}

let server: LocalServer
let http: Http
let sent = 0

beforeAll(async () => {
  const answers = Object.entries(ENCODED).map(([path, [encoding, bytes]]) => [
    path,
    (response: ServerResponse) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
  ])
  server = await startLocalServer({
    ...Object.fromEntries(answers),
    '/endless': (response) => pour(response, Buffer.alloc(16 * KB, 'a')),
    '/endless-nothing': (response) => pour(response.setHeader('content-encoding', 'gzip'), EMPTY_MEMBERS),
    '/announced': (response) => {
      response.writeHead(200, { 'content-length': 50_000_000 })
      response.flushHeaders()
    },
  })
  http = createHttp({ userAgent: 'Copydesk/0.1', allowHosts: ['127.0.0.1'] })
})
afterAll(async () => {
  await http.close()
  await server.close()
})

/** Compressed bytes that never amount to anything: what is counted after decompression alone would read for ever. */
const EMPTY_MEMBERS = Buffer.concat(Array.from({ length: 1000 }, () => gzipSync('')))

function pour(response: ServerResponse, chunk: Buffer): void {
  sent = 0
  const more = () => {
    if (response.destroyed) return
    sent += chunk.length
    response.write(chunk, () => setImmediate(more))
  }
  more()
}

const get = (path: string, maxBytes = 200 * KB) => http.fetch(server.origin + path, { maxBytes })

describe('a body', () => {
  const encoded = ['/identity', '/gzip', '/x-gzip', '/deflate', '/deflate-raw', '/br', '/zstd', '/twice']
  const misnamed = ['/inherited', '/charset', '/none', '/chunked-gzip']
  it.each([...encoded, ...misnamed])('is read: %s', async (path) => {
    const outcome = await get(path)
    expect(outcome.type).toBe('fetched')
    expect(outcome.type === 'fetched' && Buffer.from(outcome.bytes).toString()).toBe(PAGE)
  })

  it('may be exactly as long as the limit', async () => {
    expect(await get('/gzip', PAGE.length)).toMatchObject({ type: 'fetched' })
    expect(await get('/gzip', PAGE.length - 1)).toEqual({ type: 'too large', reason: `over ${PAGE.length - 1} bytes` })
    expect(await get('/identity', PAGE.length)).toMatchObject({ type: 'fetched' })
    expect(await get('/identity', PAGE.length - 1)).toMatchObject({ type: 'too large' })
  })

  it('may be nothing, called gzip', async () =>
    expect(await get('/empty-gzip')).toMatchObject({ type: 'fetched', bytes: new Uint8Array() }))

  it.each(['/gzip-bomb', '/deflate-bomb', '/br-bomb', '/zstd-bomb', '/twice-bomb'])(
    'stops at the limit after decompression: %s',
    async (path) => {
      const before = process.memoryUsage().arrayBuffers
      expect(await get(path)).toEqual({ type: 'too large', reason: `over ${200 * KB} bytes` })
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000)
    },
  )

  const unzip = (path: string) => http.fetch(server.origin + path, { maxBytes: 200 * KB, unzip: true })

  it.each(['/file.gz', '/file.gz-encoded', '/identity', '/gzip'])(
    'is unpacked where that is asked for: %s',
    async (path) =>
      expect(await unzip(path)).toMatchObject({ type: 'fetched', bytes: new Uint8Array(Buffer.from(PAGE)) }),
  )

  it('is a file as it is where that is not asked for, or nothing is packed', async () => {
    expect(await get('/file.gz')).toMatchObject({ bytes: new Uint8Array(gzipSync(PAGE)) })
    expect(await unzip('/one-byte')).toMatchObject({ bytes: Uint8Array.of(0x1f) })
  })

  it('is limited while it is unpacked, and does not hold up others', async () => {
    const before = process.memoryUsage().arrayBuffers
    expect(await unzip('/file.gz-bomb')).toEqual({ type: 'too large', reason: `over ${200 * KB} bytes` })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000)
    expect(await unzip('/file.gz-cut')).toMatchObject({ type: 'failed', reason: 'compressed body cut short' })
  })

  it('without end stops at the limit, and the server is hung up on', async () => {
    expect(await get('/endless')).toMatchObject({ type: 'too large' })
    expect(sent).toBeLessThan(5_000_000)
  })

  it('without end that decompresses to nothing stops too', async () => {
    expect(await get('/endless-nothing')).toEqual({
      type: 'too large',
      reason: `over ${264 * KB} bytes before decompression`,
    })
  })

  it('announced as too large is not waited for', async () =>
    expect(await get('/announced')).toMatchObject({ type: 'too large' }))

  it.each([
    ['/unknown', 'rejected', 'content-encoding compress is not understood'],
    ['/thrice', 'rejected', 'content-encoding gzip, gzip, gzip is not understood'],
    ['/not-gzip', 'failed', 'compressed body damaged'],
    ['/gzip-cut', 'failed', 'compressed body cut short'],
    ['/br-cut', 'failed', 'compressed body cut short'],
    ['/zstd-cut', 'failed', 'compressed body cut short'],
    ['/zstd-window', 'failed', /memory|window/i],
  ])('that cannot be decoded: %s is %s', async (path, type, reason) => {
    expect(await get(path)).toEqual({ type, reason: expect.stringMatching(reason) })
  })

  it('that was given up leaves the way free for the next', async () => {
    for (const path of ['/gzip-bomb', '/gzip-cut', '/unknown', '/gzip']) await get(path)
    expect(await get('/br')).toMatchObject({ type: 'fetched' })
  })
})
