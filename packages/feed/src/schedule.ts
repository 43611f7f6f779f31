import type { FeedSchedule } from '@copydesk/news'
import type { Said, ScheduleDraft } from './draft.ts'
import type { Element } from './element.ts'

/** https://web.resource.org/rss/1.0/modules/syndication/ */
const PERIOD_MINUTES = new Map([
  ['hourly', 60],
  ['daily', 24 * 60],
  ['weekly', 7 * 24 * 60],
  ['monthly', 30 * 24 * 60],
  ['yearly', 365 * 24 * 60],
])
const DEFAULT_PERIOD = 'daily'
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** A year: beyond that it is a mistake. */
const LONGEST_MINUTES = 366 * 24 * 60

/** What a channel or an Atom feed says of its own schedule, as it says it. */
export const scheduleOf = (channel: Element, hubs: Said[]): ScheduleDraft => ({
  ttl: channel.said('ttl'),
  updatePeriod: channel.said('sy:updateperiod'),
  updateFrequency: channel.said('sy:updatefrequency'),
  skipHours: channel.child('skiphours')?.texts('hour') ?? [],
  skipDays: channel.child('skipdays')?.texts('day') ?? [],
  hubs,
})

/** The schedule in numbers. `hubs` are whole addresses already. Values that make no sense are left out. */
export function readSchedule(draft: ScheduleDraft, hubs: string[]): FeedSchedule {
  return {
    ttlMinutes: minutes(wholeNumber(draft.ttl)),
    updateMinutes: updateMinutes(draft),
    skipHours: sorted(draft.skipHours.map(hourOf)),
    skipDays: sorted(draft.skipDays.map((day) => DAYS.indexOf(day?.trim().slice(0, 3).toLowerCase() ?? ''))),
    hubs,
  }
}

function updateMinutes({ updatePeriod, updateFrequency }: ScheduleDraft): number | null {
  if (!updatePeriod && !updateFrequency) return null
  const period = PERIOD_MINUTES.get((updatePeriod ?? DEFAULT_PERIOD).trim().toLowerCase())
  const times = updateFrequency ? wholeNumber(updateFrequency) : 1
  return period && times ? minutes(Math.max(1, Math.round(period / times))) : null
}

/** RSS 0.91 counted the hours from 1 to 24, RSS 2.0 counts from 0 to 23: midnight is both 0 and 24. */
function hourOf(said: Said): number {
  const hour = wholeNumber(said)
  return hour === null || hour > 24 ? -1 : hour % 24
}

const wholeNumber = (said: Said) => (said && /^\d{1,9}$/.test(said.trim()) ? Number(said) : null)
const minutes = (value: number | null) => (value && value <= LONGEST_MINUTES ? value : null)
const sorted = (values: number[]) => [...new Set(values.filter((value) => value >= 0))].toSorted((a, b) => a - b)
