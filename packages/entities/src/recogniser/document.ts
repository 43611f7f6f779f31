import { candidatesOf } from './candidates.ts'
import { readLines, type Line } from './line-styles.ts'
import { bitOf, maskOf } from './name-classes.ts'
import { LONGEST_NAME, withWord, type NameLookup } from './names.ts'
import type { Token } from './tokens.ts'

/** What a text is about, as far as it changes what names stand for: a city in a sports report is mostly its team. */
export type Topic = 'sport' | 'finance' | 'other'

/** The tokens of a text with what is known of each by its place and by the rest of the text. */
export type Document = {
  tokens: Token[]
  lines: Line[]
  /** 1 for tokens that may be part of a name. */
  candidates: Uint8Array
  topic: Topic
  /** What stands beside a word anywhere in the text, as bits by the word's hash. */
  company: Map<number, number>
  /** Classes of the longest name in the tables, of two words or more, that a token is part of; 0 where there is none. */
  spans: Int32Array
  /** Its place in that name: 1 first, 2 inside, 3 last. */
  places: Uint8Array
  /** First token, and the one after the last, of the run of capitalised words a token stands in. */
  runStarts: Int32Array
  runEnds: Int32Array
}

export function readDocument(tokens: Token[], names: NameLookup): Document {
  const lines = readLines(tokens)
  const candidates = candidatesOf(tokens)
  const runs = findRuns(tokens)
  return {
    tokens,
    lines,
    candidates,
    topic: topicOf(tokens),
    company: companyOf(tokens, lines, runs),
    ...findNames(tokens, names),
    ...runs,
  }
}

const FEWEST_TOPIC_WORDS = 2
const TOPIC_SHARE = 0.012

function topicOf(tokens: Token[]): Topic {
  let sport = 0
  let finance = 0
  for (const { word } of tokens) {
    if (word.classes & bitOf('sport')) sport++
    else if (word.classes & bitOf('finance')) finance++
  }
  const most = Math.max(sport, finance)
  if (most < FEWEST_TOPIC_WORDS || most < TOPIC_SHARE * tokens.length) return 'other'
  return sport >= finance ? 'sport' : 'finance'
}

type Runs = Pick<Document, 'runStarts' | 'runEnds'>

function findRuns(tokens: Token[]): Runs {
  const runStarts = new Int32Array(tokens.length)
  const runEnds = new Int32Array(tokens.length)
  for (let at = 0; at < tokens.length;) {
    let end = at + 1
    if (tokens[at]!.word.capital)
      while (end < tokens.length && tokens[end]!.word.capital && tokens[end]!.line === tokens[at]!.line) end++
    runStarts.fill(at, at, end)
    runEnds.fill(end, at, end)
    at = end
  }
  return { runStarts, runEnds }
}

/** Longest names first come, first served; a name begins with a capital letter and keeps to its line. */
function findNames(tokens: Token[], names: NameLookup): Pick<Document, 'spans' | 'places'> {
  const spans = new Int32Array(tokens.length)
  const places = new Uint8Array(tokens.length)
  for (let at = 0; at < tokens.length;) {
    const length = tokens[at]!.word.capital ? longestNameAt(tokens, at, names, spans) : 0
    for (let inside = 0; inside < length; inside++) {
      spans[at + inside] = spans[at]!
      places[at + inside] = inside === 0 ? 1 : inside === length - 1 ? 3 : 2
    }
    at += Math.max(length, 1)
  }
  return { spans, places }
}

function longestNameAt(tokens: Token[], at: number, names: NameLookup, spans: Int32Array): number {
  let hash = tokens[at]!.word.hash
  let length = 0
  for (let next = at + 1; next < Math.min(tokens.length, at + LONGEST_NAME); next++) {
    const token = tokens[next]!
    if (token.line !== tokens[at]!.line || (token.word.kind === 'mark' && token.word.text !== '&')) break
    hash = withWord(hash, token.word.hash)
    const classes = names.classesOf(hash)
    if (!classes) continue
    spans[at] = classes
    length = next - at + 1
  }
  return length
}

const NAMING = maskOf('honorific', 'office')
const PREPOSITIONS = new Set(['in', 'at', 'near', 'from', 'outside', 'around', 'across', 'into', 'toward', 'towards'])

/** Bits of `company`. */
export const CASED = 1
const UNCASED = 2
const AFTER_FIRST_NAME = 4
const AFTER_TITLE = 8
const BEFORE_ENDING = 16
const AFTER_PREPOSITION = 32
const BEFORE_PERSON_WORD = 64
const AFTER_ARTICLE = 128
const BEFORE_PLACE = 256
const BEFORE_NUMBER = 512
const IN_BODY = 1024
const ENDS_PERSON = 2048
const BEFORE_BUSINESS = 4096
const BEFORE_AGE = 8192

function companyOf(tokens: Token[], lines: Line[], runs: Runs): Map<number, number> {
  const company = new Map<number, number>()
  for (const [at, token] of tokens.entries()) {
    const { word } = token
    if (word.kind !== 'word') continue
    const style = lines[token.line]!.style
    const bits =
      (style === 'running' ? casing(token) : 0) |
      (word.capital ? neighbours(tokens, at) | runBits(tokens, runs, at) : 0)
    if (bits) company.set(word.hash, (company.get(word.hash) ?? 0) | bits)
  }
  return company
}

const casing = ({ word, opens }: Token) => (!word.capital ? UNCASED : opens ? 0 : CASED)

function neighbours(tokens: Token[], at: number): number {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  let bits = 0
  if (before && before.line === tokens[at]!.line) {
    if (before.word.capital && before.word.classes & bitOf('firstName')) bits |= AFTER_FIRST_NAME
    if (before.word.classes & NAMING) bits |= AFTER_TITLE
    if (PREPOSITIONS.has(before.word.lower)) bits |= AFTER_PREPOSITION
    if (before.word.lower === 'the') bits |= AFTER_ARTICLE
  }
  if (after && after.line === tokens[at]!.line) {
    if (after.word.capital && after.word.classes & bitOf('organizationEnding')) bits |= BEFORE_ENDING
    if (after.word.classes & bitOf('personWord')) bits |= BEFORE_PERSON_WORD
    if (after.word.kind === 'number') bits |= BEFORE_NUMBER
    if (after.word.text === ',' && isPlace(tokens[at + 2])) bits |= BEFORE_PLACE
  }
  return bits
}

/** What companies have and persons and places mostly do not. */
const BUSINESS = new Set(
  'shares stock unit plant workers shareholders executives subsidiary analysts profit net fell rose plc stores customers engineers pilots'.split(
    ' ',
  ),
)

/** What the whole run of capitalised words says of each of its words. */
function runBits(tokens: Token[], { runStarts, runEnds }: Runs, at: number): number {
  const [first, end] = [runStarts[at]!, runEnds[at]!]
  let bits = 0
  const outer = tokens[end]
  if (end - first > 1) {
    if (tokens[end - 1]!.word.classes & bitOf('organizationEnding')) bits |= IN_BODY
    if (at === end - 1 && tokens[first]!.word.classes & bitOf('firstName')) bits |= ENDS_PERSON
  }
  if (outer === undefined || outer.line !== tokens[at]!.line) return bits
  const business = outer.word.lower === "'s" || outer.word.lower === '’s' ? tokens[end + 1] : outer
  if (business && BUSINESS.has(business.word.lower)) bits |= BEFORE_BUSINESS
  if (at === end - 1 && outer.word.text === ',' && isAge(tokens[end + 1]) && tokens[end + 2]?.word.text === ',')
    bits |= BEFORE_AGE
  return bits
}

const isAge = (token: Token | undefined) => token?.word.kind === 'number' && token.word.text.length === 2

const PLACES = maskOf('country', 'region')
const isPlace = (token: Token | undefined) =>
  token !== undefined && token.word.capital && (token.word.classes & PLACES) !== 0
