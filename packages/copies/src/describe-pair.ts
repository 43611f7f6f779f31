import type { Overlap, Passage, Relation } from '@copydesk/news'
import { comparePages, turned } from './compare-pages.ts'
import type { PreparedPage } from './prepared-page.ts'
import { outletName, relationOf } from './relation.ts'
import { distinct, sharedCount } from './shingles.ts'
import { type Step, stepsBetween } from './steps.ts'
import { type WordRun, wordRun } from './word-run.ts'

/** Offsets are UTF-16 code units into the text of a page. */
export type TextSpan = { start: number; end: number }

/**
 * What an outlet made of a text. `ofThis` and `ofOther` are shares of the first and of the second page's words (0 to 1).
 */
export type PairDescription = {
  same: boolean
  /** What the second page is to the first; null where they are not one article. */
  relation: Relation | null
  /** Why they are one article, or are not. */
  reason: string
  overlap: Overlap
  /** The share of each page's text that is not in the other. */
  ownText: Overlap
  /** Headline against headline; `sharedWords` is the Jaccard coefficient of their words, null where one is missing. */
  headlines: { this: string | null; other: string | null; sharedWords: number | null }
  /** Passages of eight words and more that stand in both. */
  passages: Passage[]
  /** How to come from the first text to the second, in the order of the first. Furniture and credit are left out. */
  steps: { kind: Step['kind']; this: TextSpan[]; other: TextSpan[]; words: number }[]
}

/** Describes how the second page stands to the first: relation, evidence, and what was kept, cut, added, reworded and moved. */
export function describePair(page: PreparedPage, other: PreparedPage): PairDescription {
  const comparison = comparePages(page, other)
  const { same, reason, overlap, passages } = comparison
  const outlet = outletName(page.page)
  const sameOutlet = outlet !== null && outlet === outletName(other.page)
  return {
    same,
    relation: same ? relationOf(turned(comparison).overlap, sameOutlet) : null,
    reason,
    overlap,
    ownText: { ofThis: 1 - overlap.ofThis, ofOther: 1 - overlap.ofOther },
    headlines: {
      this: page.page.title,
      other: other.page.title,
      sharedWords: sharedWords(page.page.title, other.page.title),
    },
    passages,
    steps: stepsBetween(page.words, other.words).map(({ kind, at, end, otherAt, otherEnd }) => ({
      kind,
      this: spansOf(page.page.text, page.words, at, end),
      other: spansOf(other.page.text, other.words, otherAt, otherEnd),
      words: Math.max(end - at, otherEnd - otherAt),
    })),
  }
}

function sharedWords(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null
  const [one, other] = [distinct(wordRun(a).hashes), distinct(wordRun(b).hashes)]
  const shared = sharedCount(one, other)
  return shared / (one.length + other.length - shared || 1)
}

const WORD_BETWEEN = /[\p{L}\p{N}]/u

/** Where some words of a run stand in the text, broken where words that do not count stand between them. */
function spansOf(text: string, { starts, ends }: WordRun, from: number, to: number): TextSpan[] {
  const spans: TextSpan[] = []
  for (let word = from; word < to; word += 1) {
    const [start, end] = [starts[word] ?? 0, ends[word] ?? 0]
    const last = spans.at(-1)
    if (last && !WORD_BETWEEN.test(text.slice(last.end, start))) last.end = end
    else spans.push({ start, end })
  }
  return spans
}
