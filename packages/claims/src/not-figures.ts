import { durations, months } from './number-words.ts'
import type { FoundNumber } from './numbers.ts'
import type { Token } from './sentences.ts'

const YEAR = /^(?:1\d{3}|20\d{2}|2100)$/
const CLOCK = new Set(['a.m', 'p.m', 'am', 'pm', "o'clock", 'gmt', 'utc', 'et', 'est', 'edt', 'pt', 'bst', 'cet'])
const LABELS = new Set(
  'article section chapter page phase part no number line route flight room channel title type class level grade version game week day year step figure table aged age act scene verse highway interstate paragraph category'.split(
    ' ',
  ),
)
const THEN = new Set(['ago', 'later', 'earlier', 'old', 'before'])
const DEFINITE = new Set([
  'the',
  'these',
  'those',
  'his',
  'her',
  'their',
  'its',
  'our',
  'my',
  'your',
  'all',
  'both',
  'no',
  'any',
  'every',
  'each',
  'another',
])

type Rule = (tokens: Token[], found: FoundNumber, next: Token | undefined, before: Token | undefined) => boolean

/** Numbers that state no fact of their own: dates, times, ages, telephone numbers, labels. */
const RULES: Rule[] = [
  /** Alone in its sentence: a list number or a page furniture count. */
  (tokens, found) => found.to - found.from === tokens.length,
  /** A year, unless something counted follows. */
  (tokens, found, next) =>
    !found.inWords && found.unit === null && YEAR.test(tokens[found.from]!.text) && !countsLower(next),
  /** Beside the name of a month, or the end of a span of days. */
  (tokens, found, next, before) =>
    (isMonth(before) && tokens[found.from]!.gap.trim() === '') ||
    (isMonth(next) && next?.gap === ' ') ||
    before?.lower === 'aged' ||
    tokens[found.from - 2]?.lower === 'aged',
  (tokens, found) =>
    /^(?:to|and|through)$/.test(tokens[found.from - 1]?.lower ?? '') && isMonth(tokens[found.from - 3]),
  /** Times of day. */
  (tokens, found, next) =>
    CLOCK.has(next?.lower ?? '') || next?.gap.startsWith(':') === true || tokens[found.from]!.gap.endsWith(':'),
  /** "Weber, 45, said". */
  (tokens, found, next, before) =>
    tokens[found.from]!.gap === ', ' &&
    /^\p{Lu}/u.test(before?.text ?? '') &&
    found.unit === null &&
    found.high < 120 &&
    (!next || next.gap.startsWith(',') || next.gap.startsWith('.')),
  /** "two days ago", "45 years old". */
  (tokens, found, next) => durations.has(next?.lower ?? '') && THEN.has(tokens[found.to + 1]?.lower ?? ''),
  /** Telephone numbers and codes: digits beside digits. */
  (tokens, found, next, before) =>
    !found.inWords &&
    ((/^\d/.test(next?.text ?? '') && /^[)\s.-]*$/.test(next!.gap)) ||
      (/^\d/.test(before?.text ?? '') && /^[)\s.-]*$/.test(tokens[found.from]!.gap))),
  /** "Article 5", "Boeing 737", "Channel 21". */
  (tokens, found, next, before) =>
    !found.inWords &&
    found.unit === null &&
    /^\.? $/.test(tokens[found.from]!.gap) &&
    before !== undefined &&
    !found.approximate &&
    (LABELS.has(before.lower) ||
      /^\p{Ll}+\p{Lu}/u.test(before.text) ||
      (found.from > 1 && /^\p{Lu}/u.test(before.text) && !countsLower(next))),
  /** "155 mm shells", "a 9mm pistol": which, not how many or how long. */
  (tokens, found) => tokens[found.to]?.lower === 'mm' && isWeapon(tokens.slice(found.to + 1, found.to + 1 + FAR)),
  /** "the two countries": known already, not a count stated here. */
  (_tokens, found, _next, before) => found.inWords && found.high < 100 && DEFINITE.has(before?.lower ?? ''),
]

const FAR = 2
const WEAPON =
  /^(?:rounds?|rifles?|pistols?|handguns?|guns?|howitzers?|shells?|ammunition|bullets?|cartridges?|artillery|mortars?|cannons?|calib(?:er|re)|machine-guns?|rockets?|mines?)$/
const isWeapon = (tokens: Token[]) => tokens.some(({ lower }) => WEAPON.test(lower))

const isMonth = (token: Token | undefined) =>
  token !== undefined && months.has(token.lower) && /^\p{Lu}/u.test(token.text)
const countsLower = (next: Token | undefined) =>
  next !== undefined &&
  next.gap === ' ' &&
  /^\p{Ll}/u.test(next.text) &&
  next.lower.endsWith('s') &&
  next.lower.length > 3

/** Whether a number in a sentence states no figure. */
export function isNoFigure(tokens: Token[], found: FoundNumber): boolean {
  const next = tokens[found.to]
  const before = tokens[found.from - 1]
  return RULES.some((rule) => rule(tokens, found, next, before))
}
