import { UnionFind } from './union-find.ts'

/** A digest holds pieces of at least this many texts that share nothing with each other; */
const TEXTS = 3
/** each piece shows by at least this many keys, */
const KEYS_OF_PIECE = 2
/** together they are most of the page, */
const HELD_SHARE = 0.6
/** and none of them is most of that: a story beside some borrowed paragraphs is no digest. */
const LARGEST_PIECE = 0.6

/**
 * Whether a page is put together from pieces of unrelated texts: a digest, a listing, a rolling file. Such a page belongs to none of
 * them. `sharings` are the sets of pages, by number, that hold one of its keys; `keys` is how many keys it has.
 */
export function isDigest(page: number, sharings: Uint32Array[], keys: number): boolean {
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
  const large = [...sizes.values()].filter((size) => size >= KEYS_OF_PIECE)
  const held = large.reduce((sum, size) => sum + size, 0)
  return large.length >= TEXTS && held >= HELD_SHARE * keys && Math.max(...large) <= LARGEST_PIECE * held
}
