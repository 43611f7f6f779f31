import { setTimeout as wait } from 'node:timers/promises'
import type { Service } from './open-service.ts'

/**
 * Waits until the host lets another request begin: for a redirect, whose fetch is under way already and cannot be put
 * off. Gives up when the signal aborts.
 */
export async function awaitTurn(
  { store, now }: Service,
  host: string,
  intervalMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const at = now()
    const turn = await store.hosts.begin(host, intervalMs, at)
    if (!turn) return
    await wait(turn.getTime() - at.getTime(), undefined, { signal }).catch(() => {})
  }
}
