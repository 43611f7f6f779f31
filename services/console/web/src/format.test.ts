import { describe, expect, it } from 'vitest'
import { ago, bytes, duration, shortUrl } from './format.ts'

describe('how the desk writes', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [61, '1 min'],
    [3599, '59 min'],
    [4800, '1 h 20 min'],
    [36_000, '10 h'],
    [90_000, '1 d 1 h'],
    [864_000, '10 d'],
  ])('%d seconds', (seconds, said) => expect(duration(seconds)).toBe(said))

  it.each([
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [270_000_000_000, '270 GB'],
    [3e18, '3000000 TB'],
  ])('%d bytes', (n, said) => expect(bytes(n)).toBe(said))

  it('times by how long ago they are', () => {
    const now = Date.parse('2026-03-10T06:00:00Z')
    expect(ago('2026-03-10T05:59:59Z', now)).toBe('now')
    expect(ago('2026-03-10T05:50:00Z', now)).toBe('10 min ago')
    expect(ago('2026-03-10T06:02:00Z', now)).toBe('in 2 min')
  })

  it('addresses without what all have', () => expect(shortUrl('https://www.a.example/b/')).toBe('a.example/b'))
})
