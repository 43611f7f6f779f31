import { describe, expect, it } from 'vitest'
import { sparePlaces } from './spare-places.ts'

const LEASE_MS = 90_000

describe('the places of a stage', () => {
  /** Begins so many at once, as far as they are spared. Gives how many. */
  const begin = (
    places: ReturnType<typeof sparePlaces>,
    standing: 'slow' | 'new' | 'quick',
    count: number,
    now: number,
  ) =>
    Array.from({ length: count }, () => places.reserve(now, now + LEASE_MS)).filter((place) => {
      if (place.spares.includes(standing)) place.begin(standing, now)
      else place.free()
      return place.spares.includes(standing)
    })

  it('are half for slow hosts, seven eighths for these and new ones, all for quick ones', () => {
    const places = sparePlaces(48)
    expect(begin(places, 'slow', 60, 0)).toHaveLength(24)
    expect(begin(places, 'new', 60, 0)).toHaveLength(18)
    expect(begin(places, 'quick', 6, 0)).toHaveLength(6)
  })

  it('are given back by who ends, and by who never says so', () => {
    const places = sparePlaces(48)
    const [first] = begin(places, 'slow', 24, 0)
    expect(places.reserve(1, LEASE_MS).spares).not.toContain('slow')
    first?.free()
    expect(begin(places, 'slow', 2, 1)).toHaveLength(1)
    expect(begin(places, 'slow', 60, LEASE_MS)).toHaveLength(23)
  })

  it('count as held by slow hosts where a request takes long, whichever host it is at', () => {
    const places = sparePlaces(48)
    begin(places, 'quick', 40, 0)
    expect(places.reserve(4999, LEASE_MS).spares).toContain('slow')
    expect(places.reserve(5000, LEASE_MS).spares).toEqual(['new', 'quick'])
  })
})
