import { readWireMarks, type WireMarks } from '@copydesk/wire'
import { bandsOf } from './bands.ts'
import { furnitureIn } from './furniture.ts'
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

/** Shorter texts match by accident. */
const MIN_WORDS = 40
const SHINGLE = 3
/** Keys are longer runs than shingles: three words are shared by strangers, five seldom. */
const KEY_SHINGLE = 5

/** Reads a page's credit, takes it and the furniture off, and works out the shingles and keys of what remains. */
export function preparePage(page: PageText): PreparedPage {
  const marks = readWireMarks(page)
  const inText = marks.marks.filter((mark) => mark.end > mark.start)
  const without = [...inText, ...furnitureIn(page.text)].sort((a, b) => a.start - b.start)
  const words = wordRun(page.text, without)
  const shingles = distinct(shinglesOf(words.hashes, SHINGLE))
  const bands = words.hashes.length < MIN_WORDS ? [] : bandsOf(shinglesOf(words.hashes, KEY_SHINGLE))
  return { id: page.id, page, marks, words, shingles, bands }
}
