/** The least value each measure may have, by "capability measure". */
export type Floors = Record<string, number>
export type Measured = { capability: string; measure: string; value: number }

/** How far below what was measured a floor is set: differences under that are noise on sets of this size. */
const NOISE = 0.005
const PLACES = 1_000

export const floorName = ({ capability, measure }: Measured) => `${capability} ${measure}`

/** The values that are under their floor. */
export function underFloor(measured: Measured[], floors: Floors): Measured[] {
  return measured.filter((row) => row.value < (floors[floorName(row)] ?? 0))
}

/** Floors raised to the values measured, never lowered; those not measured stay. */
export function raised(measured: Measured[], floors: Floors): Floors {
  const next = { ...floors }
  for (const row of measured) {
    const name = floorName(row)
    next[name] = Math.max(next[name] ?? 0, Math.floor((row.value - NOISE) * PLACES) / PLACES)
  }
  return Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)))
}
