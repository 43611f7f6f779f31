import { canBeFurniture, lineHash } from '@copydesk/clean'
import type { Comparison } from '@copydesk/copies'
import type { CarriedPage } from '@copydesk/store'

type Compared = Pick<CarriedPage, 'text' | 'outlet'>

/**
 * The short lines that stand inside a passage which pages of two outlets share: they are of the text, however often an
 * outlet prints them. By their hashes; none where both pages are of one outlet.
 */
export function reprintedLines(a: Compared, b: Compared, { passages }: Pick<Comparison, 'passages'>): string[] {
  if (a.outlet === b.outlet) return []
  const found: string[] = []
  let start = 0
  for (const line of a.text.split('\n')) {
    // A passage ends with a word, a line with its full stop.
    const end = start + line.replace(/[\p{P}\s]+$/u, '').length
    const from = start + (line.length - line.replace(/^[\p{P}\s]+/u, '').length)
    const isInside = passages.some((passage) => passage.start <= from && end <= passage.end)
    if (isInside && canBeFurniture(line)) found.push(lineHash(line))
    start += line.length + 1
  }
  return found
}
