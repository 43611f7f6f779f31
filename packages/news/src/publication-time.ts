// What is dated later than this is misdated, and would stand at the head of everything.
const FUTURE_MS = 48 * 3600 * 1000

/** When something says it was published; null where that cannot be: no date, before 1970, or well after `now`. */
export function publicationTime(said: string | null, now: Date): Date | null {
  const time = Date.parse(said ?? '')
  if (Number.isNaN(time) || time < 0 || time > now.getTime() + FUTURE_MS) return null
  return new Date(time)
}
