import type { LabelledText } from './labelled-text.ts'
import type { Random } from './random.ts'

const UPPER_SHARE = 0.12
const TITLE_SHARE = 0.08
const WORD = /\p{L}[\p{L}'’.-]*/gu

/**
 * The texts, and copies of some of their lines in capitals or with every word capitalised, as headlines are. Lengths stay
 * the same, so that the spans hold.
 */
export function withOtherCases(texts: LabelledText[], random: Random): LabelledText[] {
  return [...texts, ...texts.flatMap((text) => recased(text, random))]
}

function recased({ text, spans }: LabelledText, random: Random): LabelledText[] {
  const copies: LabelledText[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const draw = random.next()
    if (draw < UPPER_SHARE + TITLE_SHARE && line.length > 20) {
      const cased = draw < UPPER_SHARE ? upper(line) : line.replaceAll(WORD, capitalised)
      if (cased.length === line.length) copies.push({ text: `${cased}\n`, spans: within(spans, start, end) })
    }
    start = end + 1
  }
  return copies
}

const upper = (line: string) => line.toUpperCase()
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const within = (spans: LabelledText['spans'], start: number, end: number) =>
  spans
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ ...span, start: span.start - start, end: span.end - start }))
