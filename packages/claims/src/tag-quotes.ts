import type { Mention, Quote, Speaker } from '@copydesk/news'
import { holdsQuotation } from './attributions.ts'
import { moved, type Part, partsOf } from './parts.ts'
import { attributionsOf, carriedSpeaker, innermost, readSentences, type Read } from './read-sentences.ts'
import { closesSentence, type Sentence } from './sentences.ts'
import type { Range } from './sources.ts'

/** Marked words shorter than this, said by nobody, are a title or a term. */
const FEWEST_UNATTRIBUTED_WORDS = 3

/**
 * What a text says that somebody said, in the order of the text. `direct`: between quotation marks, marks included, over
 * several paragraphs where each opens with a mark again. Not direct: a clause reported of a source ("X said that …"); quoted
 * words inside it stand beside it as direct. A speaker is named only by the grammar around the words, else null. Order of
 * cues after PolNeAR's studies; never throws; linear in the text.
 */
export function tagQuotes(text: string, mentions: Mention[]): Quote[] {
  return [...partsOf(text, mentions)].flatMap((part) =>
    quotesIn(part).map((quote) => ({
      ...moved(quote, part.from),
      speaker: quote.speaker && moved(quote.speaker, part.from),
    })),
  )
}

function quotesIn({ text, mentions }: Part): Quote[] {
  const reads = readSentences(text, mentions)
  const quotes: Quote[] = []
  for (const [index, read] of reads.entries()) {
    for (const { attribution, speaker } of attributionsOf(read))
      for (const content of attribution.contents) {
        const reported = reportedQuote(text, read.sentence, content, speaker)
        if (reported) quotes.push(reported)
      }
    const announced = read.attribution?.opens ? announcedParagraph(text, reads, index) : null
    if (announced) quotes.push(announced)
    for (const [place, token] of read.sentence.tokens.entries()) {
      if (token.quotation === null) continue
      const speaker = innermost(read, place) ?? read.speaker ?? carriedSpeaker(reads, index)
      if (!speaker && wordsIn(token.text) < FEWEST_UNATTRIBUTED_WORDS && !closesSentence(token)) continue
      quotes.push({ start: token.start, end: token.end, text: token.text, speaker, direct: true })
    }
  }
  return quotes.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Words; where none stand apart, characters. Marks are none. */
const wordsIn = (text: string) => text.match(WORDS)?.length ?? 0
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\p{N}+/gu

/** "She added:" and then a paragraph without marks, set off by its layout alone. */
function announcedParagraph(text: string, reads: Read[], index: number): Quote | null {
  const { sentence, speaker } = reads[index]!
  const first = reads[index + 1]?.sentence
  if (!first || first.paragraph !== sentence.paragraph + 1 || !text.slice(sentence.end, first.start).startsWith(':'))
    return null
  let to = index + 1
  while (reads[to]?.sentence.paragraph === first.paragraph) {
    if (
      reads[to]!.attribution ||
      holdsQuotation(reads[to]!.sentence.tokens, { from: 0, to: reads[to]!.sentence.tokens.length })
    )
      return null
    to++
  }
  const end = reads[to - 1]!.sentence.end
  return { start: first.start, end, text: text.slice(first.start, end), speaker, direct: false }
}

/** A reported clause, unless it is nothing but a quotation. */
function reportedQuote(text: string, sentence: Sentence, content: Range, speaker: Speaker): Quote | null {
  const tokens = sentence.tokens.slice(content.from, content.to)
  if (tokens.every((token) => token.quotation !== null)) return null
  if (tokens.length < 3 && !holdsQuotation(sentence.tokens, content)) return null
  const start = tokens[0]!.start
  const end = tokens.at(-1)!.end
  return { start, end, text: text.slice(start, end), speaker, direct: false }
}
