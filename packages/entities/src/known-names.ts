import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import type { MentionType } from '@copydesk/news'
import { foldName } from './fold-names.ts'
import { citiesByCountry } from './tables/cities.ts'
import { listed } from './tables/listed.ts'
import { knownOrganizations } from './tables/organizations.ts'
import { countrySpellings, knownRegions } from './tables/regions.ts'

/** A thing whose spellings the tables know. `country` is its ISO 3166-1 alpha-2 code where it is one. */
export type Known = { type: MentionType; name: string; country: string | null }

const known = new Map<string, Known>()

/** What the tables know under a spelling; of things spelled alike, that of the type. */
export function knownName(spelling: string, type: MentionType): Known | null {
  return known.get(`${type} ${foldName(spelling)}`) ?? null
}

/** The first to claim a spelling keeps it. */
function add(spelling: string, entry: Known) {
  const key = `${entry.type} ${foldName(spelling)}`
  if (!known.has(key)) known.set(key, entry)
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

const countryNames = new Map<string, string>()

/** The name to show for a country by its ISO 3166-1 alpha-2 code. */
export const countryName = (code: string): string => countryNames.get(code) ?? code

function addCountries() {
  const countries: Record<string, string | string[]> = english.countries
  const spellings: [code: string, spelling: string][] = Object.entries(countries).flatMap(([code, names]) =>
    [names].flat().map((name): [string, string] => [code, name]),
  )
  const shown = new Map(Object.entries(PREFERRED))
  for (const [code, name] of spellings) {
    const best = shown.get(code)
    if (!best || (!PREFERRED[code] && name.length >= 4 && name.length < best.length)) shown.set(code, name)
  }
  for (const line of listed(countrySpellings, /;/)) {
    const [code = '', ...names] = listed(line, /=/)
    for (const name of names) spellings.push([code, name])
  }
  for (const [code, name] of shown) countryNames.set(code, name)
  for (const [code, spelling] of spellings)
    add(spelling, { type: 'place', name: shown.get(code) ?? spelling, country: code })
}

function fill() {
  addCountries()
  for (const [spelling, name] of knownOrganizations) add(spelling, { type: 'organization', name, country: null })
  for (const [spelling, name] of knownRegions) add(spelling, { type: 'place', name, country: null })
  for (const cities of Object.values(citiesByCountry))
    for (const line of listed(cities, /, (?!D\.C)/)) {
      const names = listed(line, /=/)
      for (const name of names) add(name, { type: 'place', name: names[0]!, country: null })
    }
}

fill()
