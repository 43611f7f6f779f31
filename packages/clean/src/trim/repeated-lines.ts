import type { PageLine } from '../reading/page-lines.ts'
import { foldedLine, lineLength } from '../text-measure.ts'
import type { TrimStep } from './trim-step.ts'

/** Shorter lines repeat by nature: "Yes.", scores, crossheads. */
const FEWEST_CHARS = 40
/** More lines than these are not compared with each other: only the same line twice counts. */
const MOST_COMPARED = 400
/** A pull quote is not longer. */
const LONGEST_QUOTE = 400

/** Lines that say again what another says: the same paragraph twice, and pull quotes. */
export const repeatedLines: TrimStep = {
  reason: 'repeats another line of the text',
  find: (lines) => {
    const long = lines.filter((line) => lineLength(line) >= FEWEST_CHARS)
    // With a space at both ends, so that one stands within another only as whole words.
    const folded = new Map(long.map((line) => [line, ` ${foldedLine(line)} `]))
    const kept = new Map<string, PageLine>()
    const repeats: PageLine[] = []
    for (const [line, text] of folded) {
      const earlier = kept.get(text)
      if (earlier && (earlier.heading || !line.heading)) repeats.push(line)
      else {
        // Of a table of contents and the heading it names, the heading stays.
        if (earlier) repeats.push(earlier)
        if (
          !line.heading &&
          text.length - 2 <= LONGEST_QUOTE &&
          long.length <= MOST_COMPARED &&
          isWithinOther(line, text, folded)
        )
          repeats.push(line)
        kept.set(text, line)
      }
    }
    return repeats
  },
}

const isWithinOther = (line: PageLine, text: string, folded: Map<PageLine, string>): boolean =>
  [...folded].some(([other, whole]) => other !== line && whole.length > text.length && whole.includes(text))
