import { alignedRuns, type Run } from './alignment.ts'
import { lettersOf, NAME_OR_NUMBER, SMALL } from './first-letters.ts'
import type { PreparedPage } from './prepared-page.ts'
import { sharedCount } from './shingles.ts'
import type { WordRun } from './word-run.ts'

/** Runs this short still align a template whose blanks stand close together. */
const MIN_RUN = 4
const MAX_BLANK = 8
/** A longer stretch is a row of blanks if the plain words between its names and numbers are mostly the same. */
const MAX_ROW = 40
const SAME_PLAIN = 0.5
/** Each name or number that stands for another breaks a run of three words; a form differs in several. */
const MIN_SWAPS = 4
/** Of the names and numbers of two copies, edited and updated, under .25 stand for others; of two forms .4 and more 19 times in 20. */
const SWAPPED = 0.31
/** Figures are brought up to date: where no name stands for another, half of the facts have to. */
const SWAPPED_FIGURES = 0.5
/**
 * Where no capitals tell what is a name, all words count that stand for one another and are nowhere in the other text: of a hundred
 * matched ones rewording changes under so many 95 times in 100, another filling of a form more three times in four.
 */
const SWAPS_PER_HUNDRED = 6

type Texts = Pick<PreparedPage, 'id' | 'page' | 'words' | 'shingles'>

/**
 * Whether two texts are one form filled in twice (results of two companies, notices of two towns): what they share is
 * interrupted over and over where one has a name or a number and the other has another.
 */
export function isTemplate(one: Texts, other: Texts): boolean {
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

const comesBefore = (a: Texts, b: Texts) =>
  a.words.hashes.length === b.words.hashes.length ? a.id < b.id : a.words.hashes.length < b.words.hashes.length

/** A text's words, and which of them count as the names and numbers that a form is filled in with. */
type Side = Texts & { facts: Uint8Array }

function areFormsOfOne(a: Texts, b: Texts): boolean {
  const runs = alignedRuns(a.words.hashes, b.words.hashes, MIN_RUN)
  const [ofA, ofB] = [lettersOf(a), lettersOf(b)]
  if (!hasCapitals(ofA)) {
    const { all: swaps } = swapsIn(runs, missingFrom(b, a), missingFrom(a, b))
    const matched = runs.reduce((sum, { at, end }) => sum + end - at, 0)
    return swaps >= MIN_SWAPS && swaps * 100 >= SWAPS_PER_HUNDRED * matched
  }
  const small = new Set([...smallWords(a, ofA), ...smallWords(b, ofB)])
  const side = namesAndNumbers(a, ofA, small)
  const { all: swaps, names } = swapsIn(runs, side, namesAndNumbers(b, ofB, small))
  const kept = runs.reduce((sum, { at, end }) => sum + side.facts.subarray(at, end).filter(Boolean).length, 0)
  return swaps >= MIN_SWAPS && swaps >= (names === 0 ? SWAPPED_FIGURES : SWAPPED) * (swaps + kept)
}

const hasCapitals = (letters: Uint8Array) => 2 * letters.filter((letter) => letter !== 0).length >= letters.length

const smallWords = ({ words }: Texts, letters: Uint8Array) => words.hashes.filter((_, at) => letters[at] === SMALL)

/** What is written small elsewhere is no name, though it begins a sentence or stands in a line of capitals. */
function namesAndNumbers(text: Texts, letters: Uint8Array, small: Set<number>): Side {
  const isFact = (letter: number, at: number) => letter === NAME_OR_NUMBER && !small.has(text.words.hashes[at] ?? 0)
  return { ...text, facts: letters.map((letter, at) => Number(isFact(letter, at))) }
}

function missingFrom(other: Texts, text: Texts): Side {
  const others = new Set(other.words.hashes)
  return { ...text, facts: Uint8Array.from(text.words.hashes, (word) => Number(!others.has(word))) }
}

/** `names`: those of them that are no numbers. */
type Swaps = { all: number; names: number }

/** How many facts between the runs have others in their place in the other text. */
function swapsIn(runs: Run[], a: Side, b: Side): Swaps {
  const swaps = { all: 0, names: 0 }
  let [end, otherEnd] = runs[0] ? openingOf(runs[0]) : [0, 0]
  for (const run of runs) {
    const between = swapsBetween(wordsBetween(a, end, run.at), wordsBetween(b, otherEnd, run.otherAt))
    swaps.all += between.all
    swaps.names += between.names
    end = run.end
    otherEnd = run.otherEnd
  }
  return swaps
}

/** A form has begun before the first run: from where in each text it is compared, with as many words of both. */
function openingOf({ at, otherAt }: Run): [number, number] {
  const length = Math.min(at, otherAt, MAX_ROW)
  return [at - length, otherAt - length]
}

/** The words of a stretch, hashed; facts with how they are written. */
type Words = { facts: Map<number, string>; plain: Set<number>; length: number }

/** How many facts of one stretch have others in their place in the other; none if they are no blanks of a form. */
function swapsBetween(a: Words, b: Words): Swaps {
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) <= 0 || longer > MAX_ROW) return NONE
  const plain = Math.min(a.plain.size, b.plain.size)
  const samePlain = [...a.plain].filter((word) => b.plain.has(word)).length
  if (longer > MAX_BLANK && a.plain.size - samePlain > plain * (1 - SAME_PLAIN)) return NONE
  const [ofA, ofB] = [factsBeside(a, b), factsBeside(b, a)]
  const same = ofA.filter((fact) => ofB.some((other) => isShortFor(fact, other) || isShortFor(other, fact)))
  const swapped = ({ length }: string[], other: string[]) => Math.min(length, other.length) - same.length
  return { all: swapped(ofA, ofB), names: swapped(ofA.filter(isName), ofB.filter(isName)) }
}

const NONE: Swaps = { all: 0, names: 0 }
const isName = (fact: string) => !/^\p{N}/u.test(fact)

/** "Gov." and "Governor" are one title in the styles of two houses. */
const isShortFor = (short: string, long: string) => /^\p{L}{3,}$/u.test(short) && long.startsWith(short)

const factsBeside = ({ facts }: Words, other: Words) =>
  Array.from(facts).flatMap(([hash, written]) => (other.facts.has(hash) ? [] : written))

function wordsBetween({ page, words, facts }: Side, from: number, to: number): Words {
  const found: Words = { facts: new Map(), plain: new Set(), length: to - from }
  const last = Math.min(to, from + MAX_ROW)
  for (let word = from; word < last; word += 1) {
    const hash = words.hashes[word] ?? 0
    if (facts[word]) found.facts.set(hash, page.text.slice(words.starts[word], words.ends[word]))
    else found.plain.add(hash)
  }
  return found
}
