import type { Held } from './held.ts'

const COMPARED = ['entries', 'bytes', 'articles', 'uncorrected', 'stories', 'quarantine', 'told'] as const

/** What one holds that the other does not, a line each; and what contradicts itself. Nothing where all is as it should be. */
export function differences(held: Held, expected: Held): string[] {
  const found = COMPARED.flatMap((kind) => [
    ...without(held[kind], expected[kind]).map((line) => `${kind}: not without the fault: ${line}`),
    ...without(expected[kind], held[kind]).map((line) => `${kind}: missing: ${line}`),
  ])
  return [...held.broken, ...found]
}

/** What is in one list and not in the other, as often as it is there more. */
function without(lines: string[], others: string[]): string[] {
  const left = Map.groupBy(others, (line) => line)
  return lines.filter((line) => left.get(line)?.pop() === undefined)
}
