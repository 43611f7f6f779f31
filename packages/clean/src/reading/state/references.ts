import type { Thing } from '../../metadata/linked-data.ts'

const MOST_DEPTH = 12
const MOST_ENTRIES = 100_000

/** What stands for another object of the same state: Apollo's `{"__ref":"Article:1"}`, before version 3 `{"type":"id","id":"Article:1"}`. */
export function referredName(value: Thing): string | null {
  const name = value['__ref'] ?? (value['type'] === 'id' ? value['id'] : null)
  return typeof name === 'string' ? name : null
}

/** An object, or the one that it names. */
export const standsFor = (value: Thing, kept: ReadonlyMap<string, Thing>): Thing =>
  kept.get(referredName(value) ?? '') ?? value

/**
 * The objects of a state that others name in place of holding them, by their names: those of caches that are kept flat, as
 * Apollo's normalized cache, where each has its `__typename`.
 */
export function referredObjects(states: unknown[]): Map<string, Thing> {
  const objects = new Map<string, Thing>()
  let left = MOST_ENTRIES
  const collect = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return
    for (const [name, held] of Object.entries(value)) {
      left -= 1
      if (left < 0) return
      if (isKept(held) && !objects.has(name)) objects.set(name, held)
      collect(held, depth + 1)
    }
  }
  for (const state of states) collect(state, 0)
  return objects
}

const isKept = (value: unknown): value is Thing => typeof value === 'object' && value !== null && '__typename' in value
