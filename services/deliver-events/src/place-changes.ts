import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from '@copydesk/service'

/**
 * Changes that no job follows from, such as a further reprint or a failing feed, wait so long for their place at the most. Looking reads a
 * table that is nearly always empty. A NOTIFY of who writes them would come sooner, but PostgreSQL commits what notifies one at a time, each
 * with its wait for the disk (src/backend/commands/async.c, PreCommit_Notify).
 */
const LOOK_MS = 100
/** A store that was not there is not asked ten times a second. */
const AFTER_FAILURE_MS = 1000

/** Gives changes their places in the log as they come, whether or not a job tells of them. */
export function placeChanges({ store, now, log }: Service): { close(): Promise<void> } {
  const stopping = new AbortController()
  const look = async () => {
    try {
      await store.events.sequence(now())
      return LOOK_MS
    } catch (error) {
      log.warn({ error }, 'not placed')
      return AFTER_FAILURE_MS
    }
  }
  const run = async () => {
    while (!stopping.signal.aborted) {
      const inMs = await look()
      await pause(inMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    close: async () => {
      stopping.abort()
      await running
    },
  }
}
