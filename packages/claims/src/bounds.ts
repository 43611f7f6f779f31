import type { Figure } from '@copydesk/news'

/** All that a statement leaves possible. */
export type Possible = { low: number; high: number }

/** How far what is called approximate reaches on either side. */
const ABOUT = 0.1
/** Words before a number that hold the longest phrase that bounds it. */
const LONGEST_PHRASE = 40

const WORDS_OF_MORE = 'at least|more than|over|well over|upwards of|no fewer than|no less than|as few as'
const WORDS_OF_LESS =
  'at most|up to|no more than|less than|fewer than|under|as many as|as much as|a maximum of|not more than'
/** "More than 500" bounds it; "just over 500" is about it. Source: the approximating phrases of `number-words.ts`. */
const FROM_BELOW = new RegExp(
  `(?<!\\b(?:just|no|not|little) )\\b(?:${WORDS_OF_MORE})(?: an(?:other| estimated))? ?$`,
  'i',
)
const FROM_ABOVE = new RegExp(
  `(?<!\\b(?:just|no|not|little) )\\b(?:${WORDS_OF_LESS})(?: an(?:other| estimated))? ?$`,
  'i',
)
const OR_MORE = /^(?:-plus\b|\+| or (?:more|higher|above)\b)/i
const OR_LESS = /^ or (?:fewer|less|lower|below)\b/i

/** What a figure says, its range as it stands; what is approximate a tenth wider. */
export function widened({
  value,
  low,
  high,
  approximate,
}: Pick<Figure, 'value' | 'low' | 'high' | 'approximate'>): Possible {
  const [least, most] = [low ?? value ?? 0, high ?? value ?? 0]
  const by = approximate ? ABOUT : 0
  return { low: least - Math.abs(least) * by, high: most + Math.abs(most) * by }
}

/** What a figure leaves possible, by the words beside it: "at least 10" is not denied by 15, nor "up to 10,000" by 6,000. */
export function possible(text: string, figure: Figure): Possible {
  const { low, high } = widened({ ...figure, approximate: false })
  const before = text.slice(Math.max(0, figure.start - LONGEST_PHRASE), figure.start).replaceAll(/\s+/g, ' ')
  const after = text.slice(figure.end, figure.end + LONGEST_PHRASE)
  if (FROM_BELOW.test(before) || OR_MORE.test(after)) return { low, high: Infinity }
  if (FROM_ABOVE.test(before) || OR_LESS.test(after)) return { low: -Infinity, high }
  return widened(figure)
}

/** Whether two statements can both be right. */
export const fit = (a: Possible, b: Possible) => a.low <= b.high && b.low <= a.high
