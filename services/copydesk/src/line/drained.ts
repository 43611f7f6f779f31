import { setTimeout as wait } from 'node:timers/promises'
import { stageNames } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'

const LOOK_MS = 100
// A page that a host puts off for longer than this stays pending: one round does not wait for it.
const PATIENCE_MS = 60_000

/** Resolves when every feed was polled since then and no stage has anything left to do, or when the signal aborts. */
export async function drained(service: Service, since: Date, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await isBusy(service, since))) await wait(LOOK_MS)
}

async function isBusy({ store, queues, now }: Service, since: Date): Promise<boolean> {
  if ((await store.feeds.notPolledSince(since)) > 0) return true
  if ((await store.totals.unfinished(new Date(now().getTime() + PATIENCE_MS))) > 0) return true
  for (const stage of stageNames) {
    // The clock's own ticks never end.
    if (stage !== 'schedule-feeds' && (await queues.depth(stage)).active > 0) return true
  }
  // A stage writes before it announces: what it wrote last may only now be seen.
  return (await store.totals.unfinished(new Date(now().getTime() + PATIENCE_MS))) > 0
}
