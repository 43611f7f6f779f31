import type { Service } from '@copydesk/service'
import { type LinePlace, type LineTable, lineTables } from '@copydesk/store'

// A few milliseconds of the database's time; a million lines are looked through in some two hours.
const LOOKED_AT = 5000

/**
 * Forgets, a stretch at each call, the lines of outlets that count for nothing any more: they would only ever grow in number. Where
 * a walk has come to is not kept: another process begins its own.
 */
export function createForgetting({ store, now }: Pick<Service, 'store' | 'now'>): () => Promise<void> {
  const places = new Map<LineTable, LinePlace | null>()
  return async () => {
    for (const table of lineTables) {
      const { next } = await store.lines.forget(table, places.get(table) ?? null, LOOKED_AT, now())
      places.set(table, next)
    }
  }
}
