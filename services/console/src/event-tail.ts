import { isChosen, type ComparedChoice, type EventChoice } from '@copydesk/pipeline'
import type { AboutEvent, LogPage } from '@copydesk/store'
import { createBell } from './bell.ts'

/** `page`: what was chosen from the log itself; `pageAbout`: all of it, to choose from. */
export type LogReader = {
  page(after: number, choice: EventChoice, limit: number): Promise<LogPage>
  pageAbout(after: number, limit: number): Promise<LogPage<AboutEvent>>
}

/** How many of the newest events are held, and read at once. */
const HELD = 2000
const BATCH = 500
const AGAIN_MS = 1000

/** The newest events, read once for all who follow the log, whatever each chooses; who is further back reads the log itself. */
export function createTail(head: number, log: LogReader, onFailure: (error: unknown) => void) {
  const bell = createBell()
  let events: AboutEvent[] = []
  /** The last place before what is held. */
  let before = head
  let retry: NodeJS.Timeout | undefined
  const end = () => before + events.length
  const readOn = async () => {
    for (;;) {
      const page = await log.pageAbout(end(), BATCH)
      if (page.type === 'expired') {
        events = []
        before = page.head
        continue
      }
      if (page.events.length === 0) return
      const all = [...events, ...page.events]
      events = all.slice(-HELD)
      before += all.length - events.length
      bell.ring()
    }
  }
  let reading = Promise.resolve()
  let isWaiting = false
  const grow = () => {
    if (isWaiting || bell.stopped()) return
    isWaiting = true
    reading = reading
      .then(() => {
        isWaiting = false
        return readOn()
      })
      .catch((error: unknown) => {
        onFailure(error)
        retry = setTimeout(grow, AGAIN_MS)
      })
  }
  const follower =
    (choice: EventChoice, compared: ComparedChoice, limit: number) =>
    async (after: number): Promise<LogPage> => {
      if (after < before || after > end()) return log.page(after, choice, limit)
      const next = events.slice(after - before, after - before + limit)
      const chosen = next.filter(({ event, about }) => isChosen(event.type, about, compared))
      return { type: 'events', events: chosen.map(({ event }) => event), through: after + next.length }
    }
  const stop = async () => {
    clearTimeout(retry)
    bell.stop()
    await reading
  }
  return { bell, grow, follower, stop }
}
