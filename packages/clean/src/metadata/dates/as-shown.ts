import { inZone, offsetOf, type StatedTime, wallMinutes, zoneOf } from './stated-time.ts'
import { isOffset, offsetOfCountry } from './zones.ts'

/**
 * A time as the outlet's own clock tells it, by what else the page says of the same moment. Times are often stated in UTC,
 * in which an evening's news is the next day's. The moment stays the same; only a day without a clock gains one.
 */
export function asShown(stated: StatedTime, others: StatedTime[], country: string | null): StatedTime {
  const exact = stated.clock && stated.zone ? stated : others.find((other) => isExact(other) && agrees(stated, other))
  if (!exact) return stated
  const { clock, zone } = exact
  if (!clock || !zone || offsetOf(zone) !== 0) return exact
  const utc = { day: exact.day, clock, zone }
  for (const other of others) {
    const offset = offsetBetween(utc, other)
    if (offset !== null && offset !== 0) return inZone(utc, offset)
  }
  return inOutletsCountry(utc, others, country)
}

const isExact = ({ clock, zone }: StatedTime) => clock !== null && zone !== null

/** Whether one is the other told more exactly. */
function agrees(stated: StatedTime, exact: StatedTime): boolean {
  if (stated.clock) return stated.day === exact.day && stated.clock.slice(0, 5) === exact.clock?.slice(0, 5)
  return stated.day === exact.day
}

type Utc = StatedTime & { clock: string; zone: string }

/** How far ahead of UTC the other clock is, if it shows the same moment. */
function offsetBetween(utc: Utc, other: StatedTime): number | null {
  const [here, there] = [wallMinutes(utc), wallMinutes(other)]
  if (here === null || there === null) return null
  const ahead = there - here
  if (other.zone) return offsetOf(other.zone) === ahead ? ahead : null
  return isOffset(ahead) ? ahead : null
}

/** Where the page shows only a day, and it is the moment's day in the outlet's country but not in UTC. */
function inOutletsCountry(utc: Utc, others: StatedTime[], country: string | null): StatedTime {
  if (others.every((other) => other.day === utc.day)) return utc
  const offset = offsetOfCountry(country, utc.day)
  if (!offset) return utc
  const local = inZone(utc, offset)
  return local.day !== utc.day && others.some((other) => other.day === local.day) ? local : utc
}

/**
 * A time that readers see written on a clock without a zone, on the clock of the outlet's country: what is written beside a
 * headline is local. Machines' times without a zone are as often in UTC, and stay days.
 */
export function onLocalClock(stated: StatedTime, written: StatedTime[], country: string | null): StatedTime {
  if (stated.zone !== null) return stated
  const shown = written.find(({ clock, day, zone }) => {
    const isSame = stated.clock === null || clock?.slice(0, 5) === stated.clock.slice(0, 5)
    return clock !== null && zone === null && day === stated.day && isSame
  })
  const offset = shown ? offsetOfCountry(country, stated.day) : null
  return shown && offset !== null ? { ...shown, zone: zoneOf(offset) } : stated
}
