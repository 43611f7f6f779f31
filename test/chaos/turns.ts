/**
 * The minutes of a day at which its turns end. `published`: the minutes at which its pages are; `weights`: how much of them each turn has.
 * Where there are as many minutes that have pages as turns, each turn has some, however many are of one minute.
 */
export function turnsOf(published: number[], weights: number[], dayMinutes: number): number[] {
  const inOrder = published.toSorted((a, b) => a - b)
  const total = sum(weights)
  const minutes = [...new Set(inOrder)]
  const ends: number[] = []
  for (const turn of weights.keys()) {
    const pages = Math.ceil((inOrder.length * sum(weights.slice(0, turn + 1))) / total)
    const before = ends.at(-1) ?? -Infinity
    const next = minutes.find((minute) => minute > before) ?? dayMinutes
    // One is left for each turn that follows.
    const last = minutes.at(turn - weights.length) ?? dayMinutes
    ends.push(turn === weights.length - 1 ? dayMinutes : Math.min(Math.max(inOrder[pages - 1] ?? 0, next), last))
  }
  return ends
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
