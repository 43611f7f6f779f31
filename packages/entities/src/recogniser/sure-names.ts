import type { Document } from './document.ts'
import type { Found } from './found.ts'
import { bitOf, maskOf } from './name-classes.ts'
import { LONGEST_NAME, withWord, type Names } from './names.ts'
import type { Token } from './tokens.ts'
import type { Word } from './words.ts'

const COUNTRIES = maskOf('country', 'countryAbroad')
const SURE_PLACES = COUNTRIES | maskOf('region', 'metropolis')
const FIRST_NAME = bitOf('firstName')
const PEOPLE = maskOf('firstName', 'familyName')
const NO_SURNAME = maskOf('country', 'region', 'metropolis', 'calendar', 'demonym', 'organizationEnding', 'placeEnding')
const SHORTEST_PLACE = 4
const SHORTEST_SURNAME = 3

/**
 * Names that are sure without the words around them, for texts in languages the model has not learnt: countries and great
 * cities as the tables spell them, and a first name of the tables before one capitalised word that ends the run.
 */
export function sureNames({ tokens, runEnds }: Document, names: Names): Found[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { word } = tokens[at]!
    if (!word.capital || word.upper) continue
    const length = placeLength(tokens, at, names)
    const isPerson = runEnds[at] === at + 2 && isFirstName(word) && isSurname(tokens[at + 1]!.word)
    if (length > 0) found.push({ from: at, to: at + length, type: 'place' })
    else if (isPerson) found.push({ from: at, to: at + 2, type: 'person' })
    at += length > 0 ? length - 1 : isPerson ? 1 : 0
  }
  return found
}

/** How many words of the longest sure place that begins here; a single word must not begin a sentence, nor be a person's name. */
function placeLength(tokens: Token[], at: number, names: Names): number {
  const first = tokens[at]!
  let hash = first.word.hash
  let length =
    isSurePlace(names.allClassesOf(hash)) && !first.opens && first.word.lower.length >= SHORTEST_PLACE ? 1 : 0
  for (let next = at + 1; next < Math.min(tokens.length, at + LONGEST_NAME); next++) {
    const { word, line } = tokens[next]!
    if (line !== first.line || word.kind !== 'word') break
    hash = withWord(hash, word.hash)
    if (names.allClassesOf(hash) & SURE_PLACES) length = next - at + 1
  }
  return length
}

const isSurePlace = (classes: number) =>
  (classes & SURE_PLACES) !== 0 && (classes & (classes & COUNTRIES ? FIRST_NAME : PEOPLE)) === 0
const isFirstName = ({ classes }: Word) => (classes & FIRST_NAME) !== 0 && (classes & NO_SURNAME) === 0
const isSurname = ({ classes, upper, lower }: Word) =>
  (classes & NO_SURNAME) === 0 && !upper && lower.length >= SHORTEST_SURNAME
