import type { MarkupLine } from '../../markup-text.ts'
import type { Thing } from '../../metadata/linked-data.ts'
import { endsLikeSentence, textLength } from '../../text-measure.ts'
import { linesOfString } from '../rescue.ts'
import { elementMarkup, isReactElement } from './react-elements.ts'
import { standsFor } from './references.ts'
import { blockOfRuns } from './rich-text.ts'

const MOST_CHARS = 4_000_000
/** So deep inside an entry of a list its text may stand: { type, content: { text } }. */
const ENTRY_DEPTH = 3
const SHORTEST_PROSE = 40
/** An entry that has one of these is another article, not a paragraph. */
const OF_ARTICLES = ['headline', 'headlines', 'title', 'url', 'slug', 'canonical_url', 'href', 'link']

/** What reading a state's texts needs and bounds: the objects others name, the lines of strings by now, the values still to be read. */
export type ProseReading = { kept: ReadonlyMap<string, Thing>; known: Map<string, MarkupLine[]>; left: number }

/** A text of a list, and the names of the fields it stands under. */
type Piece = { field: string; lines: MarkupLine[] }

/** The lines of a string, if they are prose. */
export function proseOf(given: string, reading: ProseReading): MarkupLine[] {
  const lines = linesOf(given, reading)
  return hasProse(lines) ? lines : []
}

/**
 * The lines of a list of paragraphs: of the fields that hold prose in some of its entries, the texts of all, so that short
 * paragraphs and headings are among them.
 */
export function listProse(list: unknown[], reading: ProseReading): MarkupLine[] {
  if (list[0] === '$') return isReactElement(list) ? proseOf(elementMarkup(list), reading) : []
  const pieces = list.flatMap((entry) => piecesOf(entry, reading, '', 0))
  const fields = new Set(pieces.filter(({ lines }) => hasProse(lines)).map(({ field }) => field))
  return pieces.flatMap(({ field, lines }) => (fields.has(field) ? lines : []))
}

function piecesOf(entry: unknown, reading: ProseReading, field: string, depth: number): Piece[] {
  reading.left -= 1
  if (reading.left < 0) return []
  if (typeof entry === 'string') return [{ field, lines: linesOf(entry, reading) }]
  if (typeof entry !== 'object' || entry === null || depth > ENTRY_DEPTH) return []
  if (isReactElement(entry)) return [{ field: '$', lines: linesOf(elementMarkup(entry), reading) }]
  if (Array.isArray(entry)) return entry.flatMap((held) => piecesOf(held, reading, field, depth + 1))
  const held = standsFor(entry as Thing, reading.kept)
  const block = blockOfRuns(held)
  if (block) return block.text === '' ? [] : [{ field: 'block', lines: [{ ...block, linked: 0, block: null }] }]
  if (depth === 0 && OF_ARTICLES.some((name) => name in held)) return []
  return Object.entries(held).flatMap(([name, inside]) => piecesOf(inside, reading, `${field}.${name}`, depth + 1))
}

const hasProse = (lines: MarkupLine[]) =>
  lines.some(({ text }) => textLength(text) >= SHORTEST_PROSE && endsLikeSentence(text))

const NO_TEXT = /^\s*(?:https?:|\{|\[|data:|function\b)/

function linesOf(given: string, { known }: ProseReading): MarkupLine[] {
  if (given.length > MOST_CHARS || NO_TEXT.test(given)) return []
  const before = known.get(given)
  if (before) return before
  const lines = linesOfString(given)
  known.set(given, lines)
  return lines
}
