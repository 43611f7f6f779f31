import { textLength } from '../text-measure.ts'
import { readMore as labels } from './furniture-words.ts'
import { anyOf } from './phrases.ts'
import type { TrimStep } from './trim-step.ts'

const LABEL = anyOf(labels, 'start')
const ALONE = anyOf(labels, 'whole')
/** A label, a colon, and then nothing but a link. */
const LABELLED = /^[^:：.!?]{2,40}[:：]\s?\S/u
const MOST_CHARS = 300
const MOSTLY = 0.55

/** Lines that send the reader to another article: "Read also: …", in brackets or not, linked or copied without the link. */
export const readMore: TrimStep = {
  reason: 'leads to another article',
  find: (lines) =>
    lines.filter(({ text, linked }) => {
      if (textLength(text) > MOST_CHARS) return false
      if (ALONE.test(text)) return true
      const colon = /[:：|»›>–-]/u.exec(text.slice(0, 60)) !== null
      if (LABEL.test(text) && (linked >= MOSTLY || (colon && LABEL_THEN_COLON.test(text)))) return true
      return linked >= MOSTLY && LABELLED.test(text)
    }),
}

const LABEL_THEN_COLON = new RegExp(`(?:${LABEL.source})\\s{0,2}[:：|»›>–-]`, 'iu')
