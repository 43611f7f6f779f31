import { alignedRuns } from './alignment.ts'
import type { PreparedPage } from './prepared-page.ts'
import { sharedCount } from './shingles.ts'

/** A text whose copy is under this share of a page is not what the page is made of, */
const LESS_THAN_HALF = 0.45
/** if the page opens with this share of words of its own: a cut or a later version of a text begins as it does, or soon after. */
const OWN_OPENING = 0.25
const OPENING_WORDS = 60
/** Reports of one event share shorter runs: names, quotations. */
const RUN = 20
/** Under this size it is for `excerpt` to say what a part is. */
const EXCERPT_SIZE = 0.25

type Texts = Pick<PreparedPage, 'words' | 'shingles'>

/** Whether the longer of two texts is a report of its own that holds the shorter, or much of it, further down. */
export function isEmbedding(one: Texts, other: Texts): boolean {
  const [part, whole] = one.shingles.length <= other.shingles.length ? [one, other] : [other, one]
  const size = part.shingles.length / whole.shingles.length
  if (size < EXCERPT_SIZE || sharedCount(part.shingles, whole.shingles) >= LESS_THAN_HALF * whole.shingles.length)
    return false
  const [first] = alignedRuns(whole.words.hashes, part.words.hashes, RUN)
  return first !== undefined && first.at >= Math.max(OPENING_WORDS, OWN_OPENING * whole.words.hashes.length)
}
