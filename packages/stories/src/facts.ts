import { inverseDocumentFrequency } from './idf.ts'
import { stem, type Term, termsOf } from './terms.ts'

/** Days of the week as news names them, Monday first: English, Spanish, French, German, Italian, Dutch. */
const WEEKDAYS = [
  'monday lunes lundi montag lunedì maandag',
  'tuesday martes mardi dienstag martedì dinsdag',
  'wednesday miércoles mercredi mittwoch mercoledì woensdag',
  'thursday jueves jeudi donnerstag giovedì donderdag',
  'friday viernes vendredi freitag venerdì vrijdag',
  'saturday sábado samedi samstag sonnabend sabato zaterdag',
  'sunday domingo dimanche sonntag domenica zondag',
]
const weekdayOf = new Map(
  WEEKDAYS.flatMap((names, day) => names.split(' ').map((name): [string, string] => [stem(name), String(day)])),
)

/** A number as it stands, with its thousands and decimals; one digit alone is in every text. */
const NUMBER = /\d[\d.,]*\d/g
const YEAR = /^(?:19|20)\d\d$/
const MOST_NUMBERS = 60

/**
 * The days of the week that a text names, by their places: the first is most often the day it happened. The n-th weighs
 * one n-th.
 */
export function daysNamed(terms: Term[]): Map<string, number> {
  const days = new Map<string, number>()
  const named = terms.flatMap(({ term }) => weekdayOf.get(term) ?? [])
  for (const [place, day] of named.entries()) days.set(day, (days.get(day) ?? 0) + 1 / (place + 1))
  return days
}

/** The numbers of two or more digits in some texts, but for years; weighed as words are. */
export function numbersIn(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const [written] of text.matchAll(NUMBER)) {
      const number = written.replaceAll(',', '')
      if (!YEAR.test(number) && counts.size < MOST_NUMBERS) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  return new Map(
    [...counts].map(([number, times]) => [number, (1 + Math.log(times)) * inverseDocumentFrequency(number)]),
  )
}

/** Between quotation marks, and long enough to be nobody else's words. */
const QUOTED = /[“"„«]([^“”"„«»\n]{25,400})[”"“»]/gu
const WORDS_TOGETHER = 5
const MOST_RUNS = 40

/** What is quoted in a text, as every five words together: outlets cut one quotation differently. */
export function quotedIn(text: string): Map<string, number> {
  const runs = new Map<string, number>()
  for (const [, quoted = ''] of text.matchAll(QUOTED)) {
    const words = termsOf(quoted).map(({ term }) => term)
    for (let at = 0; at + WORDS_TOGETHER <= words.length && runs.size < MOST_RUNS; at++)
      runs.set(words.slice(at, at + WORDS_TOGETHER).join(' '), 1)
  }
  return runs
}
