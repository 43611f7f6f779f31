/**
 * The minutes of a day at which its turns end. `published`: the minutes at which its pages are; `weights`: how much of them each turn has.
 * Every turn has news: where many pages are of one minute, the next one goes on until the next minute that has some.
 */
export function turnsOf(published: number[], weights: number[], dayMinutes: number): number[] {
  const inOrder = published.toSorted((a, b) => a - b)
  const total = sum(weights)
  const ends: number[] = []
  for (const turn of weights.keys()) {
    const pages = Math.ceil((inOrder.length * sum(weights.slice(0, turn + 1))) / total)
    const before = ends.at(-1) ?? -Infinity
    const next = inOrder.find((minute) => minute > before) ?? dayMinutes
    ends.push(turn === weights.length - 1 ? dayMinutes : Math.max(inOrder[pages - 1] ?? 0, next))
  }
  return ends
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
