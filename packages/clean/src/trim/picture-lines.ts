import { pictureSources } from '@copydesk/wire'
import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, lineLength, textLength, textUnits, unitsOf } from '../text-measure.ts'
import { endsInBracketCredit } from './bracket-credit.ts'
import { pictureLabels, pictureStarts } from './furniture-words.ts'
import { isParagraph, lengthOf, PARAGRAPH } from './paragraphs-of.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const LABELS = phraseSet(pictureLabels)
const STARTS = phraseSet(pictureStarts)
const MOST_STARTED = 120
const MOST_CHARS = 450
const AGENCY = `(?:${pictureSources.map((name) => name.replaceAll('/', '\\/')).join('|')})`
/** "… Bo Li/Getty Images", "… | AP Photo" at the end of a line. */
const AT_END = new RegExp(
  '(?:' +
    `[([][^()\\[\\]]{2,60}[/|,]\\s?${AGENCY}(?:\\s[^()\\[\\]]{0,30})?[)\\]]` +
    `|[/|]\\s?${AGENCY}(?:\\s(?:photo|images|for\\s[^.]{0,60}))?` +
    `|\\bvia\\s(?:getty images|ap|reuters|afp|cnn newsource)` +
    ')[.\\s]{0,3}$',
  'iu',
)
/** "… Credit: Bo Li", "… (Foto: dpa)" at the end of a line: what is before the word, the word, what is after it. */
const WORD_AT_END =
  /(^|[.!?…()[\]"”»|,;–—-]\s*|\s)((?:photo |image )?credit|photo|foto|bild|image|crédito|crédit|fotograf|фото|©)\s?[:©/]\s?([^.!?]{2,60})[)\].\s]{0,3}$/iu
const BEGINS_NAME = new RegExp(`^(?:${AGENCY}|courtesy|provided|supplied|handout|via|by|@)(?!\\p{L})`, 'iu')
const SAID = /\b(?:said|says|told|according to)\b/iu
/** "In this photo provided by …", "A file photo of …". */
const OF_PICTURE =
  /^(?:in this (?:[\w.,]+ ){0,6}(?:photo|image|picture|handout|video grab|frame|screen ?grab|screenshot)|(?:a |an )?(?:file|undated|handout|courtesy|stock|archive|representative|representational) (?:photo|image|picture)|this (?:photo|image|handout) (?:shows|provided))/iu
/** "PHOTO BY BO LI The bridge in June.": the credit in capitals before the caption. */
const CAPITALS =
  /^(?:(?:SUBMITTED|FILE|HANDOUT|COURTESY|PROVIDED|CONTRIBUTED|STAFF|STOCK) (?:PHOTO|IMAGE)|PHOTOS? (?:BY|COURTESY)|FOTO (?:DE|DI|VON|AV))(?![\p{L}])/u
/** "Fot. Jan Nowak". */
const POLISH = /^fot\.\s?\p{Lu}[^.!?]{2,60}$/iu
/** A sentence that speaks of somebody as speaking is a paragraph, whatever stands in brackets at its end. */
const QUOTED = /[“"«„][^”"»“]{20,}/u
/** The name of a place that has its own pictures, and nothing beside it. */
const BARE_CREDIT = new RegExp(
  `^(?:(?:fot|ph|photos?|foto|beeld|bild|kuva)\\.?\\s)?(?:[\\p{L}.'’ -]{2,40}[/|]\\s?)?${AGENCY}(?:\\s(?:photo|images))?(?:\\s?[/|,]\\s?[\\p{L}.'’ -]{2,40}){0,3}$`,
  'iu',
)

/** Captions and picture credits that stand outside a figure. */
export const pictureLines: TrimStep = {
  reason: 'a caption or the credit of a picture',
  find: (lines) => {
    const found = lines.filter((line, at) => isOfPicture(line) || isBareCaption(line, lines[at - 1], lines[at + 1]))
    // In a gallery the captions are the text.
    return lengthOf(found) > lengthOf(lines) / 2 ? found.filter(({ text }) => textLength(text) <= MOST_CREDIT) : found
  },
}

function isOfPicture(line: PageLine): boolean {
  const { text, heading } = line
  const length = lineLength(line)
  if (heading || length > MOST_CHARS || QUOTED.test(text)) return false
  if (
    (!endsLikeSentence(text) && BARE_CREDIT.test(text)) ||
    (OF_PICTURE.test(text) && !(isParagraph(line) && SAID.test(text))) ||
    CAPITALS.test(text) ||
    POLISH.test(text) ||
    endsInCredit(text)
  )
    return true
  return (
    length < MOST_STARTED && (isLabelled(text) || (!endsLikeSentence(text) && STARTS.lengthAt(unitsOf(line), 0) > 0))
  )
}

/** A credit is set off from what is before it by one of these. */
const SETS_OFF = /[/|:©)\]）]|via\s/i

const endsInCredit = (text: string) =>
  SETS_OFF.test(text) && (AT_END.test(text) || endsInWord(text) || endsInBracketCredit(text))

/** "Its line of credit: four million" is of a sentence: a credit names somebody, and begins anew. */
function endsInWord(text: string): boolean {
  const [, before, word, name] = WORD_AT_END.exec(text) ?? []
  if (before === undefined || word === undefined || name === undefined) return false
  const beginsAnew = before.trim() !== '' || !/^\p{Ll}/u.test(word) || text.startsWith(word)
  return beginsAnew && (!/^\p{Ll}/u.test(name) || BEGINS_NAME.test(name))
}

/** "Photo: Bo Li", "写真：" and the like. */
const isLabelled = (text: string) => {
  const at = text.slice(0, 40).search(/[:：=/©]/u)
  return at > 0 && LABELS.isWhole(textUnits(text.slice(0, at)))
}

/** A credit that stands alone is not longer. */
const MOST_CREDIT = 80

/** A line without a full stop beside a credit that stands alone: "The mayor at the bridge in June", "Bo Li/Getty Images". */
function isBareCaption(line: PageLine, before: PageLine | undefined, after: PageLine | undefined): boolean {
  if (line.heading || line.recovered || line.element?.name === 'li' || endsLikeSentence(line.text)) return false
  if (lineLength(line) >= PARAGRAPH) return false
  return [before, after].some((other) => other !== undefined && other.text.length <= MOST_CREDIT && isOfPicture(other))
}
