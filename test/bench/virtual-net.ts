import type { FetchOutcome, FetchRequest, Http } from '@copydesk/http'
import type { VirtualTime } from './virtual-time.ts'

/** What a host does with a request, in the limits that packages/http has for real ones. */
type Manner = { answer: (time: VirtualTime, url: string, request: FetchRequest) => Promise<FetchOutcome> }

const CONNECT_MS = 10_000
const HEADERS_MS = 20_000
const TOTAL_MS = 60_000
const MAX_REDIRECTS = 5
/** 8 MB at a megabyte a second. */
const HUGE_MS = 8000

const after =
  (ms: number, outcome: FetchOutcome): Manner['answer'] =>
  async (time) => {
    await time.wait(ms)
    return outcome
  }

const refusal = (reason: string, retryAfterMs: number | null): FetchOutcome => ({
  type: 'throttled',
  retryAfterMs,
  reason,
})

/** Within every limit, and longer than anybody likes. */
const LONG_ANSWER_MS = 55_000

/** Ways to be hostile, by name. */
export const hostileManners: [name: string, answer: Manner['answer']][] = [
  ['never answers', after(HEADERS_MS, { type: 'failed', reason: 'no answer in time' })],
  ['drips', after(TOTAL_MS, { type: 'failed', reason: 'not done after 60000 ms' })],
  ['429 for ever', after(50, refusal('HTTP 429', null))],
  ['429, Retry-After 120', after(50, refusal('HTTP 429', 120_000))],
  ['503 for ever', after(50, refusal('HTTP 503', null))],
  ['redirect loop', redirectLoop],
  ['huge bodies', after(HUGE_MS, { type: 'too large', reason: 'over 8388608 bytes' })],
  ['slow accept', after(CONNECT_MS, { type: 'failed', reason: 'no connection in time' })],
  ['answers after 55 s', async (time, url) => after(LONG_ANSWER_MS, page(url))(time, url, { maxBytes: 0 })],
]

async function redirectLoop(time: VirtualTime, url: string, request: FetchRequest): Promise<FetchOutcome> {
  const deadline = new AbortController()
  time.at(time.now() + TOTAL_MS, () => deadline.abort())
  for (let hops = request.redirected ?? 0; hops < MAX_REDIRECTS && !deadline.signal.aborted; hops += 1) {
    await time.wait(50)
    const ending = await request.beforeHop?.(url, deadline.signal)
    if (ending) return ending
  }
  return { type: 'rejected', reason: `over ${MAX_REDIRECTS} redirects` }
}

export const page = (url: string): FetchOutcome => ({
  type: 'fetched',
  url,
  status: 200,
  headers: {},
  contentType: 'text/html',
  bytes: Buffer.from(url),
  etag: null,
  lastModified: null,
  redirects: [],
})

const NO_ROBOTS: FetchOutcome = { type: 'gone', status: 404, reason: 'HTTP 404' }

export type NetHost = {
  name: string
  /** Null for a good host. */
  hostile: string | null
  /** Its robots.txt is as bad as its pages. */
  throughout: boolean
}

export type NetRequest = { host: NetHost; at: number }

/** A net of these hosts: the `fetch` of an Http whose answers take virtual time. `latency` gives that of good ones. */
export function createVirtualNet(time: VirtualTime, hosts: NetHost[], latency: () => number) {
  const byName = new Map(hosts.map((host) => [host.name, host]))
  const manners = new Map(hostileManners)
  const requests: NetRequest[] = []
  const fetch: Http['fetch'] = async (address, request) => {
    const url = new URL(address)
    const host = byName.get(url.host)
    if (!host) return { type: 'failed', reason: 'no such host' }
    requests.push({ host, at: time.now() })
    const isRobots = url.pathname === '/robots.txt'
    const answer = host.hostile !== null && (host.throughout || !isRobots) ? manners.get(host.hostile) : undefined
    const beforeHop: FetchRequest['beforeHop'] = async (hop, signal) => {
      const ending = (await request.beforeHop?.(hop, signal)) ?? null
      if (!ending && !signal.aborted) requests.push({ host, at: time.now() })
      return ending
    }
    if (answer) return answer(time, address, { ...request, beforeHop })
    await time.wait(latency())
    return isRobots ? NO_ROBOTS : page(address)
  }
  return { fetch, requests }
}
