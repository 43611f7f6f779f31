import type { Document } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { foldParagraphs, type MarkupLine, markupLines } from '../markup-text.ts'
import { textUnits } from '../text-measure.ts'
import { articleParagraphs } from './paragraphs.ts'
import type { PageLine } from './page-lines.ts'
import { shareWithin } from './share-within.ts'

const LONG_UNITS = 150
/** Where the page itself shows next to nothing, less will do. */
const SHORT_UNITS = 40
const COVERED = 0.4
const MOST_CHARS = 1_000_000

const HAS_MARKUP = /<\/?(?:p|br|div|a|h\d|li)\b/i

/** The lines of a string that may hold markup. */
export function linesOfString(given: string): MarkupLine[] {
  if (HAS_MARKUP.test(given)) return markupLines(parseDocument(given))
  const folded = foldParagraphs(given)
  return folded === '' ? [] : folded.split('\n').map((text) => ({ text, linked: 0, heading: false, block: null }))
}

/** The text of a string that may hold markup, one paragraph a line. */
export const textOfString = (given: string): string =>
  linesOfString(given)
    .map(({ text }) => text)
    .join('\n')

/** Lines that stand nowhere on the page, for the steps that judge lines: all taken for the article's. */
export const statedLines = (lines: MarkupLine[]): PageLine[] =>
  lines.map((line) => ({ ...line, block: null, element: null, found: true, recovered: false }))

/**
 * The page's own articleBody, where it is long and the text found covers under 40% of it; else null. Used only then: as a
 * rule articleBody is cut, or without paragraphs, and worse than what Readability finds.
 */
export function rescueBody(text: string, articleBody: string | null): MarkupLine[] | null {
  if (!articleBody || articleBody.length > MOST_CHARS) return null
  const stated = linesOfString(articleBody)
  const wanted = stated.map((line) => line.text).join('\n')
  if (textUnits(wanted).length < (textUnits(text).length < SHORT_UNITS ? SHORT_UNITS : LONG_UNITS)) return null
  return shareWithin(wanted, text) < COVERED ? stated : null
}

const MISSED = 0.25

/**
 * The paragraphs of the page's article element, where Readability settled on some other container and found less than a
 * quarter of their text; else null.
 */
export function rescueParagraphs(text: string, shown: MarkupLine[], tree: Document): MarkupLine[] | null {
  const all = shown.reduce((sum, line) => sum + line.text.length, 0)
  // The paragraphs are no more than all the page shows.
  if (text.length >= MISSED * all) return null
  const paragraphs = articleParagraphs(tree)
  return text.length < MISSED * paragraphs.length ? linesOfString(paragraphs) : null
}
