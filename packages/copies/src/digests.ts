import { UnionFind } from './union-find.ts'

/** A digest holds pieces of at least this many texts that share nothing with each other; */
const TEXTS = 3
/** each piece shows by at least this many keys, */
const KEYS_OF_PIECE = 2
/** together they are most of the page, */
const HELD_SHARE = 0.6
/** and none of them is most of that: a story beside some borrowed paragraphs is no digest. */
const LARGEST_PIECE = 0.6

/** A page of two texts shows the lesser of them by at least this share of its keys. */
const LESSER_PIECE = 0.2
/** With more of its keys in one piece than this a page is no digest, however its other keys turn out to be common or held. */
const SURELY_ONE_PIECE = LARGEST_PIECE + (1 - LARGEST_PIECE) * (1 - HELD_SHARE)

/** `digest`: put together from pieces of many unrelated texts: a listing, a rolling file. `mixed`: from two, one after the other. */
export type MadeOf = 'one' | 'mixed' | 'digest'

/**
 * What a page is put together from. A digest belongs to none of its texts, a mixed page to one: else it would join them.
 * `sharings` are the sets of pages, by number, that hold one of its keys; `keys` is how many keys it has.
 */
export function madeOf(page: number, sharings: Uint32Array[], keys: number): MadeOf {
  const large = piecesOf(page, sharings).filter((size) => size >= KEYS_OF_PIECE)
  const held = large.reduce((sum, size) => sum + size, 0)
  if (held < HELD_SHARE * keys) return 'one'
  const [largest = 0, second = 0] = large.sort((a, b) => b - a)
  if (large.length >= TEXTS && largest <= LARGEST_PIECE * held) return 'digest'
  return second >= LESSER_PIECE * keys ? 'mixed' : 'one'
}

/** Whether so much of a page is one piece, by some of the pages it shares keys with, that no others can make it a digest. */
export function isSurelyNoDigest(keys: Int32Array, others: Int32Array[]): boolean {
  const sets = others.map((other) => new Set(other))
  const sharings = Array.from(keys, (key) =>
    Uint32Array.from([...sets.keys()].filter((other) => sets[other]?.has(key))),
  ).filter(({ length }) => length > 0)
  return Math.max(0, ...piecesOf(-1, sharings)) > SURELY_ONE_PIECE * keys.length
}

/** How many keys each piece of a page has: keys that some other page holds together are of one. */
function piecesOf(page: number, sharings: Uint32Array[]): number[] {
  const pieces = new UnionFind(sharings.length)
  const heldBy = new Map<number, number>()
  for (const [at, sharing] of sharings.entries()) {
    for (const holder of sharing) {
      if (holder === page) continue
      const earlier = heldBy.get(holder)
      if (earlier === undefined) heldBy.set(holder, at)
      else pieces.union(earlier, at)
    }
  }
  const sizes = new Map<number, number>()
  for (const at of sharings.keys()) sizes.set(pieces.find(at), pieces.sizeOf(at))
  return [...sizes.values()]
}
