import { readWireMarks, type WireMarks } from '@copydesk/wire'
import { bandsOf } from './bands.ts'
import { furnitureIn, markupIn } from './furniture.ts'
import { distinct, shinglesOf } from './shingles.ts'
import { type WordRun, wordRun } from './word-run.ts'

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
  bands: number[]
}

/** What a window keeps of a prepared page: its words are read from its text again where they are needed. */
export type HeldPage = Omit<PreparedPage, 'words'>

/** Shorter texts match by accident. */
const MIN_WORDS = 40
const SHINGLE = 3
/** Keys are longer runs than shingles: three words are shared by strangers, five seldom. */
const KEY_SHINGLE = 5

/** Reads a page's credit, takes it and the furniture off, and works out the shingles and keys of what remains. */
export function preparePage(page: PageText): PreparedPage {
  const marks = readWireMarks(page)
  const words = wordsOf(page.text, marks)
  const shingles = distinct(shinglesOf(words.hashes, SHINGLE))
  const bands = words.hashes.length < MIN_WORDS ? [] : bandsOf(shinglesOf(words.hashes, KEY_SHINGLE))
  return { id: page.id, page, marks, words, shingles, bands }
}

/** A prepared page without what can be had again from its text. */
export const holdPage = ({ id, page, marks, shingles, bands }: PreparedPage): HeldPage => ({
  id,
  page,
  marks: { ...marks, body: '' },
  shingles,
  bands,
})

/** A held page with its words. */
export const withWords = (held: HeldPage): PreparedPage => ({ ...held, words: wordsOf(held.page.text, held.marks) })

/** The words of a page's text that count: neither in a mark nor in furniture. */
function wordsOf(text: string, { marks }: WireMarks): WordRun {
  const inText = marks.filter((mark) => mark.end > mark.start)
  return wordRun(
    text,
    [...inText, ...furnitureIn(text), ...markupIn(text)].sort((a, b) => a.start - b.start),
  )
}
