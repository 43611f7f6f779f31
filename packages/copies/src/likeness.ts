import type { PreparedPage } from './prepared-page.ts'
import { sharedCount } from './shingles.ts'

/** Of the shorter text's shingles, the share that makes two pages one article, and how many there must be at least. */
const SAME_SHARE = 0.58
const SAME_SHINGLES = 30
/** A page under this share of the other's length is at most an excerpt of it, and more of it must be found there. */
const EXCERPT_SIZE = 0.25
const EXCERPT_SHARE = 0.7

/** `same`: made from one text. `excerpt`: the shorter page stands, nearly whole, as a small part of the longer. */
export type Likeness = { kind: 'same' | 'excerpt' | 'different'; shared: number; share: number }

type Shingled = Pick<PreparedPage, 'shingles'>

/** What two pages are to each other by the shingles they share: cheap, exact, and the same in both directions. */
export function likenessOf(a: Shingled, b: Shingled): Likeness {
  const shorter = Math.min(a.shingles.length, b.shingles.length)
  const shared = sharedCount(a.shingles, b.shingles)
  const share = shorter ? shared / shorter : 0
  if (shared < SAME_SHINGLES) return { kind: 'different', shared, share }
  const partial = shorter < EXCERPT_SIZE * Math.max(a.shingles.length, b.shingles.length)
  if (partial) return { kind: share >= EXCERPT_SHARE ? 'excerpt' : 'different', shared, share }
  return { kind: share >= SAME_SHARE ? 'same' : 'different', shared, share }
}
