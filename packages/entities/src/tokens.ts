import { honorifics } from './tables/people-words.ts'
import { hyphenTails } from './tables/not-names.ts'
import { listed } from './tables/listed.ts'

/** How a token stands to the one before it: in one phrase, after a comma, or apart. */
type Gap = 'space' | 'comma' | 'apart'

export type Token = {
  /** As in the text, without a possessive ending. */
  text: string
  /** Straight apostrophes, no full stops: what tables of names are keyed by. */
  key: string
  lower: string
  start: number
  end: number
  gap: Gap
  /** First of a sentence, a line or a quotation: its capital letter says nothing. */
  opens: boolean
  capital: boolean
  /** Two letters or more, all upper case. */
  acronym: boolean
  possessive: boolean
  line: number
}

/** How a line is cased: `running` prose, a `title` with every word capitalised, or all `capitals`. */
export type LineStyle = 'running' | 'title' | 'capitals'

const WORD = /\p{Lu}(?:\.\p{Lu})+(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const POSSESSIVE = /['’][sS]$/
const ABBREVIATIONS = new Set([
  ...honorifics,
  ...listed('st inc corp co ltd bros jr sr dept univ assn mt ft no vs spc sgt ret n s e w'),
])
const FINAL_STOP = new Set(listed('inc corp co ltd bros jr sr'))
const OPENERS = /[.!?:;\n\r\u2028\u2029“"‘«„•…]|''/
const BREAKS = /[\n\r\u2028\u2029]/
const SPACES = /^\s+$/

/** The words of a text with what the tagger needs to know of each. Linear in the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let line = 0
  for (const match of text.matchAll(WORD)) {
    const previous = tokens.at(-1)
    const between = text.slice(previous ? previous.end : 0, match.index)
    if (BREAKS.test(between)) line++
    const gap = previous ? gapOf(between, previous, text) : 'apart'
    const opens = gap === 'apart' && (!previous || OPENERS.test(between))
    push(tokens, match[0], match.index, gap, opens, line)
  }
  return tokens
}

function gapOf(between: string, previous: Token, text: string): Gap {
  if (between === ' ' || between === ' & ' || between === ' + ') return 'space'
  if (between === ', ') return previous.possessive ? 'apart' : 'comma'
  if (SPACES.test(between) && !BREAKS.test(between)) return 'space'
  if (
    between.startsWith('.') &&
    SPACES.test(between.slice(1)) &&
    !BREAKS.test(between) &&
    endsAbbreviation(previous, text)
  )
    return 'space'
  return between.startsWith('., ') ? 'comma' : 'apart'
}

/** A full stop after "Mr", "Inc" or an initial ends no sentence; after "U.S" it may, and the next word tells. */
const endsAbbreviation = (token: Token, text: string) =>
  ABBREVIATIONS.has(token.lower) || (token.key.length === 1 && token.capital) || text.charAt(token.end - 2) === '.'

/** Adds one word, cut where a hyphen or an apostrophe ends the name: "Moscow-backed", "Kyiv's". */
function push(tokens: Token[], raw: string, start: number, gap: Gap, opens: boolean, line: number) {
  const hyphen = raw.lastIndexOf('-')
  if (hyphen > 0 && hyphenTails.has(raw.slice(hyphen + 1).toLowerCase())) {
    push(tokens, raw.slice(0, hyphen), start, gap, opens, line)
    push(tokens, raw.slice(hyphen + 1), start + hyphen + 1, 'apart', false, line)
    return
  }
  const possessive = raw.length > 2 && POSSESSIVE.test(raw)
  const text = possessive ? raw.slice(0, -2) : raw
  const key = keyOf(text)
  const upper = text.toUpperCase()
  const capital = text.charAt(0) !== text.charAt(0).toLowerCase()
  const acronym = capital && key.length > 1 && text === upper
  tokens.push({
    text,
    key,
    lower: key.toLowerCase(),
    start,
    end: start + text.length,
    gap,
    opens,
    capital,
    acronym,
    possessive,
    line,
  })
}

/** The spelling under which tables hold a word. */
const keyOf = (text: string) => text.replaceAll('’', "'").replaceAll('.', '')

/** Where a name that ends with this token ends: the full stop of "Inc." and "U.S." is part of it. */
export function nameEnd(token: Token, text: string): number {
  const stopped = text.charAt(token.end) === '.'
  return stopped && (FINAL_STOP.has(token.lower) || token.text.includes('.')) ? token.end + 1 : token.end
}

const CAPITALS_SHARE = 0.7
const TITLE_SHARE = 0.8

/** How each line is cased, by its number in the tokens. Short words say nothing of a title's case. */
export function lineStyles(tokens: Token[]): LineStyle[] {
  const counts: { words: number; upper: number; long: number; longCapital: number }[] = []
  for (const token of tokens) {
    const count = (counts[token.line] ??= { words: 0, upper: 0, long: 0, longCapital: 0 })
    if (!/\p{L}/u.test(token.text)) continue
    count.words++
    if (token.acronym) count.upper++
    if (token.key.length < 4) continue
    count.long++
    if (token.capital) count.longCapital++
  }
  return Array.from(counts, (count) => {
    if (!count) return 'running'
    if (count.words >= 2 && count.upper > CAPITALS_SHARE * count.words) return 'capitals'
    return count.long >= 4 && count.longCapital > TITLE_SHARE * count.long ? 'title' : 'running'
  })
}
