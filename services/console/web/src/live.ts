import { useEffect, useState } from 'preact/hooks'
import { toldTypes } from './now/tell-event.ts'
import { watched } from './store.ts'
import { read } from './wire.ts'

/** An event of the log, as the desk tells it. */
export type DeskEvent = {
  id: string
  sequence: string
  type: string
  subject: string
  time: string
  data: Record<string, unknown>
}

const REST_MS = 1000
const TOLD = 60
const STARTS_BEFORE = 40
const LEAST_PAUSE_MS = 1000
const MOST_PAUSE_MS = 30_000

export const connected = watched(true)
/** Why what is shown is not as it is now; null where it is. */
export const trouble = watched<string | null>(null)
/** The newest events, newest first. */
export const latest = watched<DeskEvent[]>([])

type Concerns = (event: DeskEvent) => boolean

const bells = new Map<() => void, Concerns>()
/** What came since views were read last; null where that is not known. */
let news: DeskEvent[] | null = []
let timer: ReturnType<typeof setTimeout> | undefined

/** However fast the log grows, views are read again once a second at most. */
function ringSoon() {
  timer ??= setTimeout(() => {
    timer = undefined
    if (document.hidden) return
    const came = news
    news = []
    for (const [ring, concerns] of bells) if (came === null || came.some(concerns)) ring()
  }, REST_MS)
}

/** Calls back when the log has grown by something that concerns the caller. Returns how to end that. */
export function onGrowth(ring: () => void, concerns: Concerns = () => true): () => void {
  bells.set(ring, concerns)
  return () => void bells.delete(ring)
}

/** Whether an event speaks of any of these, by their ids. */
function speaksOf({ subject, data }: DeskEvent, ids: string[]): boolean {
  const told = JSON.stringify(data)
  return ids.some((id) => subject === id || told.includes(`"${id}"`))
}

/** Follows the log for as long as the page is open. */
export function startLive(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    news = null
    ringSoon()
  })
  void follow(LEAST_PAUSE_MS)
}

/**
 * Follows the log from its end on, or from what was told last. A browser asks again by itself where a stream was cut; an answer that is none, such as a
 * proxy's 502 or that the cursor is of another log, ends it for good (WHATWG HTML, 9.2.3): then it is begun anew, after a pause that doubles.
 */
async function follow(pauseMs: number): Promise<void> {
  let pause = pauseMs
  const begin = () => {
    connected.set(false)
    // What comes meanwhile may be more than is told then.
    news = null
    setTimeout(() => void follow(Math.min(pause * 2, MOST_PAUSE_MS)), pause)
  }
  const told = await read<{ head: number }>('/events/head').catch(() => null)
  if (told === null) return begin()
  const known = Number(latest.get()[0]?.sequence ?? 0)
  const from = Math.max(0, told.head - STARTS_BEFORE, known <= told.head ? known : 0)
  const stream = new EventSource(`/events?after=${from}`)
  stream.addEventListener('open', () => {
    pause = LEAST_PAUSE_MS
    connected.set(true)
  })
  stream.addEventListener('error', () => {
    connected.set(false)
    if (stream.readyState === EventSource.CLOSED) begin()
  })
  for (const type of toldTypes) stream.addEventListener(type, ({ data }: MessageEvent<string>) => take(data))
}

function take(told: string) {
  connected.set(true)
  const event = JSON.parse(told) as DeskEvent
  latest.set([event, ...latest.get()].slice(0, TOLD))
  // Views that nobody looks at are not read again until somebody does, and then whatever came.
  if (document.hidden) news = null
  else {
    news?.push(event)
    ringSoon()
  }
}

export type View<T> = { value: T | null; error: string | null; again: () => void }

const kept = new Map<string, unknown>()
const KEPT = 60

/**
 * What an address gives, read again when the log grows by what it is about, and every so often. `about`: the ids that it shows, of
 * what was read; false where the log tells nothing of it. What was read before is there at once: going back waits for nothing.
 */
export function useView<T>(
  path: string,
  everyMs = 15_000,
  about: false | 'all' | ((value: T) => string[]) = 'all',
): View<T> {
  const [state, setState] = useState<{ path: string; value: T | null; error: string | null }>({
    path,
    value: null,
    error: null,
  })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let busy = false
    let ids: string[] | null = null
    const refresh = async () => {
      if (busy) return
      busy = true
      try {
        const value = await read<T>(path, stop.signal)
        keep(path, value)
        if (typeof about === 'function') ids = about(value)
        setState({ path, value, error: null })
        trouble.set(null)
      } catch (error) {
        if (!stop.signal.aborted) {
          setState((was) => ({ path, value: was.path === path ? was.value : null, error: sayError(error) }))
          if (kept.has(path)) trouble.set(sayError(error))
        }
      }
      busy = false
    }
    void refresh()
    const interval = setInterval(() => void (document.hidden || refresh()), everyMs)
    const concerns = (event: DeskEvent) => ids === null || speaksOf(event, ids)
    const unhear = about === false ? () => {} : onGrowth(() => void refresh(), concerns)
    return () => {
      trouble.set(null)
      stop.abort()
      clearInterval(interval)
      unhear()
    }
  }, [path, everyMs, about, round])
  const value = state.path === path && state.value !== null ? state.value : ((kept.get(path) as T | undefined) ?? null)
  return { value, error: state.path === path ? state.error : null, again: () => setRound((n) => n + 1) }
}

/** A network that is not there is told in our own words: browsers each have theirs. */
export function sayError(error: unknown): string {
  if (error instanceof TypeError) return 'Copydesk does not answer.'
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return 'Copydesk has not answered for ten seconds.'
  return error instanceof Error ? `${error.message.replace(/\.$/, '')}.` : String(error)
}

function keep(path: string, value: unknown) {
  kept.delete(path)
  kept.set(path, value)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
}
