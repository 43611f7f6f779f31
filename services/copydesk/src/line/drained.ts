import { setTimeout as wait } from 'node:timers/promises'
import type { Service } from '@copydesk/service'

const LOOK_MS = 100
// What a host puts off for longer than this stays pending: one round does not wait for it.
const PATIENCE_MS = 60_000

/** Resolves when every feed was polled since then and these stages have nothing left to do, or when the signal aborts. */
export async function drained(service: Service, stages: string[], since: Date, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await isBusy(service, stages, since))) await wait(LOOK_MS)
}

async function isBusy({ store, queues, now }: Service, stages: string[], since: Date): Promise<boolean> {
  const soon = () => new Date(now().getTime() + PATIENCE_MS)
  const polls = stages.includes('schedule-feeds') && stages.includes('poll-feed')
  if (polls && (await store.feeds.notPolledSince(since, soon())) > 0) return true
  if ((await store.work.left(soon(), stages)) > 0) return true
  for (const stage of stages) {
    // The clock's own ticks never end.
    if (stage !== 'schedule-feeds' && (await queues.depth(stage)).active > 0) return true
  }
  // A stage writes before it announces: what it wrote last may only now be seen.
  return (await store.work.left(soon(), stages)) > 0
}
