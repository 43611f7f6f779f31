import { words } from '@copydesk/news'
import type { Element } from 'domhandler'
import { markupText } from '../../markup-text.ts'
import type { HeadLine } from '../head-lines.ts'
import { type DateLabel, labelOf } from './date-labels.ts'
import { machineTime } from './machine-time.ts'
import type { StatedTime } from './stated-time.ts'
import { type Reader, writtenDates } from './written-dates.ts'

/** A time that readers see beside the headline. `alone`: its line says little else. */
export type ShownTime = { stated: StatedTime; label: DateLabel; alone: boolean; element: boolean }

/** A line with more words besides its dates is a sentence that mentions a day. */
const MOST_WORDS_BESIDE = 12
const MOST_LINE_CHARS = 300
const SENTENCE = /\p{L}{3}[.!?]$/u

/** Clocks are not counted: neither their numbers nor "p.m.". */
const wordsOf = (text: string) =>
  words(text).filter((word) => /\p{L}{2}/u.test(word.text) && !/^[ap]m$/.test(word.text)).length

/** "— Ann Roe (@annroe) March 3, 2019": the signature of an embedded post. */
const OF_POST = /^\s*[—–―]|\(@\w{2,}\)/u

/** The times in the lines around the headline, those of time elements and those written out, in reading order. */
export function shownTimes(lines: HeadLine[], reader: Reader): ShownTime[] {
  return lines
    .filter(({ text }) => text.length <= MOST_LINE_CHARS && !OF_POST.test(text))
    .flatMap((line) => timesIn(line, reader))
}

function timesIn(line: HeadLine, reader: Reader): ShownTime[] {
  const written = writtenTimes(line, reader)
  const elements = line.elements.filter((element) => element.name === 'time')
  if (elements.length === 0) return written
  const stated = elements.flatMap((element, at) => {
    const time = timeOf(element, reader)
    // What is written beside it says what it is of: the first written date belongs to the first time element, and so on.
    const label = labelByName(element) ?? written[at]?.label ?? labelOf(line.text, '')
    return time ? [{ stated: time, label, alone: true, element: true }] : []
  })
  return [...stated, ...written]
}

/** What the element tells machines, unless it shows readers another day: then a template was filled in wrongly. */
function timeOf(element: Element, reader: Reader): StatedTime | null {
  const told = machineTime(element.attribs['datetime'] ?? '', reader)
  const [shown] = writtenDates(markupText(element), reader)
  if (!shown) return told
  const apart = told ? Math.abs(Date.parse(told.day) - Date.parse(shown.stated.day)) : Infinity
  return apart <= DAY ? told : shown.stated
}

const DAY = 86_400_000

function labelByName({ attribs }: Element): DateLabel | null {
  const names = `${attribs['itemprop'] ?? ''} ${attribs['class'] ?? ''} ${attribs['property'] ?? ''}`
  if (/publi|created|posted/i.test(names)) return 'published'
  return /updat|modif/i.test(names) ? 'changed' : null
}

function writtenTimes({ text }: HeadLine, reader: Reader): ShownTime[] {
  if (!/\p{Nd}/u.test(text)) return []
  const dates = writtenDates(text, reader)
  if (dates.length === 0) return []
  const beside = wordsOf(text) - dates.reduce((sum, { start, end }) => sum + wordsOf(text.slice(start, end)), 0)
  if (beside > (SENTENCE.test(text) ? MOST_WORDS_BESIDE / 2 : MOST_WORDS_BESIDE)) return []
  return dates.map(({ stated, start, end }, at) => ({
    stated,
    label: labelOf(text.slice(dates[at - 1]?.end ?? 0, start), dates[at + 1] ? '' : text.slice(end)),
    alone: beside <= 4,
    element: false,
  }))
}
