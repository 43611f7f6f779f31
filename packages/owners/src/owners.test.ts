import { expect, it } from 'vitest'
import { knownOwners, ownerOf, withOwners } from './owners.ts'

it('knows many outlets, each once and with a source', () => {
  expect(knownOwners.size).toBeGreaterThan(1000)
  for (const [host, { name, source }] of knownOwners) {
    expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
    expect(name && source).toBeTruthy()
  }
})

it('finds the owner of a host, of a host beneath it, and nobody where nobody is known', () => {
  expect(ownerOf('www.usatoday.com')?.name).toBe('Gannett')
  expect(ownerOf('EU.USAToday.com:443')?.name).toBe('Gannett')
  expect(ownerOf('news.sky.com')?.name).toBe('Comcast')
  expect(ownerOf('sky.com')).toBeNull()
  expect(ownerOf('notusatoday.com')).toBeNull()
  expect(ownerOf('localhost')).toBeNull()
})

it('takes rows from a file, and names the lines that are none', () => {
  const { owners, wrong } = withOwners(
    '# ours\nwww.ledger.example, Tidewater, its imprint\nusatoday.com, Me, a dream\nnonsense\nx.example, Y\n',
  )
  expect(ownerOf('ledger.example', owners)).toEqual({ name: 'Tidewater', source: 'its imprint' })
  expect(ownerOf('usatoday.com', owners)?.name).toBe('Me')
  expect(wrong.map(({ line }) => line)).toEqual([4, 5])
  expect(ownerOf('usatoday.com')?.name).toBe('Gannett')
})
