import { readWireMarks, type WireMarks } from '@copydesk/wire'
import { bandsOf } from './bands.ts'
import { furnitureIn, markupIn } from './furniture.ts'
import { type Lines, linesOf } from './lines.ts'
import { distinct, shinglesOf } from './shingles.ts'
import { type WordRun, wordRun, wordsOutside } from './word-run.ts'

export type PageText = {
  id: string
  text: string
  title: string | null
  url: string | null
  publisher: string | null
  publishedAt: string | null
  seenAt: string | null
  byline: string[]
}

/** A page made ready to be compared. Plain values only, so that it can be kept or sent to a worker. */
export type PreparedPage = {
  id: string
  page: PageText
  marks: WireMarks
  words: WordRun
  /** The different runs of three words, hashed and sorted. */
  shingles: Uint32Array
  /** Keys for an index; pages that share one are worth comparing. Empty for a text too short to be told from others. */
  bands: Int32Array
  /** The words of its headline, hashed; 0 where there are too few to tell it from others. */
  headline: number
  /** The lines that have words, hashed, in text order, and how many words each has: what furniture is learnt from. */
  lines: Uint32Array
  lineWords: Uint16Array | Uint32Array
}

/** What a window keeps of a prepared page: its words are read from its text again where they are needed. */
export type HeldPage = Omit<PreparedPage, 'words'>

/** Shorter texts match by accident. */
const MIN_WORDS = 40
/** Nor does a headline help one that is shorter than this; and headlines of fewer words are labels. */
const LEAST_WORDS = 12
const HEADLINE_WORDS = 5
const SHINGLE = 3
/** Text beyond this many UTF-16 units is not read: it bounds the time and memory that one hostile page can take. */
const MOST_TEXT = 400_000
/** Keys are longer runs than shingles: three words are shared by strangers, five seldom. */
const KEY_SHINGLE = 5

const NO_FURNITURE: ReadonlySet<number> = new Set()

/** Reads a page's credit, takes it and the furniture off, and works out the shingles and keys of what remains. */
export function preparePage(given: PageText): PreparedPage {
  const page = given.text.length > MOST_TEXT ? { ...given, text: given.text.slice(0, MOST_TEXT) } : given
  return prepared(page, readWireMarks(page), NO_FURNITURE)
}

/** A held page once more, with more furniture taken off: lines learnt to be a site's, by hash. */
export const prepareWithout = ({ page, marks }: HeldPage, furniture: ReadonlySet<number>): PreparedPage =>
  prepared(page, marks, furniture)

function prepared(page: PageText, marks: WireMarks, furniture: ReadonlySet<number>): PreparedPage {
  const run = wordRun(page.text)
  const lines = linesOf(page.text, run)
  const words = articleWords(page.text, run, lines, marks, furniture)
  const shingles = distinct(shinglesOf(words.hashes, SHINGLE))
  const headline = headlineOf(page.title)
  const bands = keysOf(words.hashes, headline)
  return { id: page.id, page, marks, words, shingles, bands, headline, lines: lines.hashes, lineWords: lines.words }
}

/** A held page with its words, which are read when somebody asks for them. */
export function withWords(held: HeldPage, furniture: ReadonlySet<number> = NO_FURNITURE): PreparedPage {
  const { id, page, marks, shingles, bands, headline, lines, lineWords } = held
  let words: WordRun | undefined
  return {
    id,
    page,
    marks,
    shingles,
    bands,
    headline,
    lines,
    lineWords,
    get words() {
      words ??= wordsAgain(page.text, marks, furniture)
      return words
    },
  }
}

/** A text too short to be found by what it says is found by its headline: the first lines of one that is to be paid for. */
function keysOf(words: Uint32Array, headline: number): Int32Array {
  const own = words.length < MIN_WORDS ? new Int32Array() : bandsOf(shinglesOf(words, KEY_SHINGLE))
  return headline === 0 || words.length < LEAST_WORDS ? own : Int32Array.of(...own, headline)
}

/** In 30 bits, so that it costs a window nothing but its place. */
function headlineOf(title: string | null): number {
  const { hashes } = wordRun(title ?? '')
  return hashes.length < HEADLINE_WORDS ? 0 : (shinglesOf(hashes, hashes.length)[0] ?? 0) >>> 2
}

function wordsAgain(text: string, marks: WireMarks, furniture: ReadonlySet<number>): WordRun {
  const run = wordRun(text)
  return articleWords(text, run, linesOf(text, run), marks, furniture)
}

/** The words of a page's text that count: neither in a mark nor in furniture, told by its looks or learnt. */
function articleWords(
  text: string,
  run: WordRun,
  lines: Lines,
  { marks }: WireMarks,
  furniture: ReadonlySet<number>,
): WordRun {
  const spans = [...marks.filter((mark) => mark.end > mark.start), ...furnitureIn(text), ...markupIn(text)]
  for (const [at, hash] of lines.hashes.entries()) {
    if (furniture.has(hash)) spans.push({ start: lines.starts[at] ?? 0, end: lines.ends[at] ?? 0 })
  }
  return wordsOutside(
    run,
    spans.sort((a, b) => a.start - b.start),
  )
}
