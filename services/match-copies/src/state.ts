import { contentHash, type Origin } from '@copydesk/news'
import type { PlannedCopy } from '@copydesk/store'

const BITS = 128
const DIGITS = BITS / 4

/**
 * What the copies of an article are, as the sum of their hashes (Bellare and Micciancio's AdHash): in any order the same, and a page more
 * is added without the others.
 */
export function sumOf(copies: Pick<PlannedCopy, 'entryId' | 'revisionId' | 'relation'>[], before = '0'): string {
  let sum = BigInt(`0x${before}`)
  for (const { entryId, revisionId, relation } of copies)
    sum += BigInt(`0x${contentHash(`${entryId} ${revisionId} ${relation}`).slice(0, DIGITS)}`)
  return BigInt.asUintN(BITS, sum).toString(16)
}

/** What the version of an article counts changes of. */
export const stateOf = (sum: string, origin: Origin | null): string => contentHash(`${sum} ${origin?.name ?? ''}`)
