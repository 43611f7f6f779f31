import { agenciesIn, agencySigned } from '@copydesk/wire'
import { foldText, textLength } from '../text-measure.ts'
import { isParagraph } from './paragraphs-of.ts'
import type { TrimStep } from './trim-step.ts'

const MOST_BYLINE = 150
const BY = /^by:?\s/iu

/**
 * An agency's name in a byline over the text, or as the signature under it. Looked for before pictures, whose credits name
 * agencies in the same words.
 */
export const agencyCredits: TrimStep = {
  reason: 'the credit of an agency',
  credits: true,
  find: (lines, { signed }) => {
    const first = lines.findIndex(isParagraph)
    if (first < 0) return []
    const last = lines.findLastIndex(isParagraph)
    const names = signed.map(foldText).filter((name) => name.includes(' '))
    const isByline = ({ text }: { text: string }) =>
      textLength(text) <= MOST_BYLINE &&
      (BY.test(text) || names.some((name) => foldText(text).startsWith(`${name} `))) &&
      agenciesIn(text).length > 0
    return [
      ...lines.slice(0, first).filter(isByline),
      ...lines.slice(last + 1).filter(({ text }) => agencySigned(text) !== null),
    ]
  },
}
