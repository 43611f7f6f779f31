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
  const now = service.now()
  if (!slot) {
    const reserved = await service.store.hosts.reserveSlot(host, intervalMs, now)
    if (reserved > now) {
      await keep(reserved)
      return reserved
    }
  } else if (slot > now) return slot
  return service.store.hosts.begin(host, intervalMs, now)
}
