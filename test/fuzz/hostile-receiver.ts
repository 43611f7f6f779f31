import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { generate } from 'selfsigned'
import { drawFrom, hostileText, one, type Draw } from './hostile-text.ts'

/** What has to come of one delivery; null where either may. */
export type Expected = 'delivered' | 'waiting' | 'disabled' | null
export type Behaviour = { name: string; expected: Expected; answer: (socket: Socket) => void }

const SUCCESSES = [200, 201, 202, 204, 299] as const
const FAILURES = [199, 300, 304, 400, 401, 403, 404, 408, 429, 500, 502, 503, 599, 600, 999] as const
const REDIRECTS = [301, 302, 303, 307, 308] as const
const RETRY_AFTER = ['0', '-1', '1e9', '99999999999999999999', 'soon', 'Fri, 31 Dec 9999 23:59:59 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', '1.5', '٣', '', '3,4'] as const // prettier-ignore
const GZIP_BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024))
const PIECE = Buffer.alloc(64 * 1024, 'x')

const head = (status: number, fields: string[] = []) =>
  `HTTP/1.1 ${status} As told\r\n${fields.join('\r\n')}${fields.length > 0 ? '\r\n' : ''}\r\n`

/** Sends pieces until the other side has had enough. */
function pour(socket: Socket, piece: Buffer): void {
  const on = () => {
    if (socket.destroyed) return
    if (socket.write(piece)) setImmediate(on)
  }
  socket.on('drain', on)
  on()
}

function drip(socket: Socket, text: string): void {
  let at = 0
  const timer = setInterval(() => {
    if (socket.destroyed) return clearInterval(timer)
    socket.write(text[at % text.length] ?? ' ')
    at += 1
  }, 50)
  socket.on('close', () => clearInterval(timer))
}

const say = (text: string | Buffer) => (socket: Socket) => void socket.end(text)

type Make = (draw: Draw, inside: string) => Behaviour

/** Each way in which a receiver may be hostile or broken. `inside`: an address that nobody may be led to. */
const BEHAVIOURS: [Make, ...Make[]] = [
  (draw) => ({
    name: 'a success',
    expected: 'delivered',
    answer: say(head(one(SUCCESSES, draw), ['content-length: 0', `x-odd: ${oneLine(draw).replace(/[^ -~]/g, '')}`])),
  }),
  (draw) => ({
    name: 'a failure',
    expected: 'waiting',
    answer: say(head(one(FAILURES, draw), ['content-length: 0', `retry-after: ${one(RETRY_AFTER, draw)}`])),
  }),
  () => ({ name: 'gone', expected: 'disabled', answer: say(head(410, ['content-length: 0'])) }),
  (draw, inside) => ({
    name: 'a redirect',
    expected: 'waiting',
    answer: say(head(one(REDIRECTS, draw), [`location: ${one([inside, '/again', `//${inside.slice(7)}`, oneLine(draw)], draw)}`, 'content-length: 0'])),
  }),
  (draw) => ({
    name: 'interim answers',
    expected: 'delivered',
    answer: say(`${head(one([102, 103], draw)).repeat(1 + draw(50))}${head(200, ['content-length: 0'])}`),
  }),
  () => ({ name: 'leave to go on, which nobody asked', expected: null, answer: say(`${head(100)}${head(200)}`) }),
  () => ({ name: 'interim answers without end', expected: 'waiting', answer: (socket) => pour(socket, Buffer.from(head(103, ['link: </a>']).repeat(20))) }),
  () => ({ name: 'a body without end', expected: 'delivered', answer: (socket) => (socket.write(head(200)), pour(socket, PIECE)) }),
  () => ({ name: 'a body that drips', expected: 'delivered', answer: (socket) => (socket.write(head(200)), drip(socket, 'x')) }),
  () => ({ name: 'a head that drips', expected: 'waiting', answer: (socket) => drip(socket, `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1000)}`) }),
  (draw) => ({
    name: 'a bomb',
    expected: 'delivered',
    answer: say(Buffer.concat([Buffer.from(head(200, [`content-encoding: ${one(['gzip', 'gzip, gzip', 'x-gzip'], draw)}`, `content-length: ${GZIP_BOMB.length}`])), GZIP_BOMB])),
  }),
  (draw) => ({
    name: 'an encoding that is none',
    expected: 'delivered',
    answer: say(`${head(200, [`content-encoding: ${one(['gzip', 'br', 'zstd', 'deflate', 'none-such', 'gzip, br, zstd'], draw)}`])}nothing of the kind`),
  }),
  (draw) => ({
    name: 'a length that is wrong',
    expected: null,
    answer: say(`${head(200, [`content-length: ${one(['5', '-1', '1e3', '99999999999999', '5, 6'], draw)}`])}x`),
  }),
  (draw) => ({
    name: 'chunks that are none',
    expected: null,
    answer: say(`${head(200, ['transfer-encoding: chunked'])}${one(['zz\r\n', 'ffffffffffffffff\r\n', '5\r\nab', '-1\r\n\r\n', '0\r\nx: y'], draw)}`),
  }),
  (draw) => ({
    name: 'large headers',
    expected: 'waiting',
    answer: say(head(200, draw(2) === 0 ? [`x: ${'y'.repeat(200_000)}`] : Array.from({ length: 20_000 }, (_, at) => `x-${at}: y`))),
  }),
  (draw) => ({ name: 'headers that are none', expected: null, answer: say(head(200, ['content-length: 0', one(['x: \0', 'no colon', ': x', ' folded', 'x\x7f: y', 'set-cookie: \u001b[2J'], draw)])) }),
  (draw) => ({ name: 'no HTTP', expected: 'waiting', answer: say(one(['\x16\x03\x01\x02\x00', 'SSH-2.0-x\r\n', 'HTTP/1.1 abc\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '\0'.repeat(1000), '220 smtp\r\n'], draw)) }),
  (draw) => ({ name: 'letters by chance', expected: null, answer: say(Array.from({ length: 20 }, () => hostileText(draw)).join('')) }),
  () => ({ name: 'a connection that closes', expected: 'waiting', answer: (socket) => void socket.end() }),
  () => ({ name: 'a connection that is reset', expected: 'waiting', answer: (socket) => void socket.resetAndDestroy() }),
  () => ({ name: 'a reset in the head', expected: 'waiting', answer: (socket) => socket.write('HTTP/1.1 20', () => socket.resetAndDestroy()) }),
  () => ({ name: 'silence', expected: 'waiting', answer: () => {} }),
] // prettier-ignore

const oneLine = (draw: Draw) =>
  hostileText(draw)
    .replace(/[\0\r\n]/g, ' ')
    .slice(0, 2000)

export type HostileReceiver = {
  /** Where a seed's receiver is. */
  url(seed: number): string
  behaviour(seed: number): Behaviour
  /** Requests that came where nobody may be led. */
  ledInside(): number
  hosts: string[]
  close(): Promise<void>
}

/** Every so many seeds are asked for by https, with a certificate that nobody vouches for. */
const TLS_EVERY = 16

/** A receiver that does what the seed in the path says. */
export async function openHostileReceiver(): Promise<HostileReceiver> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
  }
  let ledInside = 0
  const insideServer = createServer((socket) => ((ledInside += 1), keep(socket), socket.destroy()))
  const inside = await listening(insideServer)
  const behaviour = (seed: number): Behaviour => {
    if (seed % TLS_EVERY === 0)
      return { name: 'a wrong certificate', expected: 'waiting', answer: (socket) => void socket.end() }
    const draw = drawFrom(seed)
    return one(BEHAVIOURS, draw)(draw, `http://127.0.0.1:${inside}/`)
  }
  const plain = createServer((socket) => {
    keep(socket)
    let asked = ''
    socket.on('data', (part: Buffer) => {
      if (asked.includes('\r\n\r\n')) return
      asked += part.toString('latin1')
      if (asked.includes('\r\n\r\n')) behaviour(Number(/\/(\d+) HTTP/.exec(asked)?.[1])).answer(socket)
    })
  })
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'elsewhere.example' }])
  const tls = createTlsServer({ key, cert }, keep)
  tls.on('tlsClientError', () => {})
  const [port, tlsPort] = [await listening(plain), await listening(tls)]
  return {
    url: (seed) =>
      seed % TLS_EVERY === 0 ? `https://127.0.0.1:${tlsPort}/${seed}` : `http://127.0.0.1:${port}/${seed}`,
    behaviour,
    ledInside: () => ledInside,
    hosts: [`127.0.0.1:${port}`, `127.0.0.1:${tlsPort}`],
    close: async () => {
      for (const socket of sockets) socket.destroy()
      for (const server of [insideServer, plain, tls]) server.close()
    },
  }
}

const listening = (server: { listen(port: number, host: string, done: () => void): unknown; address(): unknown }) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
