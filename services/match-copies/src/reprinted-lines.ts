import { canBeFurniture, lineHash } from '@copydesk/clean'
import type { Passage } from '@copydesk/news'

/**
 * The short lines of a text that stand inside a passage which a page of another outlet shares: they are of the text, however often
 * an outlet prints them. By their hashes.
 */
export function reprintedLines(text: string, passages: Pick<Passage, 'start' | 'end'>[]): string[] {
  const found: string[] = []
  let start = 0
  for (const line of text.split('\n')) {
    // A passage ends with a word, a line with its full stop.
    const end = start + line.replace(/[\p{P}\s]+$/u, '').length
    const from = start + (line.length - line.replace(/^[\p{P}\s]+/u, '').length)
    const isInside = passages.some((passage) => passage.start <= from && end <= passage.end)
    if (isInside && canBeFurniture(line)) found.push(lineHash(line))
    start += line.length + 1
  }
  return found
}
