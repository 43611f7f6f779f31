import { type Dateline, monthStarts } from '@copydesk/news'
import { agenciesIn, agencyNamed, hasBareDateline, isOutlet } from './agencies.ts'
import { isParagraph, type Line } from './lines.ts'
import type { WireMark } from './mark.ts'
import { outletNamed } from './named-outlet.ts'
import { ownScriptDateline } from './own-script-dateline.ts'
import { isLabel, placeStyle } from './places.ts'

const HEAD_LINES = 40
const HEAD_LENGTH = 130
/** Below so many paragraphs a dateline opens another story, of a side column or a digest. */
const MOST_PARAGRAPHS_BEFORE = 3
const BRACKETED = /^([^()\n]{0,80}?)\s{0,3}\(([^()\n]{2,40})\)\s*(\.?\s?(?:—|–|―|--|-)|:)?\s*/u
/** What an agency's name stands between; a dash follows the others. */
const MAY_NAME = /[(/]/
/** Italian agencies sign first: "(ANSA) - ROMA, 05 FEB -". */
const AGENCY_FIRST = /^\(([^()\n]{2,30})\)\s*(?:—|–|-)\s*(\p{Lu}[^()\n]{2,50}?)\s(?:—|–|-)\s+/u
const TASS_STYLE = /^([^/\n]{2,60}?)[.,]?\s{0,3}\/([^/\n]{2,30})\/\s*(\.|—|–|-)?\s*/u
const DASHED = /^([^()\n]{2,70}?)\s?(—|–|―|--|(?<=\s)-)\s+/u
const LANGUAGES = 'en es fr de pt it nl ru uk pl cs sk sl hr tr ro hu sv da nb fi id ca bg'.split(' ')
/** Months as datelines shorten them. */
const MONTH = `(?:${monthStarts(LANGUAGES).join('|')})[\\p{L}]{0,8}\\.?`
const DATE = new RegExp(
  `^(?:${MONTH} \\d{1,2}|\\d{1,2}\\.?(?:er|º|st|nd|rd|th)? (?:de )?${MONTH})(?:(?: de)? \\d{4})?\\.?$`,
  'iu',
)
/** "MADRID, 5 (EFE)": the day alone, beside an agency. */
const DAY = /^\d{1,2}\.?$/
const YEAR = /^\d{4}$/
const OPENS_TEXT = /^[\p{Lu}\p{Lo}\p{N}"“‘'«„(]/u
/** An agency that we do not know signs with initials; a name has to say that it is an outlet's. */
const INITIALS = /^\p{Lu}{3,6}$/u
/** "Newswire" grown together with what it is of. */
const COMPOUND = /^\p{Lu}\p{Ll}{2,12}(?:wire|news|press|presse|media)$/u
/** Countries, unions and states that stand there in capitals after their towns, in the languages of datelines. */
const COUNTRIES = new Set(
  'USA EUA EEUU UAE EAU VAE EUROPA CHINA IRAN IRAQ IRAK SYRIA GAZA DRC RDC RSA PRC ROC CAR UDSSR URSS SSSR NSW VIC QLD TAS ACT NRW BRD DDR'.split(
    ' ',
  ),
)

export type DatelineMark = WireMark & { dateline: Dateline }

/**
 * The dateline that opens the text, with the agency in its brackets if there is one: `KYIV, Ukraine (AP) —`,
 * `BERLIN, July 15 (Reuters) -`, `Madrid, 5 feb (EFE).-`, `(ANSA) - ROMA, 05 FEB -`, `(CNN) —`, `MOSCOW, October 20. /TASS/.`, `Feb. 5 (UPI) --`, `SYDNEY, Feb 5 AAP -`,
 * `AGI -`, `Kyiv, Ukraine —`.
 */
export function findDateline(lines: Line[]): DatelineMark | null {
  let plain: DatelineMark | null = null
  let paragraphs = 0
  for (const line of lines.slice(0, HEAD_LINES)) {
    if (paragraphs > MOST_PARAGRAPHS_BEFORE) break
    if (isParagraph(line)) paragraphs += 1
    const found = readDateline(line)
    if (found && (found.agency || isJoint(found.text))) return found
    plain ??= found
  }
  return plain
}

function readDateline(line: Line): DatelineMark | null {
  const head = line.text.slice(0, HEAD_LENGTH)
  const own = ownScriptDateline(head)
  if (own) return mark(line, own.length, own.dateline, own.agency)
  return (
    agencyFirst(line, head) ??
    bracketed(line, head, BRACKETED) ??
    bracketed(line, head, TASS_STYLE) ??
    dashed(line, head)
  )
}

function agencyFirst(line: Line, head: string): DatelineMark | null {
  const match = AGENCY_FIRST.exec(head)
  const agency = agencyNamed(match?.[1] ?? '')
  if (!match || !agency) return null
  const where = placeAndDate(match[2] ?? '')
  const style = where.place === null ? null : placeStyle(where.place)
  const isPlace = style === 'capitals' || (style !== null && where.date !== null)
  return isPlace && OPENS_TEXT.test(line.text.slice(match[0].length))
    ? mark(line, match[0].length, where, agency)
    : null
}

function bracketed(line: Line, head: string, pattern: RegExp): DatelineMark | null {
  const match = MAY_NAME.test(head) ? pattern.exec(head) : null
  if (!match) return null
  const [whole, before = '', inside = '', dash] = match
  const known = agencyNamed(inside) ?? firstAgency(inside)
  if (before === '' && !dash) return namedAtStart(line, whole.length, inside, known)
  const agency = known ?? unknownAgency(inside)
  const where = placeAndDate(before)
  const style = where.place === null ? null : placeStyle(where.place)
  const rest = line.text.slice(whole.length)
  if (!agency || (before && !style && !(known && where.date))) return null
  if (!known && (style !== 'capitals' || !dash)) return null
  const isDated = known !== null && where.date !== null && (rest === '' ? style === 'capitals' : OPENS_TEXT.test(rest))
  if (!dash && !isDated && !standsWithoutDash(agency, style, rest)) return null
  if (dash && !OPENS_TEXT.test(rest)) return null
  return mark(line, whole.length, where, isJoint(inside) ? null : agency)
}

function unknownAgency(inside: string): string | null {
  if (isLabel(inside) || DATE.test(inside)) return null
  if (COMPOUND.test(inside)) return inside
  return INITIALS.test(inside) && !COUNTRIES.has(inside) ? inside : outletNamed(inside)
}

/** "Berlin (dpa/AFP) -": both wrote it, nobody says which what. */
const isJoint = (text: string) => new Set(agenciesIn(text).map(({ name }) => name)).size > 1

/** Enough text that "(Harbour Wire) A ferry …" opens a story, and captions nothing. */
const STORY_CHARS = 100

/** "(CNN) A ferry …", "(Harbour Wire) A ferry …": the name alone opens the text. */
function namedAtStart(line: Line, length: number, inside: string, known: string | null): DatelineMark | null {
  const rest = line.text.slice(length)
  const agency = known ?? outletNamed(inside)
  const longEnough = (known !== null && hasBareDateline(known)) || rest.length >= STORY_CHARS
  return agency && longEnough && OPENS_TEXT.test(rest) ? mark(line, length, { place: null, date: null }, agency) : null
}

const firstAgency = (inside: string) => {
  const first = agenciesIn(inside)[0]
  return first && first.start === 0 && /^[/ ,]/.test(inside.slice(first.end)) && !/photo/i.test(inside)
    ? first.name
    : null
}

/** Without a dash and a date, "Name (AP)" is a photo credit; some agencies drop the dash, and there the line may end with the bracket. */
function standsWithoutDash(agency: string, style: ReturnType<typeof placeStyle>, rest: string): boolean {
  if (!hasBareDateline(agency)) return style === 'capitals' && OPENS_TEXT.test(rest)
  return style !== 'name' && (rest === '' ? style === 'capitals' : OPENS_TEXT.test(rest))
}

function dashed(line: Line, head: string): DatelineMark | null {
  const match = DASHED.exec(head)
  if (!match) return null
  const { before, agency } = withoutAgency(match[1] ?? '')
  const where = placeAndDate(before)
  const style = where.place === null ? null : placeStyle(where.place)
  if (before === '' ? agency === null : style === null || style === 'name') return null
  const rest = line.text.slice(match[0].length)
  if (rest.length < 40 || !OPENS_TEXT.test(rest)) return null
  return mark(line, match[0].length, where, agency)
}

/** "SYDNEY, Feb 5 AAP", "AGI": the agency without brackets, last. */
function withoutAgency(head: string): { before: string; agency: string | null } {
  const last = agenciesIn(head).at(-1)
  if (!last || last.end !== head.length || isOutlet(last.name)) return { before: head, agency: null }
  return { before: head.slice(0, last.start).replace(/(?<![\s,.])[\s,.]+$/, ''), agency: last.name }
}

function placeAndDate(before: string): { place: string | null; date: string | null } {
  const parts = withCommas(before.trim().replace(/,$/, '')).split(/(?<!\s)\s*,\s*/)
  const at = parts.findIndex((part, order) => DATE.test(part) || (order > 0 && DAY.test(part)))
  const afterDate = at < 0 ? [] : parts.slice(at + 1)
  if (at < 0 || !afterDate.every((part) => YEAR.test(part))) return { place: parts.join(', ') || null, date: null }
  return { place: parts.slice(0, at).join(', ') || null, date: parts.slice(at).join(', ') }
}

const PLACE_AND_DAY = /^(\p{Lu}[^\d,]{1,40}) (\d[^,]{3,25})$/u

/** "New Delhi [India], February 5", "MOSCOW. Feb 5", "Praha 5. února": what other agencies part by commas. */
function withCommas(before: string): string {
  const bare = before.replace(/\s\[(\p{Lu}[\p{L} ]{2,30})\]/u, ', $1')
  const stop = bare.lastIndexOf('. ')
  if (stop > 0 && DATE.test(bare.slice(stop + 2))) return `${bare.slice(0, stop)}, ${bare.slice(stop + 2)}`
  const [, place, date = ''] = PLACE_AND_DAY.exec(bare) ?? []
  return place !== undefined && DATE.test(date) ? `${place}, ${date}` : bare
}

function mark(
  line: Line,
  length: number,
  where: { place: string | null; date: string | null },
  agency: string | null,
): DatelineMark {
  const text = line.text.slice(0, length).trim()
  const dateline = { text, place: where.place, date: where.date }
  return { kind: 'dateline', agency, start: line.start, end: line.start + length, text, dateline }
}
