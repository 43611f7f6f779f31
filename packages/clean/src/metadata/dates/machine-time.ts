import { clockOf, dayOf, type StatedTime } from './stated-time.ts'
import { type Reader, writtenDates } from './written-dates.ts'

const ISO =
  /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?:(?:T|\s)\s?(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?$/i
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$/i
const EPOCH = /^1\d{9}(?:\d{3})?$/

const NOBODY: Reader = { language: null, order: null, country: null }

/**
 * A time from a field made for one: ISO 8601 and what is meant as such, seconds or milliseconds since 1970, else a date
 * written in words or numbers, of which there must be just one. Null for what is not a valid time between 1990 and 2099.
 */
export function machineTime(given: string, reader: Reader = NOBODY): StatedTime | null {
  const text = given.slice(0, 100).trim()
  if (EPOCH.test(text)) return ofEpoch(Number(text.padEnd(13, '0')))
  const numbers = ISO.exec(text) ?? COMPACT.exec(text)
  if (numbers) return ofNumbers(numbers)
  const [written, another] = writtenDates(text, reader)
  return written && (!another || another.stated.day === written.stated.day) ? written.stated : null
}

function ofEpoch(milliseconds: number): StatedTime {
  const iso = new Date(milliseconds).toISOString()
  return { day: iso.slice(0, 10), clock: iso.slice(11, 19), zone: 'Z' }
}

function ofNumbers([, year, month, date, hour, minute, second, zone]: RegExpExecArray): StatedTime | null {
  const day = dayOf(Number(year), Number(month), Number(date))
  if (!day || hour === undefined) return day ? { day, clock: null, zone: null } : null
  const clock = clockOf(Number(hour), Number(minute), second === undefined ? null : Number(second))
  return clock ? { day, clock, zone: zone ? spelled(zone) : null } : null
}

function spelled(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}
