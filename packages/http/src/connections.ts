import { Agent, buildConnector, Pool } from 'undici'
import { RefusedAddress, type Guard } from './guard.ts'

export type Timeouts = {
  /** To a connected socket, name lookup and TLS included. */
  connectMs: number
  /** From the request to the last header. */
  headersMs: number
  /** Between two pieces of the body. */
  bodyMs: number
  /** The whole fetch, redirects included. */
  totalMs: number
}

const KEEP_ALIVE_MS = 10_000
/** A server may ask for longer than `KEEP_ALIVE_MS`, but an idle socket costs us too. */
const KEEP_ALIVE_MAX_MS = 60_000
/** News sites send long policies and many cookies: Node's 16 KiB is too little. */
const MAX_HEADER_BYTES = 64 * 1024

/**
 * Keep-alive pools of so many connections, one per origin, closed when idle. HTTP/1.1 only: a page is one request, and
 * HTTP/2 would add a second set of limits to hold against hostile servers for nothing.
 */
export function createConnections(guard: Guard, timeouts: Timeouts, connections: number): Agent {
  const options: Pool.Options = {
    allowH2: false,
    connections,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
  }
  return new Agent({
    factory: (origin) => {
      const url = new URL(origin)
      return new Pool(origin, { ...options, connect: guardedConnector(guard, url, timeouts.connectMs) })
    },
  })
}

/** Dials through the guard's lookup, and asks it once more about the address that answered before a byte is sent. */
function guardedConnector(guard: Guard, origin: URL, timeout: number): buildConnector.connector {
  // Said here: a pool whose connector is given says nothing to it, and a connector's own default is to offer HTTP/2.
  const dial = buildConnector({ lookup: guard.lookupFor(origin), timeout, allowH2: false })
  return (target, callback) =>
    dial(target, (error, socket) => {
      if (error) return callback(error, null)
      const refusal = guard.refusalOfDialled(origin, socket.remoteAddress ?? '')
      if (!refusal) return callback(null, socket)
      socket.destroy()
      callback(new RefusedAddress(refusal), null)
    })
}
