import type { Mention, Speaker } from '@copydesk/news'
import { findAttributions, holdsTranscript, type Attribution } from './attributions.ts'
import { findQuotations } from './quotation-marks.ts'
import { splitSentences, type Sentence, type Token } from './sentences.ts'
import { speakerNames } from './speakers.ts'

/** One sentence with who speaks in it, by its own words: the likeliest attribution, and every other it may be read as. */
export type Read = {
  sentence: Sentence
  attribution: Attribution | null
  speaker: Speaker | null
  others: { attribution: Attribution; speaker: Speaker }[]
}

/** Every sentence of a text, quotations taken as one, with the attributions it carries. */
export function readSentences(text: string, mentions: Mention[]): Read[] {
  const nameOf = speakerNames(text, mentions)
  const sentences = splitSentences(text, findQuotations(text))
  const transcript = holdsTranscript(sentences)
  return sentences.map((sentence) => {
    const [attribution = null, ...rest] = findAttributions(sentence, transcript)
    const speaker = attribution && nameOf(sentence, attribution.source)
    const others = rest.map((other) => ({ attribution: other, speaker: nameOf(sentence, other.source) }))
    return { sentence, attribution, speaker, others }
  })
}

/** Who speaks at an offset inside a quotation of a sentence; null outside quotations. */
export function speakerAt(reads: Read[], index: number, at: number): Speaker | null {
  const read = reads[index]!
  const token = tokenAt(read.sentence.tokens, at)
  return token?.quotation === null || token === undefined ? null : (read.speaker ?? carriedSpeaker(reads, index))
}

function tokenAt(tokens: Token[], at: number): Token | undefined {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= at) low = middle + 1
    else high = middle
  }
  const token = tokens[low]
  return token && token.start <= at ? token : undefined
}

/**
 * Who speaks in a quotation whose sentence does not say: the source announced right before ("She added:"), the speaker of
 * the quotation beside it in the paragraph, or, for a paragraph that is all quotation, the speaker of the one before.
 */
export function carriedSpeaker(reads: Read[], index: number): Speaker | null {
  const { sentence } = reads[index]!
  const before = reads[index - 1]
  const after = reads[index + 1]
  if (before?.attribution?.opens) return before.speaker
  if (!allQuoted(reads[index]!)) return null
  if (before && speaks(before) && before.sentence.paragraph >= sentence.paragraph - 1) return before.speaker
  const earlier = reads[index - 2]
  if (before && earlier?.sentence.paragraph === before.sentence.paragraph && allQuoted(before) && speaks(earlier))
    return earlier.speaker
  return after && after.sentence.paragraph === sentence.paragraph && startsQuoted(after) ? after.speaker : null
}

const allQuoted = (read: Read) => read.sentence.tokens.every((token) => token.quotation !== null)
const startsQuoted = (read: Read) => read.sentence.tokens[0]!.quotation !== null
const speaks = (read: Read) => read.speaker !== null && read.sentence.tokens.some((token) => token.quotation !== null)
