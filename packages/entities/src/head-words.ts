import { knownAt } from './gazetteer.ts'
import { calendarWords, demonyms, starters } from './tables/not-names.ts'
import { organizationBeginnings, organizationEndings } from './tables/organizations.ts'
import { honorifics, personOffices } from './tables/people-words.ts'
import { placeBeginnings, placeEndings } from './tables/regions.ts'
import type { Token } from './tokens.ts'

const LINKS = new Set(['of', 'for', 'on'])
const NOT_INSIDE = new Set([...honorifics, ...personOffices])
const LONGEST = 12

/** Where an organization told by its head word ends ("… University", "Ministry of …"); 0 where there is none. */
export function organizationEnd(tokens: Token[], from: number, to: number): number {
  let end = 0
  let linked = false
  for (let at = from; at < to && at - from < LONGEST; at++) {
    const token = tokens[at]!
    const headed = at > from && organizationBeginnings.has(tokens[at - 1]!.lower)
    if (LINKS.has(token.lower) && !token.capital) {
      if (!headed && !linked) break
      linked = true
    } else if (token.lower === 'and' && (!linked || knownAt(tokens, at + 1))) break
    else if (calendarWords.has(token.lower) || (token.capital && NOT_INSIDE.has(token.lower))) break
    else if (token.capital && starters.has(token.lower) && at > from && !organizationEndings.has(token.lower)) break
    else if (token.capital && (linked || (at > from && organizationEndings.has(token.lower)))) end = at + 1
  }
  const first = tokens[from]!
  const bareNationality = end === from + 2 && demonyms.has(first.lower) && PEOPLE.has(tokens[from + 1]!.lower)
  return bareNationality ? 0 : end
}

/** "Israeli Forces", "British Police": nationality and a common noun, no name. */
const PEOPLE = new Set([
  'forces',
  'police',
  'workers',
  'companies',
  'newspapers',
  'media',
  'government',
  'press',
  'officer',
])

/** Where a place told by its head word ends ("… River", "Lake …"); 0 where there is none. */
export function placeEnd(tokens: Token[], from: number, to: number): number {
  let end = 0
  for (let at = from; at < to && at - from < 5; at++) {
    const token = tokens[at]!
    if (!token.capital || NOT_INSIDE.has(token.lower) || calendarWords.has(token.lower)) break
    if (at > from && placeEndings.has(token.lower)) end = at + 1
  }
  if (end) return end
  const link = tokens[from + 1]
  const named = tokens[from + 2]
  if (link?.lower === 'of' && from + 2 < to && named?.capital && LINKED_PLACES.has(tokens[from]!.lower)) return from + 3
  const second = tokens[from + 1]
  const mount = NATURAL.has(tokens[from]!.lower) && placeBeginnings.has(tokens[from]!.lower)
  return mount && second?.capital && from + 1 < to && !organizationEndings.has(second.lower) ? from + 2 : 0
}

const LINKED_PLACES = new Set([
  'gulf',
  'bay',
  'strait',
  'straits',
  'isle',
  'sea',
  'cape',
  'kingdom',
  'republic',
  'principality',
  'duchy',
])
const NATURAL = new Set(['mount', 'mt', 'lake', 'cape', 'fort', 'port', 'camp'])
