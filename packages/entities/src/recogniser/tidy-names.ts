import { listed } from '../tables/listed.ts'
import { honorifics } from '../tables/people-words.ts'
import type { Document } from './document.ts'
import type { Found } from './found.ts'
import { bitOf, maskOf } from './name-classes.ts'
import type { Token } from './tokens.ts'

/** Forms of address that are part of the name by which some are known: "Mother Teresa", "Prince Charles". */
const KEPT = new Set(
  listed(
    `king queen prince princess pope mother father brother sister saint lady lord sir dame imam duke duchess earl count baron emperor tsar sultan chief coach`,
  ),
)
const DEMONYM = bitOf('demonym')
const PLACES = maskOf('country', 'region', 'metropolis', 'city', 'town')
/** Marks that a name may end with: "Yahoo!", "Canal+". */
const ENDINGS = new Set(['!', '+'])

/** Names without the marks around them and the titles before them, and without nationalities taken for places: "North Korean" is none. */
export const tidied = (document: Document, found: Found[]): Found[] =>
  found
    .map((name) => trimmed(document.tokens, name))
    .filter((name) => name.to > name.from && !isNationality(document, name))

function trimmed(tokens: Token[], { from, to, type }: Found): Found {
  const isOutside = ({ word }: Token) => word.kind === 'mark' && !ENDINGS.has(word.text)
  let end = to
  while (end > from && isOutside(tokens[end - 1]!)) end--
  let first = from
  while (first < end && tokens[first]!.word.kind === 'mark') first++
  if (type !== 'person') return { from: first, to: end, type }
  while (first < end - 1 && isTitle(tokens[first]!)) first++
  return { from: first, to: end, type }
}

const isTitle = ({ word }: Token) => honorifics.has(word.lower) && !KEPT.has(word.lower)

function isNationality({ tokens, spans, places }: Document, { from, to, type }: Found): boolean {
  if (type !== 'place') return false
  const classes = to === from + 1 ? tokens[from]!.word.classes : wholeSpan(from, to, spans, places)
  return (classes & DEMONYM) !== 0 && (classes & PLACES) === 0
}

/** The classes of the name of several words in the tables that begins and ends with these tokens. */
const wholeSpan = (from: number, to: number, spans: Int32Array, places: Uint8Array) =>
  places[from] === 1 && places[to - 1] === 3 ? spans[from]! : 0
