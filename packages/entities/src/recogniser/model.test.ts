import { expect, it } from 'vitest'
import { LABELS } from './labels.ts'
import { bitCount, NO_SCORE, packNames, packRows, ROW_WIDTH, unpackModel, unpackNames } from './model.ts'
import { nameHash } from './names.ts'

it('reads the scores it packed', () => {
  const rows = new Int8Array(2 ** 19 * ROW_WIDTH)
  const features = [0, 31, 32, 70_000, 2 ** 19 - 1]
  for (const [index, feature] of features.entries())
    for (let label = index; label < LABELS; label += 2) rows[feature * ROW_WIDTH + label] = label % 4 === 0 ? -127 : 127
  const model = unpackModel({ rows: packRows(rows), transitions: [], names: packNames([]), ordinary: 'AAAAAAAAAAA=' })
  const bytes = new Uint8Array(model.rows.buffer)
  expect(bytes.length).toBe(features.length * ROW_WIDTH)
  for (const feature of features) {
    const near = model.present[feature >>> 5]!
    const row = model.before[feature >>> 5]! + bitCount(near & ((1 << (feature & 31)) - 1))
    const read = Array.from(bytes.subarray(row * ROW_WIDTH, row * ROW_WIDTH + LABELS), (byte) => byte - NO_SCORE)
    expect(read).toEqual(Array.from(rows.subarray(feature * ROW_WIDTH, feature * ROW_WIDTH + LABELS)))
  }
})

it('finds the names it packed, whatever their case, and no others', () => {
  const names = unpackNames(
    packNames([['Port Orvane', 4] as const, ['Lisbon', 9] as const].map(([name, mask]) => [nameHash(name)!, mask])),
    'AAAAAAAAAAA=',
  )
  expect(names.classesOf(nameHash('PORT ORVANE')!)).toBe(4)
  expect(names.classesOf(nameHash('lisbon')!)).toBe(9)
  expect(names.classesOf(nameHash('Port')!)).toBe(0)
})
