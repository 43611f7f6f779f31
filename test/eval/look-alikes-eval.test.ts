import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { capabilities } from './capabilities.ts'
import { type Floors, underFloor } from './floors.ts'
import { readLookAlikes } from './look-alikes-eval.ts'

const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Floors

describe('look-alikes', () => {
  it.each(['look-alikes', 'languages'])('are told apart as well as their floors say: %s', async (capability) => {
    const measured = await capabilities.find(({ name }) => name === capability)!.evaluate('')
    const rows = (Array.isArray(measured) ? measured : measured.measures).map((row) => ({ capability, ...row }))
    expect(rows.filter((row) => floors[`${capability} ${row.measure}`] === undefined)).toEqual([])
    expect(underFloor(rows, floors)).toEqual([])
  })

  it('are read with their kind and happening', () => {
    const read = readLookAlikes(
      '# head\n= two storms\n==\n2025-01-01T00:00Z | One\nText.\n==\n2025-01-02T00:00Z | Two\nText 2.\n',
    )
    expect(read).toMatchObject([
      { kind: 'two storms', story: '1', title: 'One', text: 'Text.' },
      { kind: 'two storms', story: '2', title: 'Two', text: 'Text 2.' },
    ])
  })
})
