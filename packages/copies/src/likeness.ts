import type { PreparedPage } from './prepared-page.ts'
import { sharedCount } from './shingles.ts'

/**
 * Of the shorter text's shingles, the share that makes two pages one article; it rises by `PARTIAL_SHARE` as the shorter gets
 * small beside the longer, for a few quotes can fill most of a short text. And how many there must be at least.
 */
const SAME_SHARE = 0.58
const PARTIAL_SHARE = 0.2
const PARTIAL_SIZE = 0.5
const SAME_SHINGLES = 30
/** A page under this share of the other's length is at most an excerpt of it. */
const EXCERPT_SIZE = 0.25

/** `same`: made from one text. `excerpt`: the shorter page stands, nearly whole, as a small part of the longer. */
export type Likeness = { kind: 'same' | 'excerpt' | 'different'; shared: number; share: number }

/** The first lines of a text, under its own headline, need fewer, but all: nine tenths of at least so many. */
const FIRST_LINES = { shingles: 8, share: 0.9 }

type Shingled = Pick<PreparedPage, 'shingles' | 'headline'>

/** What two pages are to each other by the shingles they share: cheap, exact, and the same in both directions. */
export function likenessOf(a: Shingled, b: Shingled): Likeness {
  const shorter = Math.min(a.shingles.length, b.shingles.length)
  const longer = Math.max(a.shingles.length, b.shingles.length)
  const shared = sharedCount(a.shingles, b.shingles)
  const share = shorter ? shared / shorter : 0
  const size = longer ? shorter / longer : 0
  const wanted = SAME_SHARE + PARTIAL_SHARE * Math.max(0, 1 - size / PARTIAL_SIZE)
  const isByHeadline =
    a.headline !== 0 && a.headline === b.headline && shared >= FIRST_LINES.shingles && share >= FIRST_LINES.share
  if (!isByHeadline && (shared < SAME_SHINGLES || share < wanted)) return { kind: 'different', shared, share }
  return { kind: size < EXCERPT_SIZE ? 'excerpt' : 'same', shared, share }
}

/** The share of a page's shingles that stand in another. */
export const heldShare = (page: Pick<Shingled, 'shingles'>, other: Pick<Shingled, 'shingles'>): number =>
  page.shingles.length === 0 ? 0 : sharedCount(page.shingles, other.shingles) / page.shingles.length
