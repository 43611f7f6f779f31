import { IRANIAN_MONTHS, type MonthNames, monthNamesOf, widespreadMonthNames } from '@copydesk/news'
import { clocksBeside, type FoundDay } from './clocks-beside.ts'
import { iranianDay } from './iranian-day.ts'
import { matchesOf } from '../../matches-of.ts'
import { clockOf, dayOf, type StatedTime, zoneOf } from './stated-time.ts'

/**
 * How to read a text's dates: its language, which of "5/2/2024" is the month, and the country (ISO 3166, lower case) whose clocks
 * it goes by, each where that is known.
 */
export type Reader = {
  language: string | null
  order: 'day first' | 'month first' | null
  country: string | null
}

/** A date as it stands in a text: UTF-16 offsets of its day, month and year. */
export type WrittenDate = { stated: StatedTime; start: number; end: number }

const MOST_CHARS = 400
const DIGIT = /\p{Nd}/u

/** Every date written out in a short text, in order, each with the clock and zone beside it. */
export function writtenDates(given: string, reader: Reader): WrittenDate[] {
  if (!DIGIT.test(given)) return []
  const text = digitsFolded(given.slice(0, MOST_CHARS))
  const days = [...inCharacters(text), ...inNumbers(text, reader), ...inWords(text, reader)]
  const apart: FoundDay[] = []
  for (const next of days.sort((a, b) => a.start - b.start || b.end - a.end))
    if (next.start >= (apart.at(-1)?.end ?? 0)) apart.push(next)
  const clocks = clocksBeside(text, apart)
  return apart.map(({ day, start, end }, at) => {
    const clock = clocks[at]
    if (!clock) return { stated: { day, clock: null, zone: null }, start, end }
    const zone = clock.offset === null ? null : zoneOf(clock.offset)
    return { stated: { day, clock: clockOf(clock.hour, clock.minute, clock.second), zone }, start, end }
  })
}

/** Digits of every script as 0 to 9, one for one. */
const digitsFolded = (text: string) =>
  text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => (digit.length > 1 ? digit : digitOf(digit)))

/** The ten digits of a script stand in a row, and no two rows touch. */
function digitOf(digit: string): string {
  const code = digit.charCodeAt(0)
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(code - value - 1))) value += 1
  return String(value)
}

/** "2024年2月5日", "2024년 2월 5일", and the years of the Japanese era Reiwa. */
const CHARACTERS = /(?:(令和)\s?(\d{1,2})|(\d{4}))\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]?/gu
const REIWA = 2018

function inCharacters(text: string): FoundDay[] {
  if (!/[年년]/.test(text)) return []
  return found(text, CHARACTERS, ([, era, eraYear, year, month, date]) =>
    dayOf(era ? REIWA + Number(eraYear) : Number(year), Number(month), Number(date)),
  )
}

const YEAR_FIRST = /(?<![\d/.:-])(\d{4})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.\s?(\d{1,2})\.\s?)(\d{1,2})(?![\d/:-])/gu
const YEAR_LAST = /(?<![\d/.:-])(\d{1,2})(?:(\.)\s?(\d{1,2})\.\s?|([/-])(\d{1,2})[/-])(\d{4})(?![\d/:-])/gu
/** Years of two digits: only with signs that hold dates together. */
const SHORT_YEAR_LAST = /(?<![\d/.:-])(\d{1,2})(?:(\.)(\d{1,2})\.|(\/)(\d{1,2})\/)([1-3]\d)(?![\d/.:-])/gu
const VIETNAMESE = /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm|, năm)? (\d{4})(?!\d)/giu

/** Each of these has a digit, and then one of these. */
const AMONG_SIGNS = /\d(?:[/.-]|\stháng)/i

function inNumbers(text: string, { order, language }: Reader): FoundDay[] {
  if (!AMONG_SIGNS.test(text)) return []
  const first = found(text, YEAR_FIRST, ([, year, a, b, c, date]) =>
    calendarDay(Number(year), Number(a ?? b ?? c), Number(date), language),
  )
  const lastOf = (century: number) => (match: RegExpExecArray) => {
    const [, one, dot, afterDot, , other, year] = match
    const parts = [Number(one), Number(afterDot ?? other), century + Number(year)] as const
    return ofWeekday(text.slice(0, match.index), ...parts) ?? dotOrOrder(...parts, dot ? 'day first' : order, language)
  }
  const last = [...found(text, YEAR_LAST, lastOf(0)), ...found(text, SHORT_YEAR_LAST, lastOf(2000))]
  const words = found(text, VIETNAMESE, ([, date, month, year]) => dayOf(Number(year), Number(month), Number(date)))
  return [...first, ...last, ...words]
}

const WEEKDAY = /(?<!\p{L})(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?\.?[\s,-]{1,3}$/iu
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** "Mon, 02/05/2024": the order in which it is a Monday, if only one is. */
function ofWeekday(before: string, one: number, other: number, year: number): string | null {
  const name = WEEKDAY.exec(before.slice(-16))?.[1]?.toLowerCase()
  if (name === undefined) return null
  const days = [dayOf(year, one, other), dayOf(year, other, one)].filter(
    (day) => day !== null && WEEKDAYS[new Date(day).getUTCDay()] === name,
  )
  return new Set(days).size === 1 ? days[0]! : null
}

/** Dots always stand after the day first; with other signs a number over 12 tells, else the order where it is known. */
function dotOrOrder(one: number, other: number, year: number, order: Reader['order'], language: string | null) {
  if (one > 12 || (order === 'day first' && other <= 12)) return calendarDay(year, other, one, language)
  if (other > 12 || order === 'month first') return calendarDay(year, one, other, language)
  return one === other ? calendarDay(year, one, other, language) : null
}

/** Years of the Buddhist era are 543 ahead; those of the Iranian calendar some 621 behind. Of Nepal's, some 57 ahead, the months are others. */
function calendarDay(year: number, month: number, date: number, language: string | null): string | null {
  if (language === 'ne' && year > 2060) return null
  if (language === 'fa' && year > 1300 && year < 1500) return iranianDay(year, month, date)
  return dayOf(year > 2400 && language === 'th' ? year - 543 : year, month, date)
}

const DAY_BEFORE = /(?<![\d:.])(\d{1,2})(?:\p{L}{1,3}|[.ºª°])?[\s.,،/’'-]{0,3}(?:\p{L}{1,4}[\s’'])?$/u
const YEAR_AFTER = /^\p{L}{0,4}[\s.,،/’'-]{0,3}(?:[\p{L}.]{1,8}\s)?(\d{4})(?!\d)/u
const DAY_AND_YEAR_AFTER =
  /^\p{L}{0,4}[\s.,،/-]{0,3}(\d{1,2})(?:\p{L}{1,3})?[\s.,،/-]{1,3}(?:\p{L}{1,4}\s)?(\d{4})(?!\d)/u
const DAY_CLOCK_YEAR_AFTER = /^\s(\d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{3,4} )?(\d{4})$/u
const YEAR_BEFORE = /(?<!\d)(\d{4})[\s.,،/-]{0,3}(?:\p{L}{1,5}\.?\s)?$/u
const YEAR_AND_DAY_BEFORE = /(?<!\d)(\d{4})[\s.,،/-]{0,3}(?:\p{L}{1,5}\.?\s)?(\d{1,2})\.?\s?$/u
const DAY_AFTER = /^\p{L}{0,4}[\s.,،/-]{0,3}(\d{1,2})(?![\d:])/u

/** Only Thai pages write two digits of it beside a month's name. */
const YEAR = /\d{4}/

function inWords(text: string, { language }: Reader): FoundDay[] {
  if (language !== 'th' && !YEAR.test(text)) return []
  const tables = new Set([language ? monthNamesOf(language) : null, monthNamesOf('en')])
  for (const names of tables) {
    const days = names ? aroundMonths(text, names, language) : []
    if (days.length > 0) return days
  }
  if (language === 'fa') return aroundMonths(text, iranianNames, language)
  const names = /\p{L}{3}/u.test(text) && YEAR.test(text) ? widespreadMonthNames() : null
  return names ? aroundMonths(text, names, language) : []
}

const iranianNames: MonthNames = {
  pattern: new RegExp(`(?<![\\p{L}\\p{M}])(?:${IRANIAN_MONTHS.join('|')})(?![\\p{L}\\p{M}])`, 'gu'),
  monthOf: (name) => IRANIAN_MONTHS.indexOf(name) + 1 || null,
}

function aroundMonths(text: string, { pattern, monthOf }: MonthNames, language: string | null): FoundDay[] {
  const days: FoundDay[] = []
  for (const match of matchesOf(pattern, text)) {
    const month = monthOf(match[0])
    if (month === null) continue
    const end = match.index + match[0].length
    const [before, after] = [text.slice(Math.max(0, match.index - 24), match.index), text.slice(end, end + 32)]
    const around = dayAround(before, after) ?? (language === 'th' ? thaiShortYear(before, after) : null)
    const day = around ? calendarDay(around.year, month, around.date, language) : null
    if (around && day) days.push({ day, start: match.index - around.before, end: end + around.after })
  }
  return days
}

type Around = { date: number; year: number; before: number; after: number }

function dayAround(before: string, after: string): Around | null {
  const date = DAY_BEFORE.exec(before)
  const year = YEAR_AFTER.exec(after)
  if (date && year) return around(date[1], year[1], date[0], year[0])
  const both = DAY_AND_YEAR_AFTER.exec(after) ?? DAY_CLOCK_YEAR_AFTER.exec(after)
  if (both) return around(both[1], both[2], '', both[0])
  const yearBefore = YEAR_BEFORE.exec(before)
  const dateAfter = DAY_AFTER.exec(after)
  if (yearBefore && dateAfter) return around(dateAfter[1], yearBefore[1], yearBefore[0], dateAfter[0])
  const bothBefore = YEAR_AND_DAY_BEFORE.exec(before)
  return bothBefore ? around(bothBefore[2], bothBefore[1], bothBefore[0], '') : null
}

const THAI_YEAR_AFTER = /^\s?([5-9]\d)(?![\d:.])/u

/** "5 ก.พ. 67": of the year of the Buddhist era the last two digits. */
function thaiShortYear(before: string, after: string): Around | null {
  const date = DAY_BEFORE.exec(before)
  const year = THAI_YEAR_AFTER.exec(after)
  return date && year ? around(date[1], `25${year[1]}`, date[0], year[0]) : null
}

const around = (date: string | undefined, year: string | undefined, before: string, after: string): Around => ({
  date: Number(date),
  year: Number(year),
  before: before.length,
  after: after.length,
})

function found(text: string, pattern: RegExp, dayIn: (match: RegExpExecArray) => string | null): FoundDay[] {
  return matchesOf(pattern, text).flatMap((match) => {
    const day = dayIn(match)
    return day ? [{ day, start: match.index, end: match.index + match[0].length }] : []
  })
}
