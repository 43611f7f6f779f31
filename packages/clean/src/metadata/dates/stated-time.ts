/**
 * A time as a page states it, no more exact than that: the local day (`2024-02-05`), the clock with or without seconds
 * (`18:30`, `18:30:05`) and the zone (`Z`, `+01:00`) where it names them.
 */
export type StatedTime = { day: string; clock: string | null; zone: string | null }

/** A valid day between 1990 and 2099, or null. */
export function dayOf(year: number, month: number, date: number): string | null {
  if (!(year >= 1990 && year < 2100)) return null
  const day = new Date(Date.UTC(year, month - 1, date))
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return null
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`
}

const twoDigits = (part: number) => String(part).padStart(2, '0')

/** A clock of the day, or null. Without seconds where none are given. */
export function clockOf(hour: number, minute: number, second: number | null): string | null {
  if (!(hour < 24 && minute < 60 && (second ?? 0) < 60)) return null
  return [hour, minute, ...(second === null ? [] : [second])].map(twoDigits).join(':')
}

/** An offset from UTC in minutes as a zone. */
export function zoneOf(minutes: number): string {
  const size = Math.abs(minutes)
  const [hours, rest] = [Math.floor(size / 60), size % 60].map(twoDigits)
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`
}

/** Minutes from UTC. */
export function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -size : size
}

/** ISO 8601 to the precision that is sure: a clock without a zone may be off by a day, so only its day is kept. */
export const isoOf = ({ day, clock, zone }: StatedTime) => (clock && zone ? `${day}T${clock}${zone}` : day)

/** Minutes since 1970 of a clock as it reads, in no zone; null where the clock is not known. */
export function wallMinutes({ day, clock }: StatedTime): number | null {
  return clock ? Date.parse(`${day}T${clock.slice(0, 5)}Z`) / 60_000 : null
}

/** The same instant told in another zone. */
export function inZone(stated: StatedTime & { clock: string; zone: string }, offset: number): StatedTime {
  const moved = (wallMinutes(stated) ?? 0) - offsetOf(stated.zone) + offset
  const wall = new Date(moved * 60_000).toISOString()
  return { day: wall.slice(0, 10), clock: wall.slice(11, 16) + stated.clock.slice(5), zone: zoneOf(offset) }
}
