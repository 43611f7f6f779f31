import { matchesOf } from '../../matches-of.ts'
import { labelIn } from './date-labels.ts'
import { clockAfter, clockBefore, type WrittenClock } from './written-clock.ts'

/** A day found in a text, and the UTF-16 offsets it stands between. */
export type FoundDay = { day: string; start: number; end: number }

const SEPARATORS = /[|•·;\n]/g

/**
 * The clock beside each of the days in a text, in their order, null where none is. What stands between two days is parted at
 * the second's label, else at the last separator; without either the clock there is the first's, or the second's where clocks
 * stand before their days ("14:30, 5 May 2024, 16:45, 6 May 2024").
 */
export function clocksBeside(text: string, days: FoundDay[]): (WrittenClock | null)[] {
  const parts = days.map(({ start }, at) => partsOf(text.slice(days[at - 1]?.end ?? 0, start), at === 0))
  const rest = text.slice(days.at(-1)?.end)
  const [first] = days
  const clockFirst = first && clockBefore(parts[0]!.after, first.day) && !clockAfter(rest, days.at(-1)!.day)
  let taken = false
  return days.map(({ day }, at) => {
    const next = parts[at + 1]
    const before = taken ? '' : parts[at]!.after
    const after = next ? next.before : rest
    const found = clockFirst ? null : clockAfter(after, day)
    taken = found !== null && next?.cut === false
    return found ?? clockBefore(before, day)
  })
}

type Parts = { before: string; after: string; cut: boolean }

/** What between two days goes with the first, and what with the second; where nothing parts them, all with both. */
function partsOf(between: string, isFirst: boolean): Parts {
  const last = () => matchesOf(SEPARATORS, between).at(-1)?.index
  const mark = isFirst ? undefined : (labelIn(between) ?? last())
  if (mark === undefined) return { before: between, after: between, cut: false }
  return { before: between.slice(0, mark), after: between.slice(mark), cut: true }
}
