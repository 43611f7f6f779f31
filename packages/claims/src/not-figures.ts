import type { MentionType } from '@copydesk/news'
import { prepositions, weekdays } from './cue-words.ts'
import { ANYBODY } from './fate-words.ts'
import { PEOPLE_AND_STOCK } from './counted.ts'
import { durations, months } from './number-words.ts'
import type { FoundNumber } from './numbers.ts'
import type { Token } from './sentences.ts'

const YEAR = /^(?:1\d{3}|20\d{2}|2100)$/
const CLOCK = new Set(['a.m', 'p.m', 'am', 'pm', "o'clock", 'gmt', 'utc', 'et', 'est', 'edt', 'pt', 'bst', 'cet'])
const LABELS = new Set(
  'article section chapter formula windows tier top page phase part no number line route flight room channel title type class level grade version game week day year step figure table aged age act scene verse highway interstate paragraph category'.split(
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

/** Where names end in the text, with what they name. */
export type NameEnds = ReadonlyMap<number, MentionType>

type Rule = (
  tokens: Token[],
  found: FoundNumber,
  next: Token | undefined,
  before: Token | undefined,
  names: NameEnds,
) => boolean

/** Numbers that state no fact of their own: dates, times, ages, telephone numbers, labels. */
const RULES: Rule[] = [
  /** Alone in its sentence: a list number or a page furniture count. */
  (tokens, found) => found.to - found.from === tokens.length,
  (tokens, found, next, before) =>
    !found.inWords &&
    found.unit === null &&
    found.to === found.from + 1 &&
    isYear(tokens[found.from]!, next, before, found.approximate),
  /** Beside the name of a month, or the end of a span of days. */
  (tokens, found, next, before) =>
    (isMonth(before) && /^\.?\s*$/.test(tokens[found.from]!.gap)) ||
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
  /** "Article 5", "Boeing 737", "Channel 21", "the Group of 20". */
  (tokens, found, next, before, names) =>
    !found.inWords &&
    found.unit === null &&
    /^\.? $/.test(tokens[found.from]!.gap) &&
    before !== undefined &&
    !found.approximate &&
    (LABELS.has(before.lower) ||
      (before.lower === 'of' && tokens[found.from - 2]?.text === 'Group') ||
      /^\p{Ll}+\p{Lu}/u.test(before.text) ||
      (/^\p{Lu}/u.test(before.text) && isInName(tokens, found, next, names))),
  /** "155 mm shells", "a 9mm pistol": which, not how many or how long. */
  (tokens, found) => {
    const after = tokens[found.to]?.lower === 'mm' ? found.to + 1 : found.unit === 'mm' ? found.to : null
    return after !== null && isWeapon(tokens.slice(after, after + FAR))
  },
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
  ((next.lower.endsWith('s') && next.lower.length > 3) || PEOPLE_AND_STOCK.has(next.lower))

/** A year, unless it has a comma ("1,800") or something counted follows: after a word for a time or which one, that is the year's. */
function isYear(token: Token, next: Token | undefined, before: Token | undefined, approximate: boolean): boolean {
  if (!YEAR.test(token.text)) return false
  if (!countsLower(next)) return true
  if (Number(token.text) < EARLIEST) return false
  if (TIMES.has(before?.lower ?? '') || DEFINITE.has(before?.lower ?? '')) return true
  if (/['’]s?$/.test(before?.text ?? '')) return true
  return !approximate && !ANYBODY.has(next!.lower) && !countsBefore(before)
}

/** The first year that news without a comma is likelier to mean than a count. */
const EARLIEST = 1500
const TIMES = new Set('in by since from until till during through before after late early mid between'.split(' '))

/** "Killed 1800 sheep", "a total of 1800 homes": what leads to a count. */
const countsBefore = (before: Token | undefined) =>
  before !== undefined && (/^\p{Ll}+(?:ed|ing)$/u.test(before.text) || LEADS.has(before.lower))
const LEADS = new Set(
  'with some another built sent lost won sold bought made cut kill kills held has have had'.split(' '),
)

/** "Leopard 2 tanks", "Boeing 737 jets": a name's number; not "told Reuters 12 soldiers", "in Gaza 12 people" and "gave Ukraine 31 tanks". */
function isInName(tokens: Token[], { from }: FoundNumber, next: Token | undefined, names: NameEnds): boolean {
  const name = names.get(tokens[from - 1]!.end)
  if (!countsLower(next)) return from > 1
  if (DAYS.has(tokens[from - 1]!.lower) || name === 'place' || name === 'person') return false
  if (Number(tokens[from]!.text) >= LONGEST_NUMBER || tokens[from]!.text.includes(',')) return false
  let first = from - 1
  while (first > 0 && isNamePart(tokens[first - 1]!) && tokens[first]!.gap === ' ') first--
  const leads = tokens[first - 1]?.lower ?? ''
  if (GIVES.has(leads) || (prepositions.has(leads) && ANYBODY.has(next!.lower))) return false
  // A sentence's first word has its capital from there.
  return first > 0 || from - first > 1 || name === 'organization'
}

const isNamePart = ({ text, lower }: Token) => /^\p{Lu}/u.test(text) && !prepositions.has(lower)

/** More than the number of a model, a channel or a law has. */
const LONGEST_NUMBER = 1000
const GIVES = new Set(
  'told tells gave give gives giving cost costs owes owed paid pays offered handed lent granted awarded fined'.split(
    ' ',
  ),
)
const DAYS = new Set([...weekdays, 'today', 'yesterday', 'tomorrow'])

/** Whether a number in a sentence states no figure. `names`: the names of the text, by where they end. */
export function isNoFigure(tokens: Token[], found: FoundNumber, names: NameEnds): boolean {
  const next = tokens[found.to]
  const before = tokens[found.from - 1]
  return RULES.some((rule) => rule(tokens, found, next, before, names))
}
