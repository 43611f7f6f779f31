import { textLength, textUnits, unitsOf } from '../text-measure.ts'
import { readMore as labels } from './furniture-words.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const LABELS = phraseSet(labels)
/** What sets a label off from what it leads to. */
const SEPARATOR = /[:：|»›>–]|\s-\s/u
/** A label in any language, a colon, and then nothing but a link. */
const LABELLED = /^[^:：.!?]{2,40}[:：]\s?\S/u
const MOST_LABEL = 60
const MOST_CHARS = 300
const MOSTLY = 0.55

/** Lines that send the reader to another article: "Read also: …", in brackets or not, linked or copied without the link. */
export const readMore: TrimStep = {
  reason: 'leads to another article',
  find: (lines) =>
    lines.filter((line) => {
      if (textLength(line.text) > MOST_CHARS) return false
      const units = unitsOf(line)
      const label = LABELS.lengthAt(units, 0)
      if (label > 0 && (label === units.length || line.linked >= MOSTLY || isLabelled(line.text))) return true
      return line.linked >= MOSTLY && LABELLED.test(line.text)
    }),
}

const isLabelled = (text: string) => {
  const at = text.slice(0, MOST_LABEL).search(SEPARATOR)
  return at > 0 && LABELS.isWhole(textUnits(text.slice(0, at)))
}
