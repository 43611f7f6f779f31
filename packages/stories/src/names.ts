import type { Mention } from '@copydesk/news'
import { stem, type Term, termsOf } from './terms.ts'

/** Capitalised in English without naming who or where. */
const CALENDAR_AND_TITLES = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december mr mrs ms dr i'
  )
    .split(' ')
    .map(stem),
)

/** Where more of the words are capitalised, capitals tell nothing: a text in capitals, a list of headlines. */
const MOST_CAPITALISED = 0.6

/** What stands before a word that is capitalised only because a sentence, quotation or dash precedes it. */
const SENTENCE_START = /(?:^|[.!?:\n“"‘'—–-])\s{0,4}["“‘']?$/
const LOOK_BACK = 4

const LONGEST_NAME = 80

const LETTER = /^\p{L}/u

/**
 * Which terms of a text are names, as far as capitals tell (never in lower case, and at least once a capital inside a
 * sentence), and the words of its mentions.
 */
export function namesIn(text: string, terms: Term[], mentions: Mention[]): Set<string> {
  const lower = new Set<string>()
  const capitalised = new Set<string>()
  for (const { term, start } of terms) {
    const first = text.charAt(start)
    if (!LETTER.test(first)) continue
    if (first === first.toLowerCase()) lower.add(term)
    else if (!SENTENCE_START.test(text.slice(Math.max(0, start - LOOK_BACK), start))) capitalised.add(term)
  }
  const names = new Set<string>()
  const telling = capitalised.size <= MOST_CAPITALISED * (capitalised.size + lower.size)
  for (const term of telling ? capitalised : []) if (!lower.has(term) && !CALENDAR_AND_TITLES.has(term)) names.add(term)
  const end = terms.at(-1)?.end ?? 0
  for (const mention of mentions)
    if (mention.start < end) for (const { term } of termsOf(mention.text.slice(0, LONGEST_NAME))) names.add(term)
  return names
}
