import type { Provenance } from '@copydesk/news'

const MOST_CHARS = 2000

/** One place a value may stand, how far to trust it, and what stands there: looked up only when its turn comes, if it costs. */
export type Reading = { source: string; confidence: number; values: Values | (() => Values) }

type Values = (string | null | undefined)[]

export type Chosen<Value> = { value: Value; provenance: Provenance } | null

/** The first value, in the order of the readings, that `accept` takes; `accept` gives null for what is not valid. */
export function choose<Value>(readings: Reading[], accept: (given: string) => Value | null): Chosen<Value> {
  for (const { source, confidence, values } of readings) {
    for (const given of typeof values === 'function' ? values() : values) {
      const value = given ? accept(given.slice(0, MOST_CHARS)) : null
      if (value !== null) return { value, provenance: { source, confidence } }
    }
  }
  return null
}
