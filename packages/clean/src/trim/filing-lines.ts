import { endsLikeSentence } from '../text-measure.ts'
import { filedUnder } from './furniture-words.ts'
import type { TrimStep } from './trim-step.ts'

const MOST_CHARS = 160
const LABELS = filedUnder.map((label) => label.replaceAll(' ', '\\s')).join('|')
/** "Tags: bridge, port", "Filed under: Local news". */
const FILED = new RegExp(`^(?:${LABELS})\\s?[:：]\\s?\\S`, 'iu')
/** "Posted in News", "Tagged bridge, port": names alone. */
const NAMED = /^(?:posted in|filed (?:under|in)|tagged(?: with)?) [\p{Lu}#][^.!?:]{1,60}$/u

/** The article's tags, and the section it is filed under. */
export const filingLines: TrimStep = {
  reason: 'the tags or the section of the article',
  find: (lines) =>
    lines.filter(
      ({ text, heading }) =>
        !heading &&
        text.length <= MOST_CHARS &&
        !endsLikeSentence(text) &&
        (FILED.test(text) || NAMED.test(text.slice(0, 1).toLowerCase() + text.slice(1))),
    ),
}
