import { LINE_HALF_LIFE_DAYS, stableId } from '@copydesk/news'
import { textUnits } from './text-measure.ts'

/** What an outlet's recent pages say of one paragraph, known by its hash. */
export type ParagraphHistory = {
  hash: string
  /** Different pages of the outlet that carried it; versions of one page or one text count once. */
  pages: number
  lastSeenAt: Date
  /** Found, on any page, within the text of an article that other outlets carry too. */
  reprinted: boolean
}

export type SiteFurnitureOptions = {
  now: Date
  /** Pages of the outlet that the histories were counted on. */ pagesSeen: number
}

/**
 * Only short lines are learnt: long paragraphs recur where a publisher runs successive versions of a story, and learning them
 * eats real text.
 */
const MOST_UNITS = 16
/** Two pages may share a line by chance, or be two parts of one story. */
const FEWEST_PAGES = 3
/** Of what the outlet shows, furniture is on one page in twenty at least; "he said." on a large site is not. */
const FEWEST_SHARE = 0.05
const DAY_MS = 86_400_000

/** A line's name in what is kept of outlets' pages. */
export const lineHash = (line: string): string => stableId('line', line)

/** Whether a line is short enough to be learnt as an outlet's furniture; others need not be kept. */
export function canBeFurniture(paragraph: string): boolean {
  const units = textUnits(paragraph.slice(0, 400)).length
  return units > 0 && units < MOST_UNITS
}

/** So many long paragraphs of a page tell whether a text is shown again, without keeping all. */
const SAMPLED = 8
/** Versions of a text share half of it; of unrelated pages some print a long notice alike. */
const FEWEST_SHARED = 0.5

/**
 * The paragraphs by which versions of a text are known: some that are too long to be learnt, always the same ones of the same
 * text (a bottom-k sketch: Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007), by their hashes.
 */
export const telltaleParagraphs = (text: string): string[] =>
  [...new Set(text.split('\n').filter(isTelling).map(lineHash))].sort().slice(0, SAMPLED)

const isTelling = (paragraph: string) => textUnits(paragraph.slice(0, 400)).length >= MOST_UNITS

/** Whether a page shows a text that its outlet showed before, by its telltale paragraphs, or has too little to tell. */
export const isShownAgain = (telltale: string[], shown: readonly string[]): boolean => {
  const known = new Set(shown)
  return telltale.filter((hash) => known.has(hash)).length >= FEWEST_SHARED * telltale.length
}

/** How many pages a paragraph counts for at `now`: half of them for each thirty days since it was last seen. */
export const decayedPages = ({ pages, lastSeenAt }: ParagraphHistory, now: Date): number =>
  pages * 0.5 ** (Math.max(0, now.getTime() - lastSeenAt.getTime()) / (LINE_HALF_LIFE_DAYS * DAY_MS))

/**
 * Of a page's paragraphs, each with its hash, those that are the outlet's furniture by `history`: short lines that recur on
 * unrelated pages of the outlet, recently. Never a line that is part of a reprinted article, nor one between two lines that are:
 * what stands inside an article is of it.
 */
export function siteFurniture<Paragraph extends { hash: string; text: string }>(
  paragraphs: Paragraph[],
  history: ReadonlyMap<string, ParagraphHistory>,
  { now, pagesSeen }: SiteFurnitureOptions,
): Paragraph[] {
  const isReprinted = ({ hash }: Paragraph) => history.get(hash)?.reprinted === true
  const first = paragraphs.findIndex(isReprinted)
  const last = paragraphs.findLastIndex(isReprinted)
  const fewest = Math.max(FEWEST_PAGES, FEWEST_SHARE * pagesSeen)
  return paragraphs.filter((paragraph, at) => {
    const known = history.get(paragraph.hash)
    if (!known || (first >= 0 && at >= first && at <= last)) return false
    return canBeFurniture(paragraph.text) && decayedPages(known, now) >= fewest
  })
}
