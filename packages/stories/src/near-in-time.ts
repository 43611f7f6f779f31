import { STORY_WINDOW_HOURS } from './neighbourhood.ts'

const HOUR = 3_600_000
/** Within half a day news is told by who wakes first; after it, another happening of the kind grows likelier. */
const FADES_FROM_HOURS = 12
const FADED_BY = 0.4

/** What the time between two articles leaves of their likeness: all within half a day, six tenths where the window ends. */
export function nearInTime(a: { at: number }, b: { at: number }): number {
  const hours = Math.abs(a.at - b.at) / HOUR
  const past = (hours - FADES_FROM_HOURS) / (STORY_WINDOW_HOURS - FADES_FROM_HOURS)
  return 1 - FADED_BY * Math.min(1, Math.max(0, past))
}
