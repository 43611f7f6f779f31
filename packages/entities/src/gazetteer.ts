import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import type { MentionType } from '@copydesk/news'
import { citiesByCountry } from './tables/cities.ts'
import { listed } from './tables/listed.ts'
import { knownOrganizations } from './tables/organizations.ts'
import { countrySpellings, doubtfulPlaces, knownRegions } from './tables/regions.ts'
import { starters } from './tables/not-names.ts'
import { tokenise, type Token } from './tokens.ts'

/** A name in the tables. `country` is its ISO 3166-1 alpha-2 code where the name is a country's. */
export type Known = { type: MentionType; name: string; country: string | null; doubtful: boolean }

const LONGEST = 7
const SHORTEST_IN_CAPITALS = 4

const byName = new Map<string, Known>()
const byFoldedName = new Map<string, Known>()
const longestFrom = new Map<string, number>()

/** The longest known name that starts at a token; in a line of capitals, whatever its case. */
export function knownAt(tokens: Token[], from: number, anyCase = false): { known: Known; length: number } | null {
  const first = tokens[from]!
  const longest = longestFrom.get(anyCase ? first.lower : first.key)
  if (longest === undefined) return null
  const names = anyCase ? byFoldedName : byName
  let name = ''
  let found: { known: Known; length: number } | null = null
  for (let length = 1; length <= longest; length++) {
    const token = tokens[from + length - 1]
    if (!token || (length > 1 && token.gap !== 'space' && !(token.gap === 'comma' && token.acronym))) break
    const before = length === 1 ? '' : `${name} `
    name = before + token.key
    const known = names.get(anyCase ? name.toLowerCase() : name)
    if (known) found = { known, length }
    if (token.possessive) name += "'s"
  }
  return found
}

function add(spelling: string, known: Known) {
  const keys = tokenise(spelling).map((token) => (token.possessive ? `${token.key}'s` : token.key))
  const name = keys.join(' ')
  if (!name || keys.length > LONGEST || byName.has(name)) return
  byName.set(name, known)
  reach(keys[0]!, keys.length)
  const folded = name.toLowerCase()
  if (folded.length < SHORTEST_IN_CAPITALS || known.doubtful || starters.has(folded) || byFoldedName.has(folded)) return
  byFoldedName.set(folded, known)
  reach(keys[0]!.toLowerCase(), keys.length)
}

const reach = (word: string, length: number) => longestFrom.set(word, Math.max(length, longestFrom.get(word) ?? 0))

const place = (name: string, country: string | null = null): Known => ({
  type: 'place',
  name,
  country,
  doubtful: !country && doubtfulPlaces.has(name.toLowerCase()),
})

/** Countries first, then bodies, regions and cities: the first to claim a spelling keeps it. */
function fill() {
  const countries: Record<string, string | string[]> = english.countries
  const shortNames = new Map<string, string>()
  const spellings: [code: string, spelling: string][] = []
  for (const [code, names] of Object.entries(countries)) {
    const all = Array.isArray(names) ? names : [names]
    shortNames.set(code, all.toSorted((a, b) => Math.max(a.length, 4) - Math.max(b.length, 4))[0]!)
    for (const name of all) spellings.push([code, name])
  }
  for (const line of listed(countrySpellings, /;/)) {
    const [code = '', ...names] = listed(line, /=/)
    for (const name of names) spellings.push([code, name])
  }
  for (const [code, name] of Object.entries(PREFERRED)) shortNames.set(code, name)
  for (const [code, spelling] of spellings) add(spelling, place(shortNames.get(code) ?? spelling, code))
  for (const [spelling, name] of knownOrganizations)
    add(spelling, { type: 'organization', name, country: null, doubtful: false })
  for (const [spelling, name] of knownRegions) add(spelling, place(name))
  for (const cities of Object.values(citiesByCountry)) {
    for (const line of listed(cities, /, (?!D\.C)/)) {
      const names = listed(line, /=/)
      for (const name of names) add(name, place(names[0]!))
    }
  }
}

/** Names to show for countries where the shortest spelling in the ISO list is not the one news uses. */
const PREFERRED: Record<string, string> = {
  AE: 'United Arab Emirates',
  BN: 'Brunei',
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  FK: 'Falkland Islands',
  FM: 'Micronesia',
  GB: 'United Kingdom',
  LA: 'Laos',
  MD: 'Moldova',
  SY: 'Syria',
  TR: 'Turkey',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Vatican City',
}

fill()
