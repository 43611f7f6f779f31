import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { CloudEvent } from '@copydesk/pipeline'
import type { Metrics } from '@copydesk/service'
import type { LogPage } from '@copydesk/store'
import type { Bell } from './bell.ts'

/** `patienceMs`: how long a reader may take nothing before it is cut off; `askedMs`: how often it is asked whether it may still read. */
export type Pace = { heartbeatMs: number; patienceMs: number; askedMs: number }

const PACE: Pace = { heartbeatMs: 15_000, patienceMs: 60_000, askedMs: 60_000 }
const HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
/** So much is written at once: what a reader has not taken yet is held, and no more than this of it. */
const WRITTEN_AT_ONCE = 64 * 1024

/** What is followed, and by whom: a token that is revoked ends the streams it opened. */
export type Followed = {
  bell: Bell
  read: (after: number) => Promise<LogPage>
  mayRead: () => Promise<boolean>
}

/**
 * Server-sent events (WHATWG HTML, 9.2): the id is the cursor, so a client that reconnects goes on where it was. A reader that
 * is slow is waited for, and nothing is read for it meanwhile; one that takes nothing at all is cut off, and may come again.
 */
export async function followEvents(
  response: ServerResponse,
  after: number,
  { bell, read, mayRead }: Followed,
  metrics: Pick<Metrics, 'stream' | 'streamed'>,
  { heartbeatMs, patienceMs, askedMs }: Pace = PACE,
): Promise<void> {
  response.writeHead(200, HEADERS)
  response.write('retry: 1000\n\n')
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  // Who left before says so no more.
  if (response.destroyed) gone.abort()
  // An id without data moves the cursor of who reads and tells nothing (9.2.6): a reader that chooses little comes again where it has come to.
  let reached = after
  const beatNow = () => response.write(`: still here\nid: ${reached}\n\n`)
  // What a reader does not take would only add up.
  const beat = setInterval(() => response.writableNeedDrain || beatNow(), heartbeatMs)
  const asking = setInterval(() => void endUnless(mayRead, gone), askedMs)
  let isLate = false
  const cutOff = () => {
    isLate = true
    response.destroy()
  }
  const write = async (text: string) => {
    if (response.write(text)) return
    metrics.stream('slowed')
    const late = setTimeout(cutOff, patienceMs)
    await once(response, 'drain', { signal: gone.signal }).finally(() => {
      clearTimeout(late)
      metrics.stream('went on')
    })
  }
  metrics.stream('came')
  try {
    for (let cursor = after; !gone.signal.aborted && !bell.stopped();) {
      const rung = bell.rung()
      const page = await read(cursor)
      // The client comes again, and is told how to begin anew.
      if (page.type === 'expired') break
      for (const { text, last } of inParts(page.events)) {
        reached = last
        await write(text)
      }
      reached = page.through
      metrics.streamed(page.events.length)
      if (page.through === cursor) await bell.after(rung, gone.signal)
      cursor = page.through
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error
  } finally {
    clearInterval(beat)
    clearInterval(asking)
    metrics.stream(isLate ? 'cut off' : 'left')
    response.end()
  }
}

/** Where it cannot be asked, it is asked again. */
async function endUnless(mayRead: () => Promise<boolean>, gone: AbortController): Promise<void> {
  if (!(await mayRead().catch(() => true))) gone.abort()
}

const messages = new WeakMap<CloudEvent, string>()

/** Written once for all who get the same event. */
function asMessage(event: CloudEvent): string {
  const known = messages.get(event)
  if (known) return known
  const message = `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
  messages.set(event, message)
  return message
}

/** `last`: the place of the last event of a part. */
function* inParts(events: CloudEvent[]): Generator<{ text: string; last: number }> {
  let text = ''
  for (const event of events) {
    text += asMessage(event)
    if (text.length < WRITTEN_AT_ONCE && event !== events.at(-1)) continue
    yield { text, last: Number(event.sequence) }
    text = ''
  }
}
