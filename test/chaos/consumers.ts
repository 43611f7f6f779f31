import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { createDesk } from '@copydesk/client'
import type { CloudEvent } from '@copydesk/pipeline'
import { Redis } from 'ioredis'
import { Webhook } from 'standardwebhooks'
import type { Store } from '@copydesk/store'
import { followFile, followOnce } from './keeping-consumers.ts'

const LOOK_MS = 300
const PAGE = 20

/** What one consumer was given, in the order it came. */
export type Consumer = { kind: string; got: CloudEvent[] }

/** `mirror`: the Redis Stream, where there is one. `file`: where the line appends events as NDJSON, and by what name. */
export type Followed = {
  deskUrl: string
  mirror: { socket: string; stream: string } | null
  store: Store
  from: number
  file: { folder: string; name: string }
  chance: () => number
}

export type Consumers = { all: Consumer[]; close(): Promise<void> }

/** So many of each kind, all from this place of the log on. */
export async function openConsumers(given: Followed, ofEachKind: number): Promise<Consumers> {
  const { deskUrl: url, from, chance, mirror } = given
  const stopped = new AbortController()
  const all: Consumer[] = []
  const running: Promise<void>[] = []
  const follow = (kind: string, run: (got: CloudEvent[], signal: AbortSignal) => Promise<void>) => {
    const got: CloudEvent[] = []
    all.push({ kind, got })
    running.push(run(got, stopped.signal))
  }
  for (let turn = 0; turn < ofEachKind; turn += 1) {
    follow('SSE', (got, signal) => followStream(url, from, got, signal))
    follow('pages', (got, signal) => followPages(url, from, got, signal))
    follow('exactly once', (got, signal) => followOnce({ url, from, chance }, got, signal))
    if (mirror) follow('Redis stream', (got, signal) => followRedis({ ...mirror, from }, got, signal))
  }
  follow('file', (got, signal) => followFile({ ...given.file, from }, got, signal))
  const hooks = await openHooks(given.store, ofEachKind)
  all.push(...hooks.consumers)
  return {
    all,
    close: async () => {
      stopped.abort()
      await Promise.all(running)
      await hooks.close()
    },
  }
}

async function followStream(url: string, after: number, got: CloudEvent[], signal: AbortSignal) {
  for await (const event of createDesk({ url }).events({ after, signal })) got.push(event)
}

/** Whatever fails is asked for again: the cursor is the last that was got. */
async function followPages(url: string, from: number, got: CloudEvent[], signal: AbortSignal) {
  while (!signal.aborted) {
    const after = got.at(-1)?.sequence ?? from
    const page = await fetch(`${url}/events?after=${after}&limit=${PAGE}`, { signal })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { events: CloudEvent[] }) : null))
      .catch(() => null)
    got.push(...(page?.events ?? []))
    if ((page?.events.length ?? 0) < PAGE) await wait(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}

async function followRedis(
  { socket, stream, from }: { socket: string; stream: string; from: number },
  got: CloudEvent[],
  signal: AbortSignal,
) {
  const redis = new Redis(socket, { maxRetriesPerRequest: 1 })
  redis.on('error', () => {})
  while (!signal.aborted) {
    const last = got.at(-1)?.sequence ?? from
    const read = await redis.xread('COUNT', PAGE, 'STREAMS', stream, `${last}-0`).catch(() => null)
    for (const [, fields] of read?.[0]?.[1] ?? []) got.push(JSON.parse(fields[1] ?? '') as CloudEvent)
    if (!read) await wait(LOOK_MS, undefined, { signal }).catch(() => {})
  }
  redis.disconnect()
}

/**
 * One server, an address a webhook. What is sent again by the same id is taken once, as consumers are told to; what is not signed as of
 * now, by the package of Standard Webhooks, is not taken, and neither is what `isBusy` when it comes.
 */
export async function openHooks(store: Store, count: number, isBusy = () => false) {
  const hooks = new Map<string, { secret: string; ids: Set<string>; got: CloudEvent[] }>()
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const hook = hooks.get(request.url ?? '')
      if (!hook) return response.writeHead(404).end()
      if (isBusy()) return response.writeHead(503).end()
      const event = signedEvent(hook.secret, body, request.headers as Record<string, string>)
      if (!event) return response.writeHead(401).end()
      const id = String(request.headers['webhook-id'])
      if (!hook.ids.has(id)) hook.got.push(event)
      hook.ids.add(id)
      return response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  for (let hook = 0; hook < count; hook += 1) {
    const path = `/hook-${hook}`
    const asked = { url: `http://127.0.0.1:${port}${path}`, types: null, chosen: {}, atOnce: 4 }
    const { secret } = await store.webhooks.add(asked, new Date())
    hooks.set(path, { secret, ids: new Set(), got: [] })
  }
  return {
    consumers: [...hooks.values()].map(({ got }) => ({ kind: 'webhook', got })),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function signedEvent(secret: string, body: string, headers: Record<string, string>): CloudEvent | null {
  try {
    return new Webhook(secret).verify(body, headers) as CloudEvent
  } catch {
    return null
  }
}
