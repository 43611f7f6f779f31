import type { Random } from '../random.ts'

/** Turns of the copy desk, each way round. */
const SWAPS: [RegExp, string][] = [
  [/\bsaid\b/, 'says'],
  [/\btold reporters\b/, 'said'],
  [/\bpercent\b/, 'per cent'],
  [/\babout\b/, 'some'],
  [/\broughly\b/, 'about'],
  [/\bmore than\b/, 'over'],
  [/\bnearly\b/, 'almost'],
  [/\bnear\b/, 'close to'],
  [/\bTuesday\b/, 'on Tuesday'],
  [/\bafter\b/, 'following'],
  [/\bbefore\b/, 'ahead of'],
  [/\bpeople\b/, 'residents'],
  [/\bbegan\b/, 'started'],
  [/\bwhile\b/, 'as'],
  [/\bhad been\b/, 'was'],
  [/\bwould\b/, 'will'],
  [/\bneighbor/, 'neighbour'],
  [/\bcenter\b/, 'centre'],
  [/\bof the\b/, 'from the'],
  [/\bin the\b/, 'during the'],
]
const INSERTED = ['also', 'meanwhile', 'reportedly', 'later', 'again', 'in all']
const QUOTE_FIRST = /^“([^”]+),” ((?:\p{L}|[ .’-]){2,40}) said\.$/u
const SENTENCE = /(?<=[.!?]”?) (?=[\p{Lu}“])/u

/**
 * A text as a copy desk hands it on: in `share` of its sentences something small is changed. Words are swapped, put in or left
 * out; a quote is turned round; a last clause is cut.
 */
export function copyEdited(paragraphs: string[], share: number, from: Random): string[] {
  return paragraphs.map((paragraph, at) => {
    const own = from.fork(`edit ${at}`)
    return paragraph
      .split(SENTENCE)
      .map((sentence) => (own.chance(share) ? edited(sentence, own) : sentence))
      .join(' ')
  })
}

function edited(sentence: string, from: Random): string {
  const turned = sentence.replace(QUOTE_FIRST, '$2 said: “$1.”')
  if (turned !== sentence) return turned
  const fitting = SWAPS.filter(([word]) => word.test(sentence))
  const [word, other] = fitting.length > 0 ? from.pick(fitting) : [null, '']
  if (word && from.chance(0.6)) return sentence.replace(word, other)
  if (from.chance(0.4)) return sentence.replace(/, (?:\S+ ){1,7}\S+\.$/, '.')
  const words = sentence.split(' ')
  words.splice(from.whole(1, Math.max(1, words.length - 2)), 0, from.pick(INSERTED))
  return words.join(' ')
}

/** The quotation marks, dashes and ellipses of another house. */
export const otherMarks = (text: string) =>
  text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'").replaceAll(' — ', ' - ').replaceAll('…', '...')
