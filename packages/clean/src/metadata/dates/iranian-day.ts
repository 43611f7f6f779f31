import { dayOf } from './stated-time.ts'

const CALENDAR = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})
const DAY = 86_400_000

/** A day of the Iranian calendar (1402, 10, 1) as one of ours (2023-12-22), or null. */
export function iranianDay(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null
  // Six months of 31 days, then of 30, from the spring equinox on 20 or 21 March.
  const guess =
    Date.UTC(year + 621, 2, 21) + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) * DAY + (date - 1) * DAY
  for (const away of [0, -1, 1]) {
    const time = new Date(guess + away * DAY)
    const parts = CALENDAR.formatToParts(time)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    if (part('month') === month && part('day') === date)
      return dayOf(time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate())
  }
  return null
}
