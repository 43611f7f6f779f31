import { listed } from '../tables/listed.ts'
import { honorifics } from '../tables/people-words.ts'
import { CASED, type Document } from './document.ts'
import type { Found } from './found.ts'
import { bitOf, maskOf } from './name-classes.ts'
import type { Token } from './tokens.ts'
import type { Word } from './words.ts'

/** Forms of address that are part of the name by which some are known: "Mother Teresa", "Prince Charles". */
const KEPT = new Set(
  listed(`mother father brother sister saint lady lord sir dame duke duchess earl count baron emperor tsar`),
)
const TITLES = new Set([
  ...honorifics,
  'chairman',
  'chairwoman',
  'president',
  'minister',
  'spokesman',
  'secretary',
  'captain',
])
/** What names have in lower case inside them; any other word ends one. */
const INNER = new Set(
  listed(
    `of and for the on in to at de du des d del della delle di da do dos das la le les las los el al an a e et y i en na ni un und u für fur von van der den zu af av bin ibn ben upon under with or by from n v
    party team company service department campus movement government station river`,
  ),
)
const DEMONYM = bitOf('demonym')
const PLACES = maskOf('country', 'region', 'metropolis', 'city', 'town')
const NAMED_ALSO = PLACES | maskOf('body', 'company', 'team', 'outlet')
/** Marks that a name may end with: "Yahoo!", "Canal+". */
const ENDINGS = new Set(['!', '+'])

/** Names without the marks around them and the titles before them, and without nationalities taken for places or teams: "North Korean" is none. */
export const tidied = (document: Document, found: Found[]): Found[] =>
  found
    .flatMap((name) => pieces(document.tokens, name))
    .map((name) => trimmed(document.tokens, name))
    .filter((name) => name.to > name.from && !isNationality(document, name) && !isOpener(document, name))

/** A name cut where none goes on: at a colon, a quotation mark, a word that is in no name, and where a person's name runs on to a place: "of Lisbon". */
function pieces(tokens: Token[], { from, to, type }: Found): Found[] {
  for (let at = from + 1; at < to - 1; at++) {
    const { word } = tokens[at]!
    const isPlaceNext = (tokens[at + 1]!.word.classes & PLACES) !== 0
    if (type === 'person' && word.lower === 'of' && isPlaceNext)
      return [
        { from, to: at, type },
        { from: at + 1, to, type: 'place' },
      ]
    if (word.text !== ':' && !ends(word) && !(type !== 'person' && QUOTES.has(word.text))) continue
    return [{ from, to: at, type }, ...pieces(tokens, { from: at + 1, to, type })]
  }
  return [{ from, to, type }]
}

/** A person's nickname may stand in them. */
const QUOTES = new Set(['“', '”', '"', '‘', '’', '«', '»'])

/** A word in lower case that no name has inside it. */
const ends = (word: Word) =>
  word.kind === 'word' &&
  !word.hasUpper &&
  !word.startsWithDigit &&
  !INNER.has(word.lower) &&
  !POSSESSIVE.test(word.text)
const POSSESSIVE = /^['’]s$/

function trimmed(tokens: Token[], { from, to, type }: Found): Found {
  const isOutside = ({ word }: Token) => word.kind === 'mark' && !ENDINGS.has(word.text)
  let end = to
  while (end > from && (isOutside(tokens[end - 1]!) || MONTHS.has(tokens[end - 1]!.word.lower))) end--
  let first = from
  while (first < end && tokens[first]!.word.kind === 'mark') first++
  while (first < end - 1 && BEFORE.has(tokens[first]!.word.lower)) first++
  if (type !== 'person') return { from: first, to: end, type }
  while (first < end - 1 && isTitle(tokens[first]!)) first++
  while (end - first > 2 && HONOURS.has(tokens[end - 1]!.word.text)) end--
  return { from: first, to: end, type }
}

/** What follows a person's name: "Patrick Field KC". */
const HONOURS = new Set(['KC', 'QC', 'MP', 'MEP', 'MSP', 'OBE', 'MBE', 'CBE'])

/** Short for a month, and no part of a name's end: "the Grand Hotel Nov. 30". */
const MONTHS = new Set(listed('jan feb aug sept sep oct nov dec'))

/** Words with a capital letter only because a sentence begins with them. */
const BEFORE = new Set(['former', 'ex'])

const isTitle = ({ word }: Token) => TITLES.has(word.lower) && !KEPT.has(word.lower)

/** A common English word at the beginning of a sentence that no table knows and that has a capital letter nowhere else. */
function isOpener({ tokens, lines, company }: Document, { from, to }: Found): boolean {
  const { word, opens, line } = tokens[from]!
  if (to !== from + 1 || !opens || !word.ordinary || word.upper || word.classes !== 0) return false
  return lines[line]!.style === 'running' && !lines[line]!.tabular && !((company.get(word.hash) ?? 0) & CASED)
}

function isNationality({ tokens, spans, places }: Document, { from, to, type }: Found): boolean {
  if (type === 'person') return false
  const classes = to === from + 1 ? tokens[from]!.word.classes : wholeSpan(from, to, spans, places)
  return (classes & DEMONYM) !== 0 && (classes & NAMED_ALSO) === 0
}

/** The classes of the name of several words in the tables that begins and ends with these tokens. */
const wholeSpan = (from: number, to: number, spans: Int32Array, places: Uint8Array) =>
  places[from] === 1 && places[to - 1] === 3 ? spans[from]! : 0
