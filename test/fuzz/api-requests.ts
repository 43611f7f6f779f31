import { operations, type Operation } from '@copydesk/api'
import { drawFrom, hostileText, hostileValue, one, type Draw } from './hostile-text.ts'

/** Values that are there, by the parameter's name, so that what lies behind the checks is reached too; ids for all others. */
export type Known = { id: string[]; [name: string]: string[] }

export type Asked = { method: string; path: string; headers: Record<string, string>; body: Buffer | null }

type Route = { method: string; path: string; query: readonly string[]; body: readonly string[] }

const CHOOSING = ['entity', 'outlet', 'origin', 'language', 'since', 'until', 'after', 'limit'] as const

/** What the console serves beside the table of operations, for the desk and for hubs. */
const BESIDE: Route[] = [
  ...[
    '/', '/desk/stories', '/views/now', '/views/outlets', '/views/feeds', '/views/feeds.opml', '/queues', '/queues/api/queues', '/nothing',
  ].map((path) => ({ method: 'GET', path, query: [], body: [] })),
  { method: 'GET', path: '/views/stories', query: ['by', ...CHOOSING], body: [] },
  { method: 'GET', path: '/views/stories/{id}', query: [], body: [] },
  { method: 'GET', path: '/views/stories/{id}/quotes', query: [], body: [] },
  { method: 'GET', path: '/views/feeds/{id}', query: [], body: [] },
  { method: 'GET', path: '/views/trace', query: ['of'], body: [] },
  { method: 'GET', path: '/views/raw/{id}', query: [], body: [] },
  { method: 'GET', path: '/views/pages/{id}', query: [], body: [] },
  { method: 'GET', path: '/websub/{id}', query: ['hub.mode', 'hub.topic', 'hub.challenge', 'hub.lease_seconds'], body: [] },
  { method: 'POST', path: '/websub/{id}', query: [], body: ['list'] },
  { method: 'POST', path: '/views/feeds/check', query: [], body: ['url'] },
  { method: 'POST', path: '/views/feeds/add', query: [], body: ['url'] },
  { method: 'POST', path: '/views/feeds/import', query: [], body: ['list'] },
  { method: 'POST', path: '/views/feeds/pause', query: [], body: ['url'] },
  { method: 'POST', path: '/views/feeds/resume', query: [], body: ['url'] },
  { method: 'POST', path: '/views/webhooks/{id}/disable', query: [], body: [] },
] // prettier-ignore

const routes: Route[] = [
  ...Object.values(operations as Record<string, Operation>).map(({ method, path, query, body }) => ({
    method,
    path,
    query: Object.keys(query?.shape ?? {}),
    body: Object.keys(body?.shape ?? {}),
  })),
  ...BESIDE,
]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY'] as const
const TYPES = ['application/json', 'text/plain', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'a/b; c=', ''] as const // prettier-ignore
const HEADERS = [
  'accept', 'accept-encoding', 'accept-language', 'authorization', 'if-none-match', 'if-modified-since', 'last-event-id', 'origin', 'referer', 'cookie', 'range',
  'x-forwarded-for', 'forwarded', 'content-encoding', 'transfer-encoding', 'expect', 'upgrade', 'traceparent', 'x-hub-signature', 'sec-fetch-site', 'x-http-method-override',
] as const // prettier-ignore
const ACCEPTED = ['text/event-stream', '*/*', 'application/json;q=NaN', 'text/event-stream, */*;q=0'] as const

/** The request of a seed: an operation, with every part of it now right, now hostile. */
export function requestOf(seed: number, known: Known): Asked {
  const draw = drawFrom(seed)
  const route = one(routes as [Route, ...Route[]], draw)
  const method = draw(12) === 0 ? one(METHODS, draw) : route.method
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => inAddress(valueOf(name, known, draw), draw))
  const asked = route.query.filter(() => draw(3) === 0)
  const query = [...asked, ...(draw(8) === 0 ? [hostileText(draw)] : []), ...(draw(8) === 0 ? asked : [])]
    .map((name) => `${inAddress(name, draw)}=${inAddress(valueOf(name, known, draw), draw)}`)
    .join(one(['&', '&', '&', ';', '&&'], draw))
  const body = route.body.length > 0 || draw(10) === 0 ? bodyOf(route.body, known, draw) : null
  return { method, path: query === '' ? path : `${path}?${query}`, headers: headersOf(body, draw), body }
}

function valueOf(name: string, known: Known, draw: Draw): string {
  if (name === 'after' && draw(2) === 0) return cursor(known, draw)
  if (draw(2) === 0) return hostileText(draw)
  if (name === 'limit') return String(1 + draw(100))
  const own = Object.hasOwn(known, name) ? known[name] : known.id
  return own?.[draw(own.length)] ?? hostileText(draw)
}

const PLACES = ['2026-03-10 05:00:00+00', '999999-12-31 23:59:59+00', '2026-99-99 99:99:99+99', '0000-01-01 00:00:00-99:99', '0.5', '9999999999e999', '1e-999'] as const // prettier-ignore

/** In the form of those that are given out, with what they never hold. */
function cursor(known: Known, draw: Draw): string {
  const at = draw(3) === 0 ? hostileText(draw) : one(PLACES, draw)
  const id = draw(2) === 0 ? hostileText(draw) : (known.id[draw(known.id.length)] ?? '')
  const held = draw(6) === 0 ? hostileValue(draw) : [at, id]
  return Buffer.from(JSON.stringify(held)).toString('base64url')
}

/** As the standard has it, or with letters that an address has no room for, as bytes. */
function inAddress(text: string, draw: Draw): string {
  if (draw(4) === 0) return text.replace(/[^\x21-\x7e]/g, '').replace(/[?#]/g, draw(2) === 0 ? '%3F' : '')
  return [...Buffer.from(text)].map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : percent(byte))).join('')
}
const isPlain = (byte: number) => /[\w.~-]/.test(String.fromCharCode(byte))
const percent = (byte: number) => `%${byte.toString(16).padStart(2, '0')}`

function bodyOf(names: readonly string[], known: Known, draw: Draw): Buffer {
  const fields = names
    .filter(() => draw(4) > 0)
    .map((name): [string, unknown] => [name, draw(3) > 0 ? valueOf(name, known, draw) : hostileValue(draw)])
  const text = JSON.stringify(draw(8) === 0 ? hostileValue(draw) : Object.fromEntries(fields)) ?? ''
  switch (draw(12)) {
    case 0:
      return Buffer.from(text.slice(0, draw(text.length + 1)))
    case 1:
      return Buffer.from(text, 'utf16le')
    case 2:
      return Buffer.from('['.repeat(draw(100_000)))
    case 3:
      return Buffer.from(`{"text":"${'x'.repeat(draw(2 * 1024 * 1024))}"}`)
    case 4:
      return Buffer.from(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`)
    case 5:
      return Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 0xc3]), Buffer.from(text)])
    default:
      return Buffer.from(text)
  }
}

function headersOf(body: Buffer | null, draw: Draw): Record<string, string> {
  const headers: Record<string, string> = {}
  if (body) headers['content-type'] = draw(6) === 0 ? one(TYPES, draw) : 'application/json'
  if (body) headers['content-length'] = String(body.length)
  for (let count = draw(4); count > 0; count -= 1) {
    const name = one(HEADERS, draw)
    // What makes the client itself refuse is tried on the socket.
    headers[name] = hostileText(draw)
      .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
      .slice(0, 9000)
  }
  if (draw(6) === 0) headers['accept'] = one(ACCEPTED, draw)
  delete headers['expect']
  return headers
}

const LINES = ['GET /articles HTTP/1.1', 'POST /lookup HTTP/1.1', 'GET http://a.example/ HTTP/1.1', 'CONNECT a:1 HTTP/1.1', 'GET /articles HTTP/9.9', 'GET  HTTP/1.1', 'PRI * HTTP/2.0', '\x16\x03\x01\x02\x00\x01\x00', 'GET /\0 HTTP/1.1', 'OPTIONS * HTTP/1.1'] as const // prettier-ignore
const FIELDS = ['Host: 127.0.0.1', 'Host: a', 'Content-Length: 5', 'Content-Length: -1', 'Content-Length: 5, 6', 'Transfer-Encoding: chunked', 'Transfer-Encoding: gzip, chunked', 'Transfer-Encoding: x', 'Connection: upgrade', 'Upgrade: h2c', 'Expect: 100-continue', ' folded: x', 'No colon', ': none', 'X: \0', 'Content-Type: application/json', 'Range: bytes=0-'] as const // prettier-ignore
const BODIES = ['', '{}', 'xxxxx', '5\r\nhello\r\n0\r\n\r\n', 'ffffffffffffffff\r\n', 'zz\r\n', '0\r\nX: y\r\n\r\n', '5;a=b\r\n{"a":'] as const // prettier-ignore

/** Bytes that may or may not be a request, for a socket. */
export function bytesOf(seed: number): string {
  const draw = drawFrom(seed)
  const fields: string[] = Array.from({ length: draw(6) }, () => one(FIELDS, draw))
  if (draw(8) === 0) fields.push(`X-Long: ${'x'.repeat(draw(200_000))}`)
  if (draw(8) === 0) fields.push(...Array.from({ length: draw(3000) }, (_, at) => `X-${at}: y`))
  const end = one(['\r\n', '\r\n', '\r\n', '\n', '\r'], draw)
  return [one(LINES, draw), ...fields, '', one(BODIES, draw)].join(end)
}
