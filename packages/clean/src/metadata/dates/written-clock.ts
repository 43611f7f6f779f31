import { matchesOf } from '../../matches-of.ts'
import { offsetNamed } from './zones.ts'

/** A clock as written; `offset` is in minutes from UTC, null where no zone is named. */
export type WrittenClock = { hour: number; minute: number; second: number | null; offset: number | null }

/** What says which half of the day a clock of twelve hours is in, before it or after it. */
const HALVES = {
  morning: 'am a 오전 上午 午前 早上 凌晨 πμ sa ص صباحا صباحًا صبح सुबह সকাল এএম pg öö',
  afternoon: 'pm p 오후 下午 午後 晚上 傍晚 μμ ch م مساء مساءً شام عصر शाम বিকেল সন্ধ্যা পিএম ptg ös',
  /** Of the evening up to midnight, and after it. */
  night: 'شب رات रात রাত malam',
}
const halfOf = new Map(
  Object.entries(HALVES).flatMap(([half, words]) => words.split(' ').map((word) => [word, half] as const)),
)
/** The longer first: one begins with another. */
const SPELLED = [...halfOf.keys()]
  .filter((word) => !/^(?:[a-zμπ]{1,2}|[صم])$/.test(word))
  .sort((a, b) => b.length - a.length)
  .join('|')

const CLOCK = new RegExp(
  `(?:(?<![\\p{Script=Latin}\\p{Script=Arabic}\\p{M}])(${SPELLED})\\s?)?(?<![\\d.:/-])(\\d{1,2})(?:\\s?[:時时시點点h]\\s?(\\d{2})(?:[:分분]\\s?(\\d{2})(?:[.,]\\d{1,9})?)?)?(?![\\d:/-])` +
    `(?:\\s?(a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|[πμ]\\.μ\\.?|SA|CH|ÖÖ|ÖS|PG|ص|م|${SPELLED})(?!\\p{L}))?`,
  'giu',
)
/** With dots only where a word says that it is a clock: "18.30 Uhr", "klo 18.30". */
const DOTTED =
  /(?:(?:klo|kl|pukul|ore|ora|às|at|um|ob|alle|Pkl)\.?\s)(\d{1,2})\.(\d{2})(?!\d)|(?<![\d.])(\d{1,2})\.(\d{2})\s(?:Uhr|WIB|WITA|WIT|óra|uur)(?!\p{L})/iu
const ZONE =
  /^(?:\s(?:Uhr|uur|óra|hs?|hrs))?[\s,(]{0,3}(?:(?:GMT|UTC)\s?)?(?:([+-])(\d{1,2}):?(\d{2})?(?!\d)|((?:\p{Lu}|\.){1,6}|мск)(?![\p{L}]))/u

/** With dots also where it follows the date at once: "5.2.2024 18.30". */
const DOTTED_AT_ONCE = /^[\s,|•·–-]{1,4}(\d{1,2})\.(\d{2})(?![\d.])/u

/** The first clock in what follows a date. */
export const clockAfter = (after: string, day: string): WrittenClock | null => firstClock(after.slice(0, 40), day, true)

/** The clock in what stands before a date. */
export const clockBefore = (before: string, day: string): WrittenClock | null =>
  firstClock(before.slice(-24), day, false)

function firstClock(text: string, day: string, followsDate: boolean): WrittenClock | null {
  const dotted = DOTTED.exec(text) ?? (followsDate ? DOTTED_AT_ONCE.exec(text) : null)
  if (dotted) {
    const zoneName = /(?:WIB|WITA|WIT)/.exec(dotted[0])?.[0]
    const [hour, minute] = [Number(dotted[1] ?? dotted[3]), Number(dotted[2] ?? dotted[4])]
    const offset = zoneName ? offsetNamed(zoneName, day) : zoneAfter(text.slice(dotted.index + dotted[0].length), day)
    return { hour, minute, second: null, offset }
  }
  for (const match of matchesOf(CLOCK, text)) {
    const [whole, lead, hours, minutes, seconds, trail] = match
    const half = (lead ?? trail ?? '').toLowerCase().replaceAll(/[.\s]/g, '')
    if (minutes === undefined && half === '') continue
    const hour = hourOf(Number(hours), half)
    if (hour === null) continue
    const offset = zoneAfter(text.slice(match.index + whole.length), day)
    return { hour, minute: Number(minutes ?? 0), second: seconds === undefined ? null : Number(seconds), offset }
  }
  return null
}

function hourOf(hour: number, half: string): number | null {
  if (hour > 23) return null
  const named = halfOf.get(half)
  if (hour === 12 && (named === 'morning' || named === 'night')) return 0
  const isLate = named === 'afternoon' || (named === 'night' && hour > 5)
  return isLate && hour < 12 ? hour + 12 : hour
}

function zoneAfter(text: string, day: string): number | null {
  const match = ZONE.exec(text)
  if (!match) return null
  const [, sign, hours, minutes, name] = match
  if (name) return offsetNamed(name, day)
  const size = Number(hours) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -size : size
}
