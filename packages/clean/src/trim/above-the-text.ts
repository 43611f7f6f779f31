import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { isParagraph } from './paragraphs-of.ts'
import type { TrimStep } from './trim-step.ts'

/** The first paragraph must come soon; in a text of short lines nothing stands "above". */
const MOST_LINES = 12
const LONG = 120
/** Longer lines without a full stop are as often a standfirst. */
const LABEL = 40

/** Labels, names and captions between the headline and the first paragraph: lines that are no sentence and head nothing. */
export const aboveTheText: TrimStep = {
  reason: 'a label above the text',
  find: (lines) => {
    const first = lines.findIndex(isParagraph)
    if (first <= 0 || first > MOST_LINES) return []
    const above = lines.slice(0, first).filter((line) => isLabel(line) && !isLeadIn(line))
    const last = lines[first - 1]!
    return isVerbless(last) && !above.includes(last) ? [...above, last] : above
  },
}

const isLabel = ({ text, heading, element, recovered }: PageLine) =>
  !recovered && !heading && element?.name !== 'li' && !endsLikeSentence(text) && textLength(text) < LABEL

/** A place and a dash, or a line that ends in a colon, leads into what follows. */
const isLeadIn = ({ text }: PageLine) => /[:：—–-]$/u.test(text)

/** "a", "in", "of" and the like alone are words of other languages too. */
const ENGLISH = /\b(?:the|(?:of|at|on|for|with|in) an?)\b/i
const FINITE =
  /\b(?:is|are|was|were|am|be|been|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|said|says|went|goes|came|made|got|gave|took|told|won|lost|fell|rose|held|met|put|let|set|cut|hit|shut|left|led|kept|began|became|found|knew|saw|sent|spent|stood|thought|wrote|[a-z]+ed|[a-z]+(?:[^aiousc]s|[^s]es)|[a-z]+n't|[a-z]+n’t)\b/

/** An English line without any verb, "The mayor at the opening in June.": a caption, where it stands above the text. */
const isVerbless = ({ text, heading, recovered }: PageLine) =>
  !recovered &&
  !heading &&
  textLength(text) < LONG &&
  ENGLISH.test(text) &&
  !FINITE.test(text) &&
  !/[“"!?:]/u.test(text)
