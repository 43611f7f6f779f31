import type { Service } from './open-service.ts'

/**
 * Asks the host for its turn, in the one timetable all workers and both kinds of request share. Null: go now. Otherwise
 * when to come back. `slot` is the place taken before, if any; a place just taken is given to `keep`.
 */
export async function takeTurn(
  service: Service,
  host: string,
  intervalMs: number,
  slot: Date | null,
  keep: (slot: Date) => Promise<void>,
): Promise<Date | null> {
  const { store, now } = service
  const at = now()
  const place = slot ?? (await store.hosts.reserveSlot(host, intervalMs, at))
  const turn = place > at ? place : await store.hosts.begin(host, intervalMs, at)
  if (turn && !slot) await keep(place)
  return turn
}
