import { leadingFamilyNames } from '../tables/first-names.ts'
import { abbreviates } from './acronyms.ts'
import type { Document } from './document.ts'
import type { Found } from './found.ts'
import { maskOf } from './name-classes.ts'
import type { Token } from './tokens.ts'

/**
 * What a text says of a name once holds for the rest of it, also where the words around it do not show it: a surname of
 * somebody named in full is that person, the acronym set in brackets after a body's name is that body, and a word that is a
 * name wherever it stands but here is one here too.
 */
export function consistent(document: Document, found: Found[]): Found[] {
  const surnames = surnamesOf(document.tokens, found)
  const acronyms = acronymsOf(document.tokens, found)
  const usual = usualTypes(document, found)
  const typeOf = (at: number): Found['type'] | null => {
    const { word, opens } = document.tokens[at]!
    if (!word.capital || (opens && word.ordinary)) return null
    if (acronyms.has(word.key)) return 'organization'
    if (!standsAlone(document, at)) return null
    return surnames.has(word.key) ? 'person' : (usual.get(word.key) ?? null)
  }
  const settled: Found[] = []
  let next = 0
  for (let at = 0; at < document.tokens.length; at++) {
    const name = found[next]
    if (name?.from === at) {
      const single = name.to === at + 1
      settled.push(single ? { ...name, type: retyped(name, document, surnames, acronyms) } : name)
      at = name.to - 1
      next++
    } else {
      const type = typeOf(at)
      if (type) settled.push({ from: at, to: at + 1, type })
    }
  }
  return settled
}

function retyped({ from, type }: Found, { tokens }: Document, surnames: Set<string>, acronyms: Set<string>) {
  const { key } = tokens[from]!.word
  if (acronyms.has(key)) return 'organization'
  return surnames.has(key) && type === 'organization' ? 'person' : type
}

const FEWEST_TIMES = 2

/** Words found alone as one type only, at least twice, and at least as often as they stand there unfound. */
function usualTypes({ tokens }: Document, found: Found[]): Map<string, Found['type']> {
  const times = new Map<string, { type: Found['type'] | null; found: number; seen: number }>()
  for (const { from, to, type } of found) {
    if (to !== from + 1) continue
    const { key } = tokens[from]!.word
    const time = times.get(key)
    if (!time) times.set(key, { type, found: 1, seen: 0 })
    else {
      time.found++
      if (time.type !== type) time.type = null
    }
  }
  for (const { word } of tokens) {
    const time = word.capital ? times.get(word.key) : undefined
    if (time) time.seen++
  }
  const usual = new Map<string, Found['type']>()
  for (const [key, { type, found: count, seen }] of times)
    if (type && count >= FEWEST_TIMES && count * 2 >= seen) usual.set(key, type)
  return usual
}

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
