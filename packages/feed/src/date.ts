import { monthNumber } from './month.ts'
import { zoneOffset } from './zone.ts'

const LONGEST_DATE = 80

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?(?: ?(?<half>[ap])\.?m\.?)?`
const ZONE = String.raw`(?: ?(?<zone>[a-z]{1,5}(?:[+-]\d{1,2}:?\d{0,2})?|[+-]\d{1,2}:?\d{0,2}))?`
const TIME = `(?:,?(?: at| -)? ${CLOCK}${ZONE})?`
const MONTH = String.raw`(?<month>\p{L}{3,12})\.?`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?`

/** Every form met in feeds, most frequent first. Each is matched against lower-case text with single spaces. */
const FORMS = [
  // RFC 822 section 5, RFC 2822: "sun, 06 jul 2014 12:56:00 gmt", "6-jul-14 12:56", "3 de marzo de 2025"; the weekday is
  // dropped before.
  `${DAY}[ -](?:of |de )?${MONTH},?[ -](?:de )?(?<year>\\d{4}|\\d{2})${TIME}`,
  // ISO 8601, RFC 3339, W3C-DTF: "2014-07-06t12:56:00+02:00", "2014-07-06 12:56", "2014/07/06", "2014-07", "2014".
  `(?<year>\\d{4})(?:[-/](?<month>\\d{1,2})(?:[-/](?<day>\\d{1,2})(?:[t ] ?${CLOCK}${ZONE})?)?)?`,
  // ISO 8601 basic: "20140706t125600z".
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:t?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?${ZONE})?`,
  // "july 6, 2014 12:56 pm est"
  `${MONTH} ${DAY},? (?<year>\\d{4})${TIME}`,
  // C's ctime and date(1): "jul 6 12:56:00 gmt 2014"
  `${MONTH} (?<day>\\d{1,2}) ${CLOCK}${ZONE} (?<year>\\d{4})`,
  // "06.07.2014 12:56": with dots the day comes first.
  `(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})${TIME}`,
  // "25/12/2014", "12/25/2014": with strokes either may come first, and only a day above 12 tells.
  `(?<day>1[3-9]|2\\d|3[01])/(?<month>\\d{1,2})/(?<year>\\d{4})${TIME}`,
  `(?<month>\\d{1,2})/(?<day>1[3-9]|2\\d|3[01])/(?<year>\\d{4})${TIME}`,
  // Chinese, Japanese, Korean: "2014年7月6日 12:56".
  `(?<year>\\d{4})[年년] ?(?<month>\\d{1,2})[月월] ?(?<day>\\d{1,2})[日일](?: ?${CLOCK}${ZONE})?`,
].map((form) => new RegExp(`^${form}$`, 'u'))

/** A weekday, right or wrong, in any language: letters, then a comma, a dot or a space, before the date proper. */
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} |^\p{L}{2,14}\.?,\s*|^\p{L}{4,14}(?= \d{1,2} \p{L})/u
/** Comments (RFC 822, 3.4.3), and Java's names of zones. */
const COMMENT = /\([^()]*\)|\[[^[\]]*\]/g

/**
 * A date as feeds write it, to ISO 8601 in its own zone: `2014-07-06T12:56:00+02:00`. Without a zone it is read as UTC,
 * without a time as midnight. Null when it cannot be read, is no real date, or stands for "none" (year 1, Unix zero).
 */
export function readDate(said: string | null | undefined): string | null {
  if (!said || said.length > LONGEST_DATE) return null
  const text = (/[([−]|[^\S ]| {2}/.test(said) ? evened(said) : said).trim().toLowerCase()
  if (/^\d{10}$|^\d{13}$/.test(text)) return fromUnix(text)
  const dated = /^\d/.test(text) ? text : text.replace(WEEKDAY, '').trimStart()
  for (const form of FORMS) {
    const parts = form.exec(dated)?.groups
    if (parts) return fromParts(parts)
  }
  return null
}

const evened = (said: string) => said.replace(COMMENT, ' ').replaceAll('−', '-').replace(/\s+/g, ' ')

const fromUnix = (digits: string) => {
  const milliseconds = digits.length === 10 ? Number(digits) * 1000 : Number(digits)
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

type Parts = Record<string, string | undefined>

function fromParts(parts: Parts): string | null {
  const year = fullYear(parts['year'] ?? '')
  const month = monthNumber(parts['month'] ?? '1')
  const day = Number(parts['day'] ?? '1')
  const hour = fullHour(Number(parts['hour'] ?? '0'), parts['half'])
  const minute = Number(parts['minute'] ?? '0')
  // A leap second has no place in most clocks: it becomes the second before.
  const second = Math.min(Number(parts['second'] ?? '0'), 59)
  const zone = zoneOffset(parts['zone'])
  if (zone === null || !isReal(year, month, day) || hour > 23 || minute > 59 || Number(parts['second'] ?? '0') > 60)
    return null
  const moment = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}${zone}`
  return moment === '1970-01-01T00:00:00Z' ? null : moment
}

const pad = (value: number) => (value < 10 ? `0${value}` : `${value}`)

/** RFC 2822 section 4.3: 00 to 49 are of this century, 50 to 99 of the last. */
const fullYear = (digits: string) => {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

const fullHour = (hour: number, half: string | undefined) => {
  if (!half) return hour
  if (hour > 12) return hour
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

const EARLIEST_YEAR = 1900
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isReal(year: number, month: number, day: number): boolean {
  if (year < EARLIEST_YEAR || month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0))
}
