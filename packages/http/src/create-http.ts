import { allowedHosts } from './allowed-hosts.ts'
import { createConnections, type Timeouts } from './connections.ts'
import { createFetch } from './fetch.ts'
import { createGuard, type Resolve } from './guard.ts'
import type { FetchOutcome, FetchRequest, RobotsVerdict } from './outcome.ts'
import { createResolve } from './resolve-name.ts'
import { createRobots, type Ask, type RobotsKeep } from './robots.ts'

export type HttpOptions = {
  /** Sent with every request. What comes before the slash is the product token that robots.txt is read for. */
  userAgent: string
  /** `host` or `host:port`: these may be at any address, and at any port unless one is named. */
  allowHosts: string[]
  /** For every other host. Default 80 and 443. */
  allowedPorts?: number[]
  timeouts?: Partial<Timeouts>
  /** To one origin; a request beyond that waits for one of these to end. Default 4. */
  connections?: number
  /** Default: the system's hosts file and DNS. */
  resolve?: Resolve
  /** Milliseconds since 1970. Default: the system's clock. */
  now?: () => number
  /** Where the verdicts of robots.txt are kept. Default: in memory alone. */
  robotsKeep?: RobotsKeep
  /** Ends every fetch that is under way, and refuses new ones. */
  signal?: AbortSignal
}

export type Http = {
  /** GET, or POST of a form or of JSON. Never rejects for what the net does; the outcome says it. */
  fetch(url: string, request: FetchRequest): Promise<FetchOutcome>
  /**
   * May this address be fetched, as far as its host's robots.txt says? Where that has to be asked for, `ask` does it,
   * which may put it off; without one it is fetched at once.
   */
  robots(url: string, ask?: Ask): Promise<RobotsVerdict>
  /** Why an address would be refused, as far as its text tells; null where it would be asked for. */
  refusal(url: string): string | null
  /** Waits for what is under way (at most `totalMs`) and closes every connection. */
  close(): Promise<void>
}

const TIMEOUTS: Timeouts = { connectMs: 10_000, headersMs: 20_000, bodyMs: 15_000, totalMs: 60_000 }
const PORTS = [80, 443]
const CONNECTIONS = 4

/** The way to the world: guarded, bounded and polite. Throws only for `allowHosts` that cannot be read. */
export function createHttp(options: HttpOptions): Http {
  const { userAgent, allowedPorts = PORTS, resolve = createResolve(), now = Date.now } = options
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const guard = createGuard({ allowed: allowedHosts(options.allowHosts), allowedPorts, resolve })
  const agent = createConnections(guard, timeouts, options.connections ?? CONNECTIONS)
  const stopped = options.signal
  const fetch = createFetch({ agent, guard, timeouts, userAgent, now, stopped })
  const keep = options.robotsKeep ?? keepNothing()
  return {
    fetch,
    robots: createRobots({ ask: fetch, userAgent, now, keep, fetchMs: timeouts.totalMs, stopped }),
    refusal: (address) => {
      const url = URL.parse(address)
      return url ? guard.refusal(url) : 'not a URL'
    },
    close: () => agent.close(),
  }
}

/** One asker at a time, and nothing is remembered but what is held in front. */
function keepNothing(): RobotsKeep {
  const asked = new Set<string>()
  const free = async (origin: string) => void asked.delete(origin)
  return {
    read: async () => null,
    claim: async (origin) => !asked.has(origin) && asked.add(origin).has(origin),
    release: free,
    write: free,
  }
}
