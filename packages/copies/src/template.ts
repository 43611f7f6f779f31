import { alignedRuns } from './alignment.ts'
import type { PreparedPage } from './prepared-page.ts'

/** Runs this short still align a template whose blanks stand close together. */
const MIN_RUN = 4
const MAX_BLANK = 8
/** Copies, however edited, stay under 1.5 swapped names and numbers in a hundred matched words; templates reach 6 and more. */
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
      const inA = factsBetween(a, end, run.at)
      const inB = factsBetween(b, otherEnd, run.otherAt)
      swaps += Math.min(notIn(inA, inB), notIn(inB, inA))
    }
    matched += run.end - run.at
    end = run.end
    otherEnd = run.otherEnd
  }
  return swaps >= MIN_SWAPS && swaps * 100 >= SWAPS_PER_HUNDRED * matched
}

const isBlank = (from: number, to: number) => to > from && to - from <= MAX_BLANK

const notIn = (some: Set<number>, others: Set<number>) => [...some].filter((one) => !others.has(one)).length

/** The names and numbers, hashed, among some words. */
function factsBetween({ page, words }: Texts, from: number, to: number): Set<number> {
  const facts = new Set<number>()
  for (let word = from; word < to; word += 1) {
    if (NAME_OR_NUMBER.test(page.text.charAt(words.starts[word] ?? 0))) facts.add(words.hashes[word] ?? 0)
  }
  return facts
}
