import { isAskedFor, type CloudEvent } from '@copydesk/pipeline'
import type { LogPage } from '@copydesk/store'
import { createBell } from './bell.ts'

type Read = (after: number, types: string[] | null, limit: number) => Promise<LogPage>

/** How many of the newest events are held, and read at once. */
const HELD = 2000
const BATCH = 500
const AGAIN_MS = 1000

/** The newest events, read once for all who follow the log; who is further back reads the log itself. */
export function createTail(head: number, read: Read, onFailure: (error: unknown) => void) {
  const bell = createBell()
  let events: CloudEvent[] = []
  /** The last place before what is held. */
  let before = head
  let retry: NodeJS.Timeout | undefined
  const end = () => before + events.length
  const readOn = async () => {
    for (;;) {
      const page = await read(end(), null, BATCH)
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
    (types: string[] | null, limit: number) =>
    async (after: number): Promise<LogPage> => {
      if (after < before || after > end()) return read(after, types, limit)
      const next = events.slice(after - before, after - before + limit)
      const asked = types ? next.filter(({ type }) => isAskedFor(type, types)) : next
      return { type: 'events', events: asked, through: after + next.length }
    }
  const stop = async () => {
    clearTimeout(retry)
    bell.stop()
    await reading
  }
  return { bell, grow, follower, stop }
}
