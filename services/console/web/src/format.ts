/** Numbers and times as the desk writes them. */

export const count = (n: number) => n.toLocaleString('en')

export const plural = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`

export const percent = (share: number) => `${Math.round(share * 100)}%`

const UNITS: [seconds: number, sign: string][] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** A length of time in one unit, two where the first is small: "4 s", "3 min", "1 h 20 min". */
export function duration(seconds: number): string {
  const at = UNITS.findIndex(([size]) => seconds >= size)
  const [size, sign] = UNITS[at] ?? [1, 's']
  const whole = Math.floor(seconds / size)
  const next = UNITS[at + 1]
  const rest = next ? Math.floor((seconds - whole * size) / next[0]) : 0
  if (at < 0) return '0 s'
  return next && size >= 3600 && whole < 3 && rest > 0 ? `${whole} ${sign} ${rest} ${next[1]}` : `${whole} ${sign}`
}

export function ago(time: string, now: number): string {
  const seconds = (now - Date.parse(time)) / 1000
  if (seconds < -1) return `in ${duration(-seconds)}`
  return seconds < 2 ? 'now' : `${duration(seconds)} ago`
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const CLOCK_SECONDS = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

export const clock = (time: string) => CLOCK.format(new Date(time))
export const clockSeconds = (time: string) => CLOCK_SECONDS.format(new Date(time))
export const dayAndClock = (time: string) => `${SHORT_DAY.format(new Date(time))}, ${CLOCK.format(new Date(time))}`

const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })

/** With the year and the zone of the reader's clock, which all times here are told by. */
export const fullTime = (time: string) => FULL.format(new Date(time))

const SIZES = ['bytes', 'kB', 'MB', 'GB', 'TB']

export function bytes(n: number): string {
  const power = Math.min(SIZES.length - 1, n < 1000 ? 0 : Math.floor(Math.log10(n) / 3))
  const value = n / 1000 ** power
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${SIZES[power]}`
}

/** An address without what every address has. */
export const shortUrl = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
