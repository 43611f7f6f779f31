import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { House } from './houses.ts'
import { isVisible, type Answer, type Site } from './site.ts'
import type { Clock } from './view.ts'

export type LoggedRequest = { host: string; path: string; at: number; status: number }

const MOST_LOGGED = 100_000
const FASTEST_GZIP = 1
const NEWSROOM_HOST = 'newsroom.localhost'
const ROBOTS = 'User-agent: *\nDisallow: /search\n'

type Answering = {
  sites: Map<string, Site>
  latency: number
  clock: () => Clock
  listening: (port: number) => void
  /** JSON documents of the newsroom's own host. */
  documents: Record<string, () => string>
}

/** Serves all sites from one port, told apart by the Host header, and keeps a log of who asked for what. */
export function answerRequests(answering: Answering) {
  const log: LoggedRequest[] = []
  const stumbled = new Set<string>()
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
    const path = request.url ?? '/'
    const at = performance.now()
    const here = answering.sites.get(host)
    if (here?.house.slow && answering.latency > 0) await wait(answering.latency)
    const answer = here ? answerOf(here, path, answering.clock(), stumbled) : ownAnswer(host, path, answering)
    const status = send(answer, here?.house ?? null, request, response)
    if (log.length >= MOST_LOGGED) log.splice(0, MOST_LOGGED / 10)
    log.push({ host, path, at, status })
  }
  const serve = async ({ port = 0 }: { port?: number }) => {
    const server = createServer((request, response) => {
      handle(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    const bound = (server.address() as AddressInfo).port
    answering.listening(bound)
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    return { port: bound, close }
  }
  return { serve, requests: () => [...log] }
}

function plain(status: number, text: string, type = 'text/plain; charset=utf-8', more: Partial<Answer> = {}): Answer {
  return { status, type, body: Buffer.from(text), changed: new Date(0), ...more }
}

function ownAnswer(host: string, path: string, { documents }: Answering): Answer {
  const document = host === NEWSROOM_HOST ? documents[path] : undefined
  return document ? plain(200, document(), 'application/json') : plain(404, 'no such host or document\n')
}

function answerOf(here: Site, path: string, clock: Clock, stumbled: Set<string>): Answer {
  if (path === '/robots.txt') return plain(200, ROBOTS)
  const feed = here.feed(path, clock)
  if (feed) return feed
  if (path === '/') return plain(200, front(here), 'text/html; charset=utf-8')
  const found = here.find(path) ?? here.find(withoutTracking(path))
  if (!found || found.page.published > clock.minute) return plain(404, 'not found\n')
  const { page, leads } = found
  if (leads) return plain(leads, '', 'text/plain', { location: page.path })
  const key = here.house.host + page.path
  if (page.trouble && isVisible(page, clock.minute) && !stumbled.has(key)) {
    stumbled.add(key)
    return page.trouble === 'busy'
      ? plain(429, 'slow down\n', 'text/plain', { retryAfter: 1 })
      : plain(503, 'try again\n')
  }
  return here.page(page, clock)
}

const front = ({ house, feedPaths }: Site) =>
  `<!doctype html><title>${house.name}</title>${feedPaths.map((path) => `<link rel="alternate" type="application/rss+xml" href="${path}">`).join('')}<h1>${house.name}</h1>`

/** The path less the tracking parameters that the feeds put last. */
function withoutTracking(path: string): string {
  const at = path.search(/[?&]utm_/)
  return at < 0 ? path : path.slice(0, at)
}

/** Writes the answer as the house's habits have it: validators (RFC 9110 section 13), compression. Returns the status sent. */
function send(answer: Answer, house: House | null, request: IncomingMessage, response: ServerResponse): number {
  const { validators = 'none', gzip = false } = house ?? {}
  const headers: Record<string, string | number> = { 'content-type': answer.type, 'cache-control': 'max-age=0' }
  if (answer.location) headers['location'] = answer.location
  if (answer.retryAfter) headers['retry-after'] = answer.retryAfter
  const validated = answer.status === 200
  const etag = `"${createHash('sha1').update(answer.body).digest('hex').slice(0, 16)}"`
  if (validated && validators !== 'none' && validators !== 'last-modified') headers['etag'] = etag
  if (validated && validators !== 'none' && validators !== 'etag')
    headers['last-modified'] = answer.changed.toUTCString()
  if (validated && isFresh(request, headers)) {
    response.writeHead(304, headers).end()
    return 304
  }
  const compressed = gzip && validated && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = compressed ? gzipSync(answer.body, { level: FASTEST_GZIP }) : answer.body
  if (compressed) headers['content-encoding'] = 'gzip'
  response.writeHead(answer.status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
  return answer.status
}

function isFresh(request: IncomingMessage, headers: Record<string, string | number>): boolean {
  const known = request.headers['if-none-match']
  if (known !== undefined)
    return (
      headers['etag'] !== undefined &&
      known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === headers['etag'])
    )
  const since = request.headers['if-modified-since']
  return since !== undefined && since === headers['last-modified']
}
