import { STANDINGS, type Standing } from '@copydesk/store'

/** The places of a stage for requests under way, and for which hosts they may be held. */
export type SparePlaces = {
  /** For one who asks for its turn at a host, and holds its place until then at the longest. */
  reserve(now: number, until: number): SparePlace
}

export type SparePlace = {
  /** Which hosts it may be for. It counts as held by the first of them, until it is known for which. */
  spares: readonly Standing[]
  /** The request has begun. */
  begin(standing: Standing, now: number): void
  free(): void
}

/** Slow hosts may hold so much of all places; and these and new ones together, which may turn out to be slow. */
const SLOW_SHARE = 0.5
const UNKNOWN_SHARE = 0.875
/** What is under way for longer than this is slow, whichever host it is at. */
const LONG_MS = 5000

/** `places`: how many requests the stage has under way at most. Times are milliseconds since 1970. */
export function sparePlaces(places: number): SparePlaces {
  const held = new Map<SparePlace, { standing: Standing; longFrom: number; until: number }>()
  const isSpared = (now: number) => {
    const counts = { slow: 0, new: 0, quick: 0 }
    for (const { standing, longFrom, until } of held.values()) {
      if (now < until) counts[longFrom <= now ? 'slow' : standing] += 1
    }
    const isLeft = (count: number, share: number) => count < Math.max(Math.floor(places * share), 1)
    return {
      slow: isLeft(counts.slow, SLOW_SHARE) && isLeft(counts.slow + counts.new, UNKNOWN_SHARE),
      new: isLeft(counts.slow + counts.new, UNKNOWN_SHARE),
      quick: true,
    }
  }
  return {
    reserve: (now, until) => {
      const spared = isSpared(now)
      const spares = STANDINGS.filter((standing) => spared[standing])
      const place: SparePlace = {
        spares,
        begin: (standing, begunAt) => void held.set(place, { standing, longFrom: begunAt + LONG_MS, until }),
        free: () => void held.delete(place),
      }
      held.set(place, { standing: spares[0] ?? 'quick', longFrom: Infinity, until })
      return place
    },
  }
}
