import type { Token } from './tokens.ts'

/** How a line is cased: `running` prose, a `title` with every word capitalised, or all `capitals`. */
export type LineStyle = 'running' | 'title' | 'capitals'

export type Line = {
  style: LineStyle
  /** A line of a table of results or prices: a quarter of it or more is numbers. */
  tabular: boolean
  short: boolean
}

const CAPITALS_SHARE = 0.7
const TITLE_SHARE = 0.8
const NUMBERS_SHARE = 0.25
const SHORT = 8

/** What kind of line each is, by its number in the tokens. Short words say nothing of a title's case. */
export function readLines(tokens: Token[]): Line[] {
  const counts: { tokens: number; numbers: number; words: number; upper: number; long: number; longCapital: number }[] =
    []
  for (const { word, line } of tokens) {
    const count = (counts[line] ??= { tokens: 0, numbers: 0, words: 0, upper: 0, long: 0, longCapital: 0 })
    count.tokens++
    if (word.kind === 'number') count.numbers++
    if (word.kind !== 'word') continue
    count.words++
    if (word.upper) count.upper++
    if (word.key.length < 4) continue
    count.long++
    if (word.capital) count.longCapital++
  }
  return Array.from(counts, (count): Line => {
    if (!count) return { style: 'running', tabular: false, short: true }
    const capitals = count.words >= 2 && count.upper > CAPITALS_SHARE * count.words
    const title = count.long >= 4 && count.longCapital > TITLE_SHARE * count.long
    return {
      style: capitals ? 'capitals' : title ? 'title' : 'running',
      tabular: count.numbers >= 2 && count.numbers > NUMBERS_SHARE * count.tokens,
      short: count.tokens <= SHORT,
    }
  })
}
