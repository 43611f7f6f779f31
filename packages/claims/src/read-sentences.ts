import { isEnglish, type Mention, type Speaker } from '@copydesk/news'
import { findAttributions, type Attribution } from './attributions.ts'
import { sayVerbs } from './cue-words.ts'
import { findQuotations } from './quotation-marks.ts'
import { foldedCapitals, splitSentences, type Sentence, type Token } from './sentences.ts'
import { holdsTranscript } from './speaker-lines.ts'
import { speakerNames } from './speakers.ts'

/** One sentence with who speaks in it, by its own words: the likeliest attribution, and every other it may be read as. */
export type Read = {
  sentence: Sentence
  attribution: Attribution | null
  speaker: Speaker | null
  others: { attribution: Attribution; speaker: Speaker }[]
  /** How much of the sentence stands between quotation marks. */
  quoted: 'all' | 'part' | 'none'
}

/** Every sentence of a text, quotations taken as one, with the attributions it carries. */
export function readSentences(text: string, mentions: Mention[]): Read[] {
  const nameOf = speakerNames(text, mentions)
  const sentences = splitSentences(text, findQuotations(text))
  const transcript = holdsTranscript(sentences)
  const english = isEnglish(text)
  // "NEW DELHI: …", "Gaza: …": where it was, not who said it.
  const places = new Set(mentions.filter(({ type }) => type === 'place').map(({ end }) => end))
  return sentences.map((sentence) => {
    const tokens = plainVerbs(foldedCapitals(sentence.tokens))
    const found = english ? findAttributions({ ...sentence, tokens }, transcript) : []
    const [attribution = null, ...rest] = found.filter(
      ({ construction, source }) =>
        transcript || construction !== 'transcript' || !places.has(tokens[source.to - 1]!.end),
    )
    const speaker = attribution && nameOf(sentence, attribution.source)
    const others = rest.map((other) => ({ attribution: other, speaker: nameOf(sentence, other.source) }))
    return { sentence, attribution, speaker, others, quoted: quotedIn(sentence) }
  })
}

/** In a headline that capitalises its words, verbs of saying in small letters again. */
function plainVerbs(tokens: Token[]): Token[] {
  const words = tokens.filter((token) => token.quotation === null && token.text.length > 3)
  if (words.length < 3 || words.some((token) => /^\p{Ll}/u.test(token.text))) return tokens
  return tokens.map((token, at) => (at > 0 && sayVerbs.has(token.lower) ? { ...token, text: token.lower } : token))
}

function quotedIn({ tokens }: Sentence): Read['quoted'] {
  const quotations = tokens.filter((token) => token.quotation !== null).length
  if (quotations === 0) return 'none'
  return quotations === tokens.length ? 'all' : 'part'
}

/** Every attribution a sentence carries, the likeliest first. */
export const attributionsOf = ({ attribution, speaker, others }: Read) =>
  attribution && speaker ? [{ attribution, speaker }, ...others] : others

/** Who is given the words at a token by the attribution that reaches least far around it; null outside all of them. */
export function innermost(
  read: Read,
  at: number,
  isMeant: (attribution: Attribution) => boolean = () => true,
): Speaker | null {
  let found: Speaker | null = null
  let least = Infinity
  for (const { attribution, speaker } of attributionsOf(read).filter((one) => isMeant(one.attribution)))
    for (const { from, to } of attribution.contents) {
      if (at < from || at >= to || to - from >= least) continue
      least = to - from
      found = speaker
    }
  return found
}

/** Who speaks at an offset of a sentence: by its innermost attribution, before that what somebody said, or whose quotation it stands in; else null. */
export function speakerAt(reads: Read[], index: number, at: number): Speaker | null {
  const read = reads[index]!
  const token = tokenAt(read.sentence.tokens, at)
  if (token === null) return null
  const quoted = read.sentence.tokens[token]!.quotation !== null
  const said = innermost(read, token, ({ construction }) => construction !== 'stance')
  return said ?? innermost(read, token) ?? (quoted ? (read.speaker ?? carriedSpeaker(reads, index)) : null)
}

/** Which token stands at an offset, found by halving. */
function tokenAt(tokens: Token[], at: number): number | null {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= at) low = middle + 1
    else high = middle
  }
  const token = tokens[low]
  return token && token.start <= at ? low : null
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
  if (reads[index]!.quoted !== 'all') return null
  if (before && speaks(before) && before.sentence.paragraph >= sentence.paragraph - 1) return before.speaker
  const earlier = reads[index - 2]
  if (before && earlier?.sentence.paragraph === before.sentence.paragraph && before.quoted === 'all' && speaks(earlier))
    return earlier.speaker
  return after && after.sentence.paragraph === sentence.paragraph && startsQuoted(after) ? after.speaker : null
}

const startsQuoted = (read: Read) => read.sentence.tokens[0]!.quotation !== null
const speaks = (read: Read) => read.speaker !== null && read.quoted !== 'none'
