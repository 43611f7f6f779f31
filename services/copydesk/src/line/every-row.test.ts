import { expect, it } from 'vitest'
import { everyRow } from './every-row.ts'

it.each([0, 999, 1000, 10_001])('gives each of %i rows once', async (count) => {
  const rows = Array.from({ length: count }, (_, at) => at)
  const read = async (limit: number, after: number | null) => rows.filter((row) => row > (after ?? -1)).slice(0, limit)
  const given = []
  for await (const row of everyRow(read)) given.push(row)
  expect(given).toEqual(rows)
})
