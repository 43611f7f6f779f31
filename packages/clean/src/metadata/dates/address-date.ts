import { dayOf } from './stated-time.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const SHAPES: RegExp[] = [
  /\/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|$)/,
  /\/(20\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\/(\d\d?)(?=\/|$)/i,
  /[/_-](20\d\d)-?([01]\d)-?([0-3]\d)(?=[/_.-]|$)/,
]

/** The day in an article's address ("/2024/02/05/", "/2024-02-05-bridge", "/20240205/"), or null. */
export function addressDay(address: string): string | null {
  if (!URL.canParse(address)) return null
  const path = new URL(address).pathname.slice(0, 500)
  for (const shape of SHAPES) {
    const [, year, month = '', date] = shape.exec(path) ?? []
    const day = dayOf(Number(year), Number(month) || MONTHS.indexOf(month.toLowerCase()) + 1, Number(date))
    if (day) return day
  }
  return null
}
