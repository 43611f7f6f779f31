import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { CloudEvent } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createBell } from './bell.ts'

const PAGE = 500
const HEARTBEAT_MS = 15_000

type Query = { after?: string; types?: string; limit?: string }

/** The ordered log over HTTP: a page of it after a cursor, or followed live where the client accepts an event stream. */
export async function eventRoutes(server: FastifyInstance, { store, config }: Service): Promise<() => Promise<void>> {
  const bell = createBell()
  const listening = await store.events.onGrowth(bell.ring)
  const source = `/copydesk/${config.instance}`
  const read = (after: number, types: string[] | null, limit: number) =>
    store.events.read({ after, limit, ...(types ? { types } : {}) }, source)

  server.get<{ Querystring: Query }>('/events', async (request, reply) => {
    const after = cursorOf(request)
    if (after === null) {
      const detail = 'The cursor is a whole number: the sequence of the last event you have'
      return reply.status(400).type('application/problem+json').send({ type: 'about:blank', status: 400, detail })
    }
    const types = request.query.types?.split(',') ?? null
    if (request.headers.accept?.includes('text/event-stream')) {
      reply.hijack()
      await follow(reply.raw, after, bell, (from) => read(from, types, PAGE))
      return reply
    }
    const limit = Math.min(Math.max(Number(request.query.limit) || PAGE, 1), PAGE)
    const events = await read(after, types, limit)
    return { events, next: events.at(-1)?.sequence ?? String(after) }
  })

  server.get('/events/head', async () => ({ head: await store.events.head() }))

  return async () => {
    bell.stop()
    await listening.close()
  }
}

function cursorOf(request: FastifyRequest<{ Querystring: Query }>): number | null {
  const text = request.headers['last-event-id'] ?? request.query.after ?? '0'
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Server-sent events (WHATWG HTML, 9.2): the id is the cursor, so a client that reconnects goes on where it was. */
async function follow(
  response: ServerResponse,
  after: number,
  bell: ReturnType<typeof createBell>,
  read: (after: number) => Promise<CloudEvent[]>,
) {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.write('retry: 1000\n\n')
  const beat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  try {
    for (let cursor = after; !gone.signal.aborted && !bell.stopped();) {
      const rung = bell.next(gone.signal)
      const events = await read(cursor)
      for (const event of events) {
        const message = `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
        if (!response.write(message)) await once(response, 'drain', { signal: gone.signal })
        cursor = Number(event.sequence)
      }
      if (events.length === 0) await rung
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error
  } finally {
    clearInterval(beat)
    response.end()
  }
}
