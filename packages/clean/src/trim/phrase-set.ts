import { textUnits } from '../text-measure.ts'

/** Some phrases, asked for by the units of a text (words, or characters where no spaces part words), in any case. */
export type PhraseSet = {
  /** How many of the units make up the longest phrase that begins at `at`; 0 if none does. */
  lengthAt: (units: string[], at: number) => number
  isWhole: (units: string[]) => boolean
  isWithin: (units: string[]) => boolean
  /** How many of the units begin a phrase. */
  countIn: (units: string[]) => number
}

type Branch = { ends: boolean; next: Map<string, Branch> }

/** A tree of the phrases, so that a text is asked once for all of them. */
export function phraseSet(phrases: readonly string[]): PhraseSet {
  const root: Branch = { ends: false, next: new Map() }
  for (const phrase of phrases) add(root, textUnits(phrase))
  const lengthAt = (units: string[], at: number) => {
    let branch = root
    let longest = 0
    for (let on = at; on < units.length; on += 1) {
      const next = branch.next.get(units[on]!)
      if (!next) break
      branch = next
      if (branch.ends) longest = on + 1 - at
    }
    return longest
  }
  const isWithin = (units: string[]) => {
    for (let at = 0; at < units.length; at += 1) if (root.next.has(units[at]!) && lengthAt(units, at) > 0) return true
    return false
  }
  return {
    lengthAt,
    isWhole: (units) => units.length > 0 && lengthAt(units, 0) === units.length,
    countIn: (units) => units.filter((_, at) => lengthAt(units, at) > 0).length,
    isWithin,
  }
}

function add(root: Branch, units: string[]): void {
  let branch = root
  for (const unit of units) {
    const next = branch.next.get(unit) ?? { ends: false, next: new Map() }
    branch.next.set(unit, next)
    branch = next
  }
  branch.ends = units.length > 0
}
