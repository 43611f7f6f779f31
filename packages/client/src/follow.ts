import type { CloudEvent, EventChoice, EventType } from '@copydesk/pipeline'
import { ask, type Connection, DeskProblem } from './ask.ts'
import { messagesOf } from './event-stream.ts'

/**
 * `types`: of the events wanted; a type may end in `*`. What else chooses them: whom they name, who ran it, whose text it is, its language,
 * its story, and how many independent sources that had at the least, all as it was when the event was told. `after`: the sequence of the last event that you have; without it, all that is
 * kept. `onRetry` is told why the stream broke, and in how many ms it is opened again.
 */
export type EventsWanted = Omit<EventChoice, 'types'> & {
  types?: (EventType | `${string}*`)[]
  after?: string | number | null
  signal?: AbortSignal
  onRetry?: (why: unknown, inMs: number) => void
}

/** An event of the log; or how far it was looked through, where nothing was chosen up to there. */
export type Told = { event: CloudEvent } | { reached: string }

/** The console says that it is there every 15 seconds. */
const SILENCE_MS = 45_000
const FIRST_RETRY_MS = 1_000
const MOST_RETRY_MS = 30_000

/** What comes to nothing by being asked again: the request is wrong, or not allowed, or its cursor too old. */
const isFinal = (error: unknown) =>
  error instanceof DeskProblem && error.status < 500 && error.status !== 408 && error.status !== 429

/**
 * The log after a cursor, in order, each event once, for as long as it is wanted: a stream that breaks or falls silent is opened again
 * where it was, after a pause that doubles up to half a minute. Ends when the signal aborts; throws a DeskProblem
 * where asking again would not help (CursorExpired where the log no longer reaches back to the cursor).
 */
export async function* followEvents(connection: Connection, wanted?: EventsWanted): AsyncGenerator<CloudEvent> {
  for await (const told of followLog(connection, wanted)) if ('event' in told) yield told.event
}

/** The same, and how far the log was looked through meanwhile: each place once, and further than all before. */
export async function* followLog(connection: Connection, wanted: EventsWanted = {}): AsyncGenerator<Told> {
  const { types, after, signal, onRetry, ...choice } = wanted
  const query = { ...choice, types: types?.join(',') }
  const gone = new AbortController()
  const stop = () => gone.abort()
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  let cursor = after === undefined || after === null ? null : String(after)
  let retryMs = FIRST_RETRY_MS
  let failures = 0
  try {
    while (!gone.signal.aborted) {
      let broke: unknown = null
      try {
        for await (const message of openStream(connection, { query, cursor, signal: gone.signal })) {
          if (gone.signal.aborted) return
          if ('retryMs' in message) {
            retryMs = message.retryMs
            continue
          }
          if ('reached' in message) {
            failures = 0
            if (!isFurther(message.reached, cursor)) continue
            cursor = message.reached
            yield { reached: cursor }
            continue
          }
          const event = JSON.parse(message.data) as CloudEvent
          if (!isFurther(event.sequence, cursor)) continue
          cursor = event.sequence
          failures = 0
          yield { event }
        }
      } catch (error) {
        if (gone.signal.aborted) return
        if (isFinal(error)) throw error
        broke = error
      }
      const waitMs = Math.max(pauseMs(retryMs, failures), (broke instanceof DeskProblem && broke.retryAfterMs) || 0)
      failures += 1
      onRetry?.(broke, waitMs)
      await pause(waitMs, gone.signal)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    gone.abort()
  }
}

const isFurther = (place: string, cursor: string | null) => cursor === null || Number(place) > Number(cursor)

type Stream = { query: object; cursor: string | null; signal: AbortSignal }

async function* openStream(connection: Connection, { query, cursor, signal }: Stream) {
  const answer = await ask(connection, '/events', {
    query,
    headers: { accept: 'text/event-stream', ...(cursor === null ? {} : { 'last-event-id': cursor }) },
    signal,
  })
  if (answer.body) yield* messagesOf(answer.body, SILENCE_MS)
}

/** Half of it by chance, so that clients that were cut off together do not come back together. */
const pauseMs = (first: number, failures: number) =>
  Math.min(MOST_RETRY_MS, first * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2)

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  })
