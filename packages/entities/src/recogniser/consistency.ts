import { leadingFamilyNames } from '../tables/first-names.ts'
import { abbreviates } from './acronyms.ts'
import type { Document } from './document.ts'
import type { Found } from './found.ts'
import { maskOf } from './name-classes.ts'
import type { Token } from './tokens.ts'

/**
 * What a text says of a name once holds for the rest of it: a surname of somebody named in full is that person, and the
 * acronym set in brackets after a body's name is that body, also where the words around it do not show it.
 */
export function consistent(document: Document, found: Found[]): Found[] {
  const surnames = surnamesOf(document.tokens, found)
  const acronyms = acronymsOf(document.tokens, found)
  if (surnames.size === 0 && acronyms.size === 0) return found
  const typeOf = (at: number): Found['type'] | null => {
    const { word } = document.tokens[at]!
    if (acronyms.has(word.key)) return 'organization'
    return surnames.has(word.key) && standsAlone(document, at) ? 'person' : null
  }
  const settled: Found[] = []
  let next = 0
  for (let at = 0; at < document.tokens.length; at++) {
    const name = found[next]
    if (name?.from === at) {
      settled.push(name.to === at + 1 ? { ...name, type: retyped(name, typeOf(at)) } : name)
      at = name.to - 1
      next++
    } else {
      const type = typeOf(at)
      if (type) settled.push({ from: at, to: at + 1, type })
    }
  }
  return settled
}

const retyped = (name: Found, type: Found['type'] | null) =>
  type && !(type === 'person' && name.type === 'place') ? type : name.type

const PLACES_AND_COMMON = maskOf('country', 'region', 'calendar', 'demonym', 'metropolis')
const SHORTEST_SURNAME = 3

function surnamesOf(tokens: Token[], found: Found[]): Set<string> {
  const surnames = new Set<string>()
  for (const { from, to, type } of found) {
    if (type !== 'person' || to - from < 2) continue
    const [first, last] = [tokens[from]!.word, tokens[to - 1]!.word]
    for (const word of leadingFamilyNames.has(first.lower) ? [first, last] : [last])
      if (word.key.length >= SHORTEST_SURNAME && word.capital && !(word.classes & PLACES_AND_COMMON))
        surnames.add(word.key)
  }
  return surnames
}

/** Not beside other capitalised words, which would make it part of another name. */
const standsAlone = ({ runStarts, runEnds }: Document, at: number) => runStarts[at] === at && runEnds[at] === at + 1

function acronymsOf(tokens: Token[], found: Found[]): Set<string> {
  const acronyms = new Set<string>()
  for (const { from, to, type } of found) {
    const acronym = tokens[to + 1]?.word
    if (
      type !== 'organization' ||
      tokens[to]?.word.text !== '(' ||
      tokens[to + 2]?.word.text !== ')' ||
      !acronym?.upper
    )
      continue
    const words = tokens.slice(from, to).filter(({ word }) => word.kind === 'word')
    if (
      abbreviates(
        acronym.key,
        words.map(({ word }) => word.key),
      )
    )
      acronyms.add(acronym.key)
  }
  return acronyms
}
