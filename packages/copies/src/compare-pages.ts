import type { Overlap, Passage } from '@copydesk/news'
import { differenceBetween } from './differences.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import { matchPassages } from './passages.ts'
import type { PreparedPage } from './prepared-page.ts'

/** How page a stands to page b. `overlap.ofThis` is the share of a's words found in b, `ofOther` the share of b's in a. */
export type Comparison = { overlap: Overlap; passages: Passage[]; same: boolean; reason: string }

/** Eight words in a row are six shingles: with fewer in common there is no passage to find. */
const PASSAGE_SHINGLES = 6

/**
 * How much of each page stands in the other, the passages that show it (offsets into the pages' texts), and whether that
 * makes them one article: the containment of the shorter in the longer decides, stricter where it is only a small part, and two
 * fillings of one form do not count, nor does a text that stands far down in a report.
 */
export function comparePages(a: PreparedPage, b: PreparedPage): Comparison {
  const likeness = likenessOf(a, b)
  if (likeness.shared < PASSAGE_SHINGLES) {
    return { overlap: { ofThis: 0, ofOther: 0 }, passages: [], same: false, reason: reasonFor(likeness) }
  }
  const { passages, words, otherWords } = matchPassages(a.words, b.words)
  const overlap = { ofThis: words / a.words.hashes.length, ofOther: otherWords / b.words.hashes.length }
  if (likeness.kind === 'different') return { overlap, passages, same: false, reason: reasonFor(likeness) }
  const difference = differenceBetween(a, b)
  return { overlap, passages, same: difference === null, reason: difference ?? reasonFor(likeness) }
}

/** Whether two pages carry one article, by what `comparePages` asks for, without looking for the passages. */
export const carryOneArticle = (a: PreparedPage, b: PreparedPage): boolean =>
  likenessOf(a, b).kind !== 'different' && differenceBetween(a, b) === null

/** The same comparison seen from page b. */
export function turned({ overlap, passages, same, reason }: Comparison): Comparison {
  const seenFromOther = passages.map((passage) => ({
    start: passage.otherStart,
    end: passage.otherEnd,
    otherStart: passage.start,
    otherEnd: passage.end,
  }))
  return {
    overlap: { ofThis: overlap.ofOther, ofOther: overlap.ofThis },
    passages: seenFromOther.sort((x, y) => x.start - y.start || x.otherStart - y.otherStart),
    same,
    reason,
  }
}

function reasonFor({ kind, shared, share }: Likeness): string {
  const part = `${Math.floor(share * 100)}% of the shorter text's three-word runs (${shared}) are in the longer`
  if (kind === 'excerpt') return `${part}, of which it is a small part`
  return kind === 'same' ? part : `only ${part}`
}
