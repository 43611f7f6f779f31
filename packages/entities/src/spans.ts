import type { MentionType } from '@copydesk/news'
import { decideType } from './decide-type.ts'
import { gatherEvidence } from './evidence.ts'
import { knownAt, type Known } from './gazetteer.ts'
import { organizationEnd, placeEnd } from './head-words.ts'
import { doubtfulFirstNames, firstNames, nameParticles } from './tables/first-names.ts'
import { calendarWords, demonymPrefixes, demonyms, starters } from './tables/not-names.ts'
import { honorifics, offices, personOffices } from './tables/people-words.ts'
import type { LineStyle, Token } from './tokens.ts'

/** Tokens `from` up to `to` (exclusive) that may be a name. Without a type, the rest of the text may still tell. */
export type Span = { from: number; to: number; type: MentionType | null; known: Known | null }

const LONGEST_NAME = 6
const CONNECTORS = new Set(['of', 'for', 'on', 'and', 'the'])

/** Every candidate of a text, in order, none overlapping another. */
export function findSpans(tokens: Token[], styles: LineStyle[]): Span[] {
  const spans: Span[] = []
  let at = 0
  while (at < tokens.length) {
    const style = styles[tokens[at]!.line] ?? 'running'
    const known = knownAt(tokens, at, style === 'capitals')
    if (!tokens[at]!.capital && !known) at++
    else if (style === 'capitals') {
      if (known) spans.push({ from: at, to: at + known.length, type: known.known.type, known: known.known })
      at += known?.length ?? 1
    } else {
      const end = known ? Math.max(runEnd(tokens, at), at + known.length) : runEnd(tokens, at)
      segment(tokens, at, end, style, spans)
      at = end
    }
  }
  return spans
}

/** The end of the run of capitalised words that starts here, with the small words that join them. */
function runEnd(tokens: Token[], from: number): number {
  let end = from + 1
  while (end < tokens.length && !tokens[end - 1]!.possessive) {
    let next = end
    while (next < end + 2 && joins(tokens[next])) next++
    const token = tokens[next]
    if (!token?.capital || token.gap !== 'space' || token.opens) break
    end = next + 1
  }
  return end
}

const joins = (token: Token | undefined) =>
  token !== undefined &&
  token.gap === 'space' &&
  !token.capital &&
  (CONNECTORS.has(token.lower) || nameParticles.has(token.lower))

/** Cuts a run into names: tables first, then head words, then what the words around it say. */
function segment(tokens: Token[], from: number, to: number, style: LineStyle, spans: Span[]) {
  let at = from
  let titled = false
  while (at < to) {
    const token = tokens[at]!
    const found = nameAt(tokens, at, to, titled)
    if (found) {
      spans.push(found)
      at = found.to
      titled = false
    } else if (skips(tokens, at)) {
      titled = honorifics.has(token.lower) || personOffices.has(token.lower) || (titled && offices.has(token.lower))
      at++
    } else {
      const end = unknownEnd(tokens, at, to)
      const type = decideType(gatherEvidence(tokens, at, end, titled, style))
      spans.push({ from: at, to: end, type, known: null })
      at = end
      titled = false
    }
  }
}

/** A name that the tables or its own head word tell. */
function nameAt(tokens: Token[], at: number, to: number, titled: boolean): Span | null {
  const token = tokens[at]!
  const found = knownAt(tokens, at)
  const organization = starts(token) ? organizationEnd(tokens, at, to) : 0
  if (organization > at + (found?.length ?? 0)) return { from: at, to: organization, type: 'organization', known: null }
  const place = starts(token) ? placeEnd(tokens, at, to) : 0
  if (place > at + (found?.length ?? 0) && !titled) return { from: at, to: place, type: 'place', known: null }
  if (!found || isPerson(tokens, at, found.length, to, titled)) return null
  if (found.known.doubtful && !placedBy(tokens, at, found.length)) return null
  return { from: at, to: at + found.length, type: found.known.type, known: found.known }
}

const starts = (token: Token) =>
  token.capital && !calendarWords.has(token.lower) && !honorifics.has(token.lower) && !starters.has(token.lower)

/** "Jordan Peterson", "President Lincoln": a place by the tables, a person by its company. */
function isPerson(tokens: Token[], at: number, length: number, to: number, titled: boolean): boolean {
  if (length > 1) return false
  const token = tokens[at]!
  const next = tokens[at + 1]
  if (
    titled &&
    !token.acronym &&
    knownAt(tokens, at)?.known.country === null &&
    knownAt(tokens, at)?.known.type === 'place'
  )
    return true
  if (!next || at + 1 >= to || token.possessive || !next.capital) return false
  const given = firstNames.has(token.lower) || doubtfulFirstNames.has(token.lower)
  return (
    given &&
    !offices.has(next.lower) &&
    !honorifics.has(next.lower) &&
    !demonyms.has(next.lower) &&
    !knownAt(tokens, at + 1)
  )
}

const PLACING = new Set([
  'in',
  'at',
  'near',
  'from',
  'to',
  'of',
  'around',
  'outside',
  'across',
  'through',
  'toward',
  'towards',
  'into',
  'on',
  'over',
])

/** A doubtful place counts after a word of place, or before a comma and a known place. */
function placedBy(tokens: Token[], at: number, length: number): boolean {
  const before = tokens[at - 1]
  if (before && tokens[at]!.gap === 'space' && PLACING.has(before.lower)) return true
  const after = tokens[at + length]
  return after?.gap === 'comma' && after.capital && knownAt(tokens, at + length)?.known.type === 'place'
}

/** Words of a run that are part of no name: sentence starters, dates, nationalities, titles. */
function skips(tokens: Token[], at: number): boolean {
  const token = tokens[at]!
  if (!token.capital || calendarWords.has(token.lower) || demonyms.has(token.lower)) return true
  if (demonymPrefixes.has(token.lower) && demonyms.has(tokens[at + 1]?.lower ?? '')) return true
  return honorifics.has(token.lower) || offices.has(token.lower) || starters.has(token.lower) || /^\d/.test(token.key)
}

/** An unknown name goes on to the end of its run, or to a title, a date or a nationality. */
function unknownEnd(tokens: Token[], at: number, to: number): number {
  let end = at + 1
  while (end < to && end - at < LONGEST_NAME) {
    const token = tokens[end]!
    if (CONNECTORS.has(token.lower) || calendarWords.has(token.lower) || demonyms.has(token.lower)) break
    if (honorifics.has(token.lower) && token.lower.length > 1) break
    end++
  }
  while (end > at + 1 && !tokens[end - 1]!.capital) end--
  return end
}
