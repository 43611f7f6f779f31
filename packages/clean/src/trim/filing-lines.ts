import { endsLikeSentence } from '../text-measure.ts'
import { filedUnder } from './furniture-words.ts'
import type { TrimStep } from './trim-step.ts'

const MOST_CHARS = 160
const LABELS = filedUnder.map((label) => label.replaceAll(' ', '\\s')).join('|')
/** "Tags: bridge, port", "Filed under: Local news". */
const FILED = new RegExp(`^(?:${LABELS})\\s?[:：]\\s?\\S`, 'iu')
/** "Posted in News", "Tagged bridge, port": names alone. */
const NAMED = /^(?:posted in|filed (?:under|in)|tagged(?: with)?) [\p{Lu}#][^.!?:]{1,60}$/u

/** East Asian desks sign below the text who edited it, and that it ends: 责任编辑：王五, （完）. */
const DESK =
  /^[【[（(]?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|审核|審核|监制)\s?[:：]\s?[\p{Script=Han}\s、]{2,20}[】\]）)]?$|^[（(【[](?:完|了|終|끝)[】\])）]$/u

/** The article's tags, the section it is filed under, and the desk's signs. */
export const filingLines: TrimStep = {
  reason: 'the tags or the section of the article, or the sign of the desk',
  find: (lines) =>
    lines.filter(
      ({ text, heading }) =>
        !heading &&
        text.length <= MOST_CHARS &&
        !endsLikeSentence(text) &&
        (DESK.test(text) || FILED.test(text) || NAMED.test(text.slice(0, 1).toLowerCase() + text.slice(1))),
    ),
}
