import { isEnglish, type Figure, type Mention, type Speaker } from '@copydesk/news'
import { findAsOf } from './as-of.ts'
import { countedAfter } from './counted.ts'
import { pronouns } from './cue-words.ts'
import { countsAlone } from './counts-alone.ts'
import { isNoFigure, type NameEnds } from './not-figures.ts'
import { numberAt, type FoundNumber } from './numbers.ts'
import { isVerb } from './verbs.ts'
import { foldedCapitals, splitSentences, type Sentence } from './sentences.ts'
import { moved, type Part, partsOf } from './parts.ts'
import { readSentences, speakerAt } from './read-sentences.ts'

/** Bare numerals under this, of nothing and in no unit, say too little to be a figure. */
const LEAST_BARE = 1000

/**
 * The numbers of a text that state a fact: with unit (ISO 4217 code, "%", or the measure's word), what is counted, whether
 * it is approximate, who in the same sentence is answerable for it, and the date it holds for where that is said. A range
 * has no `value`; words like "dozens" are ranges. Dates, times, ages, telephone numbers and labels are left out. Never
 * throws; linear in the text.
 */
export function tagFigures(text: string, mentions: Mention[]): Figure[] {
  return [...partsOf(text, mentions)].flatMap((part) => figuresOf(part).map((figure) => moved(figure, part.from)))
}

function figuresOf({ text, mentions }: Part): Figure[] {
  if (!isEnglish(text)) return []
  const reads = readSentences(text, mentions)
  const figures: Figure[] = []
  const names = new Map(mentions.map(({ end, type }) => [end, type]))
  let read = 0
  for (const sentence of splitSentences(text, [])) {
    const found = figuresIn(text, sentence, names)
    for (const figure of found) {
      while (read < reads.length - 1 && reads[read]!.sentence.end <= figure.start) read++
      const speaker = reads[read] ? speakerAt(reads, read, figure.start) : null
      figures.push({ ...figure, attributedTo: speaker && nameOf(text, speaker, reads[read]!.sentence) })
    }
  }
  return figures
}

/** A pronoun that neither a name nor its sentence explains attributes nothing. */
function nameOf(text: string, speaker: Speaker, sentence: Sentence): string | null {
  if (speaker.entity) return speaker.entity.name
  if (!pronouns.has(speaker.text.toLowerCase())) return speaker.text
  return speaker.text === 'it' ? subjectBefore(text, sentence, speaker.start) : null
}

/** "The air force fired 27 missiles, it said": the subject that a sentence begins with, where it is one body. */
function subjectBefore(text: string, { tokens }: Sentence, before: number): string | null {
  const verb = tokens.findIndex((token, at) => at > 0 && (isVerb(tokens, at) || token.gap.includes(',')))
  const last = tokens[verb - 1]
  if (!last || tokens[verb]!.start >= before || verb > LONGEST_SUBJECT || tokens[verb]!.gap.includes(',')) return null
  return last.quotation !== null || /[^s]s$/.test(last.lower) ? null : text.slice(tokens[0]!.start, last.end)
}

const LONGEST_SUBJECT = 7

function figuresIn(text: string, sentence: Sentence, names: NameEnds): Figure[] {
  const figures: Figure[] = []
  const tokens = foldedCapitals(sentence.tokens)
  let at = 0
  while (at < tokens.length) {
    const found = numberAt(tokens, at)
    const figure = found && !isNoFigure(tokens, found, names) ? figureOf(text, tokens, found) : null
    if (figure) figures.push(figure)
    at = found ? found.to : at + 1
  }
  return figures.length > 0 ? dated(figures, text.slice(sentence.start, sentence.end), sentence.start) : figures
}

function figureOf(text: string, tokens: FoundTokens, found: FoundNumber): Figure | null {
  const counted = countedAfter(tokens, found.to, text, found.unit !== null)
  const unit = found.unit ?? counted.unit
  const large = !found.inWords && found.high >= LEAST_BARE
  if (unit === null && counted.of === null && !large && !countsAlone(tokens, found)) return null
  const part = tokens[found.to]?.lower === 'of'
  if (found.value === 1 && unit === null && counted.to !== found.to + 1 && !part) return null
  const start = tokens[found.from]!.start
  const end = tokens[found.to - 1]!.end
  const { value, low, high, approximate } = found
  return {
    start,
    end,
    text: text.slice(start, end),
    value,
    low,
    high,
    unit,
    of: counted.of,
    approximate,
    attributedTo: null,
    asOf: null,
  }
}

type FoundTokens = Sentence['tokens']

/** Gives each date said in a sentence to the figure nearest before it, or else to the first after it. */
function dated(figures: Figure[], sentence: string, offset: number): Figure[] {
  for (const date of findAsOf(sentence)) {
    const figure = figures.findLast((candidate) => candidate.start < offset + date.start) ?? figures[0]!
    figure.asOf ??= date.text
  }
  return figures
}
