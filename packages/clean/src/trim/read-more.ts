import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, lineLength, textUnits, unitsOf } from '../text-measure.ts'
import { pointers, readMore as labels } from './furniture-words.ts'
import { isParagraph } from './paragraphs-of.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const LABELS = phraseSet(labels)
/** What sets a label off from what it leads to. */
const SEPARATOR = /[:：|»›>–]|\s-\s/u
/** A label in any language, a colon, and then nothing but a link. */
const LABELLED = /^[^:：.!?]{2,40}[:：]\s?\S/u
const POINTER = phraseSet(pointers)
const ADDRESS =
  '(?:https?:\\/\\/|www\\.)\\S|[\\p{L}\\d-]\\.(?:com|org|net|gov|edu|info|tv|news|uk|co\\.\\w\\w|[a-z]{2}\\/\\S*)(?!\\p{L})'
/** An address, or the word that is linked to one, at the end. */
const LEADS = new RegExp(
  `${ADDRESS}|(?<!\\p{L})(?:here|aquí|aqui|ici|hier|qui|tässä|här|her|tutaj|tu|zde|itt|εδώ|тут|здесь|هنا|כאן)[.!:»”"\\s]{0,3}$`,
  'iu',
)
/** "For more …, visit paper.example/river", "To learn more …, click here". */
const VISIT = new RegExp(
  `^(?:for|to) .{4,120}[, ](?:visit|go to|see|head to|check out|log on to) \\S{0,60}?(?:${ADDRESS})`,
  'iu',
)
const CLICK = /\b(?:click|tap) (?:here|this link)[.!:»”"\s]{0,3}$/iu
/** ">> Read also: …". */
const BEFORE_LABEL = /^[\p{P}\p{S}\s]+/u
const MOST_POINTING = 200
const MOST_LABEL = 60
const MOST_CHARS = 300
const MOSTLY = 0.55

/** Lines that send the reader to another article: "Read also: …", in brackets or not, linked or copied without the link. */
export const readMore: TrimStep = {
  reason: 'leads to another article',
  find: (lines) =>
    lines.filter((line) => {
      if (lineLength(line) > MOST_CHARS) return false
      const units = unitsOf(line)
      const label = LABELS.lengthAt(units, 0)
      if (
        label > 0 &&
        (label === units.length || line.linked >= MOSTLY || (isLabelled(line.text) && !speaks(line, label)))
      )
        return true
      const points =
        POINTER.lengthAt(units, 0) > 0 ? LEADS.test(line.text) : CLICK.test(line.text) || VISIT.test(line.text)
      if (points && lineLength(line) <= MOST_POINTING) return true
      return line.linked >= MOSTLY && LABELLED.test(line.text)
    }),
}

/** "Listen: nobody on the north bank will tell you so.": no link, and a sentence. */
const speaks = (line: PageLine, label: number) =>
  line.linked === 0 && endsLikeSentence(line.text) && (label === 1 || isParagraph(line))

const isLabelled = (text: string) => {
  const bare = text.slice(0, MOST_LABEL).replace(BEFORE_LABEL, '')
  const at = bare.search(SEPARATOR)
  return at > 0 && LABELS.isWhole(textUnits(bare.slice(0, at)))
}
