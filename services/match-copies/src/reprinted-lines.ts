import { canBeFurniture, lineHash } from '@copydesk/clean'
import type { Comparison } from '@copydesk/copies'
import { ownerOf } from '@copydesk/owners'

type Compared = { text: string; outlet: string }

/** A line of an outlet, by its hash. */
export type LineOfOutlet = { outlet: string; hash: string }

/**
 * The short lines that stand inside a passage which pages of two outlets share: they are of the text, however often these
 * outlets print them. None where both are of one owner, whose sites share their furniture too.
 */
export function reprintedLines(a: Compared, b: Compared, { passages }: Pick<Comparison, 'passages'>): LineOfOutlet[] {
  if (a.outlet === b.outlet || areOfOneOwner(a.outlet, b.outlet)) return []
  const found: LineOfOutlet[] = []
  let start = 0
  for (const line of a.text.split('\n')) {
    // A passage ends with a word, a line with its full stop.
    const end = start + line.replace(/(?<![\p{P}\s])[\p{P}\s]+$/u, '').length
    const from = start + (line.length - line.replace(/^[\p{P}\s]+/u, '').length)
    const isInside = passages.some((passage) => passage.start <= from && end <= passage.end)
    if (isInside && canBeFurniture(line)) found.push(...[a, b].map(({ outlet }) => ({ outlet, hash: lineHash(line) })))
    start += line.length + 1
  }
  return found
}

function areOfOneOwner(outlet: string, other: string): boolean {
  const owner = ownerOf(outlet)
  return owner !== null && owner.name === ownerOf(other)?.name
}
