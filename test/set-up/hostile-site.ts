import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** A server on 127.0.0.1 whose every path answers as told, until it is told otherwise. Anything else is 404. */
export type HostileSite = {
  port: number
  at(path: string, host?: string): string
  answer(path: string, answer: Answer): void
  /** When each request came, by host and path. */
  requests: { host: string; path: string; at: number }[]
  close(): Promise<void>
}

export async function openHostileSite(): Promise<HostileSite> {
  const answers = new Map<string, Answer>()
  const requests: HostileSite['requests'] = []
  const server = createServer((request, response) => {
    const { url = '/' } = request
    requests.push({ host: request.headers.host ?? '', path: url, at: performance.now() })
    response.on('error', () => {})
    const answer = answers.get(`${request.headers.host} ${url}`) ?? answers.get(url)
    if (answer) answer(response, request)
    else response.writeHead(404).end('nothing here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    requests,
    at: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    answer: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const send =
  (body: string | Uint8Array, type = 'text/html; charset=utf-8', status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': type }).end(body)

export const sendStatus = (status: number): Answer => send('<p>no</p>', 'text/html', status)

export const redirectTo =
  (location: string, status = 302): Answer =>
  (response) =>
    response.writeHead(status, { location }).end()

/** Answers so until it is over, and then otherwise. */
export const until =
  (over: () => boolean, first: Answer, then: Answer): Answer =>
  (response, request) =>
    (over() ? then : first)(response, request)

const DRIP_MS = 50

/** A byte now and then, for ever. */
export const drip =
  (type: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type })
    const timer = setInterval(() => response.write(' '), DRIP_MS)
    response.on('close', () => clearInterval(timer))
  }

/** `total` bytes, a piece at a time, of no announced length. */
export const flood =
  (total: number, start: string): Answer =>
  (response) => {
    const piece = Buffer.alloc(256 * 1024, '<item><title>more of the same</title></item>\n')
    let left = total
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length
        if (!response.write(piece)) return void response.once('drain', more)
      }
      response.end()
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).write(start)
    more()
  }

/** `members` gzip streams one after another, as the format allows: small on the wire, large when undone. */
export const bomb =
  (member: Uint8Array, members: number, type: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
    response.end(Buffer.concat(Array.from({ length: members }, () => member)))
  }

export type FeedLine = { url: string; title?: string; date?: string }

/** An RSS feed of these entries, in this order. Titles and addresses go in as they are. */
export const rss = (lines: FeedLine[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title><link>/</link>${lines
    .map(
      ({ url, title = 'A report', date = 'Tue, 10 Mar 2026 05:00:00 GMT' }) =>
        `<item><title>${title}</title><link>${url}</link><pubDate>${date}</pubDate></item>`,
    )
    .join('')}</channel></rss>`

export const sendFeed = (lines: FeedLine[]): Answer => send(rss(lines), 'application/rss+xml')

/** Text in an encoding that Node only reads: by reading every pair of bytes once. */
export function encodeIn(charset: string, text: string): Uint8Array {
  const decoder = new TextDecoder(charset)
  const bytes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => bytes.get(character) ?? [character.charCodeAt(0)]))
}
