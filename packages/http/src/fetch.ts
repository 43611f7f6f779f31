import type { IncomingHttpHeaders } from 'node:http'
import { isUtf8 } from 'node:buffer'
import type { Agent, Dispatcher } from 'undici'
import { ACCEPT_ENCODING, readBody } from './body.ts'
import type { Timeouts } from './connections.ts'
import { createCookies } from './cookies.ts'
import { startDeadline } from './deadline.ts'
import { outcomeOfError } from './failures.ts'
import type { Guard } from './guard.ts'
import type { Fetched, FetchOutcome, FetchRequest, Redirect } from './outcome.ts'
import { isRedirect, outcomeOfStatus } from './statuses.ts'

export type Fetch = (url: string, request: FetchRequest) => Promise<FetchOutcome>

type Circumstances = {
  agent: Agent
  guard: Guard
  timeouts: Timeouts
  userAgent: string
  now: () => number
  stopped: AbortSignal | undefined
}

type Body = Dispatcher.ResponseData['body']
type Answer = { url: URL; status: number; headers: Record<string, string>; body: Body; redirects: Redirect[] }

const MAX_REDIRECTS = 5
/** RFC 9110, sections 15.4.8 and 15.4.9. */
const KEEPS_METHOD = new Set([307, 308])
/** Up to here, reading an unwanted body is cheaper than a new connection. */
const DISCARD_BYTES = 16 * 1024
const DISCARD_MS = 1000

/** A request with every limit in place: whatever the net does comes back as an outcome. */
export function createFetch(circumstances: Circumstances): Fetch {
  return async (address, request) => {
    const callers = [circumstances.stopped, request.signal].filter((signal) => signal !== undefined)
    const deadline = startDeadline(circumstances.timeouts.totalMs, callers)
    const redirects: Redirect[] = []
    const led = (outcome: FetchOutcome): FetchOutcome =>
      outcome.type === 'refused' && redirects.length > 0 ? { ...outcome, isLedThere: true } : outcome
    try {
      return led(await follow(circumstances, address, request, redirects, deadline.signal))
    } catch (error) {
      return led(outcomeOfError(error))
    } finally {
      deadline.clear()
    }
  }
}

async function follow(
  { agent, guard, userAgent, now }: Circumstances,
  address: string,
  request: FetchRequest,
  redirects: Redirect[],
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const headers = requestHeaders(userAgent, request)
  const posted = request.form ?? request.json
  const first = URL.parse(address)
  if (!first) return { type: 'rejected', reason: 'not a URL' }
  let url: URL = first
  const cookies = createCookies()
  const asked = new Set<string>()
  for (;;) {
    url.hash = ''
    const refusal = guard.refusal(url)
    if (refusal) return { type: 'refused', reason: refusal }
    const path = url.pathname + url.search
    const cookie = cookies.sentTo(url)
    asked.add(`${cookie} ${url.href}`)
    const sent = posted === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: posted }
    const fields = cookie === '' ? headers : { ...headers, cookie }
    const response = await agent.request({ origin: url.origin, path, ...sent, headers: fields, signal })
    const { statusCode: status, body } = response
    const answer: Answer = { url, status, headers: joined(response.headers), body, redirects }
    if (!isRedirect(status)) return settle(answer, request, now(), signal)

    await discard(body, signal)
    if (posted !== undefined && !KEEPS_METHOD.has(status))
      return { type: 'rejected', reason: `HTTP ${status} to a POST` }
    const location = answer.headers['location']
    const target = location ? URL.parse(inUtf8(location), url.href) : null
    if (!target) return { type: 'rejected', reason: `HTTP ${status} without a usable Location` }
    cookies.keep(url, [response.headers['set-cookie'] ?? []].flat())
    target.hash = ''
    if (asked.has(`${cookies.sentTo(target)} ${target.href}`))
      return { type: 'rejected', reason: 'redirects lead round in a circle', isLedTooFar: true }
    if (redirects.length + (request.redirected ?? 0) >= MAX_REDIRECTS)
      return { type: 'rejected', reason: `over ${MAX_REDIRECTS} redirects`, isLedTooFar: true }
    redirects.push({ url: url.href, status })
    url = target
    const refused = guard.refusal(url)
    const ending = refused ? null : await request.beforeHop?.(url.href, signal)
    if (ending) return ending
  }
}

async function settle(answer: Answer, request: FetchRequest, now: number, signal: AbortSignal): Promise<FetchOutcome> {
  const { status, headers, body } = answer
  if (status === 304) {
    await discard(body, signal)
    const asked = request.etag || request.lastModified
    return asked
      ? { type: 'not modified' }
      : { type: 'failed', reason: 'HTTP 304 to a request without conditions', status }
  }
  if (request.statusOnly && status >= 200 && status < 300) {
    await discard(body, signal)
    return fetched(answer, new Uint8Array())
  }
  const outcome = outcomeOfStatus(status, headers['retry-after'] ?? null, now)
  if (outcome) {
    await discard(body, signal)
    return outcome
  }
  const { maxBytes, unzip } = request
  const tooLarge: FetchOutcome = { type: 'too large', reason: `over ${maxBytes} bytes` }
  const encoding = headers['content-encoding'] ?? null
  const announced = encoding ? 0 : Number(headers['content-length'] ?? 0)
  if (announced > maxBytes && !request.cut) {
    body.on('error', () => {}).destroy()
    return tooLarge
  }
  const { bytes, cut } = await readBody(body, encoding, maxBytes, unzip)
  return cut && !request.cut ? tooLarge : fetched(answer, bytes)
}

const fetched = ({ url, status, headers, redirects }: Answer, bytes: Uint8Array): Fetched => ({
  type: 'fetched',
  url: url.href,
  status,
  headers,
  contentType: headers['content-type'] ?? null,
  bytes,
  etag: headers['etag'] ?? null,
  lastModified: headers['last-modified'] ?? null,
  redirects,
})

function requestHeaders(userAgent: string, request: FetchRequest): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: request.accept ?? '*/*',
    'accept-encoding': ACCEPT_ENCODING,
    ...request.headers,
  }
  if (request.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
  if (request.json !== undefined) headers['content-type'] ??= 'application/json'
  if (isFieldValue(request.etag)) headers['if-none-match'] = request.etag
  if (isFieldValue(request.lastModified)) headers['if-modified-since'] = request.lastModified
  return headers
}

/** Validators come from strangers by way of the store: what cannot be sent is left out. */
const isFieldValue = (value: string | null | undefined): value is string => /^[ -~\u0080-\u00FF]+$/.test(value ?? '')

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])
  return Object.fromEntries(entries)
}

/** Header bytes reach us as Latin-1; a Location written in raw UTF-8 is read as what it was. */
function inUtf8(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : value
}

/** Reads a short unwanted body so that its connection can serve again; a long one is cut off. */
async function discard(body: Body, signal: AbortSignal): Promise<void> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(DISCARD_MS)])
  await body.dump({ limit: DISCARD_BYTES, signal: soon }).catch(() => {})
}
