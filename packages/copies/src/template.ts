import { alignedRuns, type Run } from './alignment.ts'
import type { PreparedPage } from './prepared-page.ts'
import { sharedCount } from './shingles.ts'
import type { WordRun } from './word-run.ts'

/** Runs this short still align a template whose blanks stand close together. */
const MIN_RUN = 4
const MAX_BLANK = 8
/** A longer stretch is a row of blanks if the plain words between its names and numbers are mostly the same. */
const MAX_ROW = 40
const SAME_PLAIN = 0.5
/** Copies, however edited, stay under 1.5 swapped names and numbers in a hundred matched words; templates reach 6 and more. */
const SWAPS_PER_HUNDRED = 3
const MIN_SWAPS = 4
const NAME_OR_NUMBER = /[\p{Lu}\p{N}]/u

type Texts = Pick<PreparedPage, 'id' | 'page' | 'words' | 'shingles'>

/**
 * Whether two texts are one form filled in twice (results of two companies, notices of two towns): what they share is
 * interrupted over and over where one has a name or a number and the other has another.
 */
export function isTemplate(one: Texts, other: Texts): boolean {
  // Each name or number that stands for another breaks a run of three words.
  const shorter = Math.min(one.shingles.length, other.shingles.length)
  if (shorter - sharedCount(one.shingles, other.shingles) < MIN_SWAPS) return false
  // Alignment goes by the first text: which that is must not hang on who asks.
  const [a, b] = comesBefore(one, other) ? [one, other] : [other, one]
  const known = compared.get(a.words)?.get(b.words)
  if (known !== undefined) return known
  const found = areFormsOfOne(a, b)
  const ofA = compared.get(a.words) ?? new WeakMap<WordRun, boolean>()
  compared.set(a.words, ofA.set(b.words, found))
  return found
}

/** What was found of two texts, as long as somebody keeps them: the copies of one text are compared again as each new one comes. */
const compared = new WeakMap<WordRun, WeakMap<WordRun, boolean>>()

function areFormsOfOne(a: Texts, b: Texts): boolean {
  let swaps = 0
  let matched = 0
  let end = 0
  let otherEnd = 0
  for (const run of alignedRuns(a.words.hashes, b.words.hashes, MIN_RUN)) {
    const [from, otherFrom] = matched > 0 ? [end, otherEnd] : openingOf(run)
    swaps += swapsBetween(wordsBetween(a, from, run.at), wordsBetween(b, otherFrom, run.otherAt))
    matched += run.end - run.at
    end = run.end
    otherEnd = run.otherEnd
  }
  return swaps >= MIN_SWAPS && swaps * 100 >= SWAPS_PER_HUNDRED * matched
}

/** A form has begun before the first run: from where in each text it is compared, with as many words of both. */
function openingOf({ at, otherAt }: Run): [number, number] {
  const length = Math.min(at, otherAt, MAX_ROW)
  return [at - length, otherAt - length]
}

const comesBefore = (a: Texts, b: Texts) =>
  a.words.hashes.length === b.words.hashes.length ? a.id < b.id : a.words.hashes.length < b.words.hashes.length

type Words = { facts: Set<number>; plain: Set<number>; length: number }

/** How many names and numbers of one stretch have others in their place in the other; 0 if they are no blanks of a form. */
function swapsBetween(a: Words, b: Words): number {
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) <= 0 || longer > MAX_ROW) return 0
  const plain = Math.min(a.plain.size, b.plain.size)
  if (longer > MAX_BLANK && plain - notIn(a.plain, b.plain) < SAME_PLAIN * plain) return 0
  return Math.min(notIn(a.facts, b.facts), notIn(b.facts, a.facts))
}

const notIn = (some: Set<number>, others: Set<number>) => [...some].filter((one) => !others.has(one)).length

/** The words of a stretch, hashed: names and numbers, and the rest. */
function wordsBetween({ page, words }: Texts, from: number, to: number): Words {
  const facts = new Set<number>()
  const plain = new Set<number>()
  const last = Math.min(to, from + MAX_ROW)
  for (let word = from; word < last; word += 1) {
    const isFact = NAME_OR_NUMBER.test(page.text.charAt(words.starts[word] ?? 0))
    ;(isFact ? facts : plain).add(words.hashes[word] ?? 0)
  }
  return { facts, plain, length: to - from }
}
