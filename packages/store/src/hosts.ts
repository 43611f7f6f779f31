import type { Database } from './database.ts'

export const hostTable = (database: Database) => ({
  /**
   * Reserves the host's next free slot and returns when it is. Slots of one host are at least `intervalMs` apart,
   * however many workers ask at once: the row is updated in one statement.
   */
  reserveSlot: async (host: string, intervalMs: number, now: Date): Promise<Date> => {
    const row = await database.row<{ slot: Date }>(
      `insert into host (host, next_slot_at) values ($1, $2::timestamptz + $3 * interval '1 millisecond')
       on conflict (host) do update set next_slot_at = greatest(host.next_slot_at, $2::timestamptz) + $3 * interval '1 millisecond'
       returning next_slot_at - $3 * interval '1 millisecond' as slot`,
      [host, now, intervalMs],
    )
    return row?.slot ?? now
  },

  /**
   * Begins a request to the host, unless another began less than `intervalMs` ago; then returns when to ask again.
   * This, not the timetable, is what keeps requests apart when workers come late to their slots, and what holds them
   * back when the host has asked for a pause.
   */
  begin: async (host: string, intervalMs: number, now: Date): Promise<Date | null> => {
    const begun = await database.query(
      `insert into host (host, next_slot_at, started_at) values ($1, $2, $2)
       on conflict (host) do update set started_at = $2
         where host.started_at <= $2::timestamptz - $3 * interval '1 millisecond' and host.held_until <= $2`,
      [host, now, intervalMs],
    )
    if (begun > 0) return null
    const row = await database.row<{ at: Date }>(
      `select greatest(started_at + $2 * interval '1 millisecond', held_until) as at from host where host = $1`,
      [host, intervalMs],
    )
    return row?.at ?? now
  },

  /** No request to the host before `until`, though it had a slot already: it asked for a pause. */
  holdUntil: async (host: string, until: Date) =>
    void (await database.query(
      `insert into host (host, next_slot_at, held_until) values ($1, $2, $2)
       on conflict (host) do update set next_slot_at = greatest(host.next_slot_at, $2), held_until = greatest(host.held_until, $2)`,
      [host, until],
    )),
})
