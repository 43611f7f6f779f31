import { tellsAs, type Service } from '@copydesk/service'
import type { LogEnds } from '@copydesk/store'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createTail, type LogReader } from './event-tail.ts'
import { followEvents } from './follow-events.ts'
import { problem } from './problem.ts'
import { serve } from './serve.ts'

/** What is held for a reader that is slow. */
const STREAMED = 250

/** The ordered log over HTTP: a page of it after a cursor, or followed live where the client accepts an event stream. */
export async function eventRoutes(
  server: FastifyInstance,
  { store, config, log, metrics }: Service,
): Promise<() => Promise<void>> {
  // Where it listens is known once it does.
  const source = () => tellsAs(config)
  const reader: LogReader = {
    page: (after, choice, limit) => store.events.page({ ...choice, after, limit }, ...source()),
    pageAbout: (after, limit) => store.events.pageAbout({ after, limit }, ...source()),
  }
  const tail = createTail(await store.events.head(), reader, (error) =>
    log.warn({ error }, 'the log could not be read'),
  )
  const listening = await store.events.onGrowth(tail.grow, config.tickMs)

  serve(server, 'events', async ({ query: { after: given, limit, ...choice }, headers }, reply) => {
    const asked = cursorOf(headers['last-event-id'] ?? given)
    if (asked === 'unreadable')
      return problem(reply, 400, 'Last-Event-ID is a whole number: the sequence of the last event you have')
    const ends = await store.events.ends()
    const after = asked ?? ends.forgotten
    if (after < ends.forgotten || after > ends.head) return expired(reply, after, ends)
    // HEAD has no body, and so no end of a stream.
    if (reply.request.method === 'GET' && headers.accept?.includes('text/event-stream')) {
      const read = tail.follower(choice, await store.events.compared(choice), STREAMED)
      reply.hijack()
      await followEvents(reply.raw, after, { bell: tail.bell, read, mayRead: reply.request.mayStillAsk }, metrics)
      return reply
    }
    const page = await reader.page(after, choice, limit)
    if (page.type === 'expired') return expired(reply, after, page)
    return { events: page.events, next: String(page.through) }
  })

  serve(server, 'eventsHead', async () => ({ head: await store.events.head() }))

  return async () => {
    await listening.close()
    await tail.stop()
  }
}

/** Null where none is given: all that is kept. */
function cursorOf(text: string | string[] | undefined): number | null | 'unreadable' {
  if (text === undefined) return null
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : 'unreadable'
}

/**
 * What came after the cursor is not kept any more, or the log is another than the one it was given by: how to begin again. The new cursor is
 * from before the pages are read.
 */
const expired = (reply: FastifyReply, after: number, { forgotten, head }: LogEnds) =>
  reply
    .status(410)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: after > head ? 'Not of this log' : 'Older than the log',
      status: 410,
      detail: `${wrongWith(after, { forgotten, head })}: read the pages of /articles and /stories, then follow from the cursor given here`,
      cursor: String(head),
      snapshot: ['/articles', '/stories'],
      follow: `/events?after=${head}`,
    })

const wrongWith = (after: number, { forgotten, head }: LogEnds) =>
  after > head
    ? `The log goes up to ${head}, and the cursor is ${after}: it is another log, or was restored from before`
    : `Events up to ${forgotten} are not kept any more, and the cursor is ${after}`
