import { alignedRuns } from './alignment.ts'
import type { PreparedPage } from './prepared-page.ts'

/** Runs this short still align a template whose blanks stand close together. */
const MIN_RUN = 4
const MAX_BLANK = 4
/** Copies, however edited, stay under 1.5 swapped names and numbers in a hundred matched words; templates reach 7 and more. */
const SWAPS_PER_HUNDRED = 3
const MIN_SWAPS = 4
const NAME_OR_NUMBER = /[\p{Lu}\p{N}]/u

type Texts = Pick<PreparedPage, 'page' | 'words'>

/**
 * Whether two texts are one form filled in twice (results of two companies, notices of two towns): what they share is
 * interrupted over and over where one has a name or a number and the other has another.
 */
export function isTemplate(a: Texts, b: Texts): boolean {
  let swaps = 0
  let matched = 0
  let end = 0
  let otherEnd = 0
  for (const run of alignedRuns(a.words.hashes, b.words.hashes, MIN_RUN)) {
    if (matched > 0 && isBlank(end, run.at) && isBlank(otherEnd, run.otherAt)) {
      swaps += Math.min(factsBetween(a, end, run.at), factsBetween(b, otherEnd, run.otherAt))
    }
    matched += run.end - run.at
    end = run.end
    otherEnd = run.otherEnd
  }
  return swaps >= MIN_SWAPS && swaps * 100 >= SWAPS_PER_HUNDRED * matched
}

const isBlank = (from: number, to: number) => to > from && to - from <= MAX_BLANK

function factsBetween({ page, words }: Texts, from: number, to: number): number {
  let facts = 0
  for (let word = from; word < to; word += 1) {
    if (NAME_OR_NUMBER.test(page.text.charAt(words.starts[word] ?? 0))) facts += 1
  }
  return facts
}
