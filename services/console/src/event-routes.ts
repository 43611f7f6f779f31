import { tellsAs, type Service } from '@copydesk/service'
import type { LogEnds } from '@copydesk/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createTail } from './event-tail.ts'
import { followEvents } from './follow-events.ts'
import { problem } from './problem.ts'

const PAGE = 500
/** What is held for a reader that is slow. */
const STREAMED = 250

type Query = { after?: string; types?: string; limit?: string }

/** The ordered log over HTTP: a page of it after a cursor, or followed live where the client accepts an event stream. */
export async function eventRoutes(
  server: FastifyInstance,
  { store, config, log }: Service,
): Promise<() => Promise<void>> {
  const read = (after: number, types: string[] | null, limit: number) =>
    store.events.page({ after, limit, ...(types ? { types } : {}) }, ...tellsAs(config))

  const tail = createTail(await store.events.head(), read, (error) => log.warn({ error }, 'the log could not be read'))
  const listening = await store.events.onGrowth(tail.grow)

  server.get<{ Querystring: Query }>('/events', async (request, reply) => {
    const asked = cursorOf(request)
    if (asked === 'unreadable')
      return problem(reply, 400, 'The cursor is a whole number: the sequence of the last event you have')
    const ends = await store.events.ends()
    const after = asked ?? ends.forgotten
    if (after < ends.forgotten) return expired(reply, after, ends)
    const types = request.query.types?.split(',') ?? null
    if (request.headers.accept?.includes('text/event-stream')) {
      reply.hijack()
      await followEvents(reply.raw, after, tail.bell, tail.follower(types, STREAMED))
      return reply
    }
    const limit = Math.min(Math.max(Number(request.query.limit) || PAGE, 1), PAGE)
    const page = await read(after, types, limit)
    if (page.type === 'expired') return expired(reply, after, page)
    return { events: page.events, next: String(page.through) }
  })

  server.get('/events/head', async () => ({ head: await store.events.head() }))

  return async () => {
    await listening.close()
    await tail.stop()
  }
}

/** Null where none is given: all that is kept. */
function cursorOf(request: FastifyRequest<{ Querystring: Query }>): number | null | 'unreadable' {
  const text = request.headers['last-event-id'] ?? request.query.after
  if (text === undefined) return null
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : 'unreadable'
}

/** What came after the cursor is not kept any more: how to begin again. The new cursor is from before the pages are read. */
const expired = (reply: FastifyReply, after: number, { forgotten, head }: LogEnds) =>
  reply
    .status(410)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: 'Older than the log',
      status: 410,
      detail: `Events up to ${forgotten} are not kept any more, and the cursor is ${after}: read the pages of /articles and /stories, then follow from the cursor given here`,
      cursor: String(head),
      snapshot: ['/articles', '/stories'],
      follow: `/events?after=${head}`,
    })
