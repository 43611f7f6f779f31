/** The value below which this share of the values lies (nearest rank). NaN without values. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: number[]): number => percentile(values, 0.5)

export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
