import { calendarWords } from '../../src/tables/not-names.ts'
import { COMPANY_ENDINGS, companies } from '../../src/tables/companies.ts'
import { knownOrganizations } from '../../src/tables/organizations.ts'
import { knownRegions } from '../../src/tables/regions.ts'
import { outlets } from '../../src/tables/outlets.ts'
import type { NicknamedTeam } from '../../src/tables/teams.ts'
import type { Random } from '../random.ts'
import { AGENCIES_OF_STATE, COUNTRIES, INITIALS, OTHER_CAPITALS, PARTIES, STATES } from './bodies.ts'
import {
  anyClub,
  club,
  coined,
  company,
  country,
  initialsOfName,
  longBody,
  nationality,
  place,
  surname,
  titled,
} from './invent.ts'

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

const COUNTIES =
  'Derbyshire Durham Essex Glamorgan Gloucestershire Hampshire Kent Lancashire Leicestershire Middlesex Northamptonshire Nottinghamshire Somerset Surrey Sussex Warwickshire Worcestershire Yorkshire'.split(
    ' ',
  )

const RATERS = [
  "Moody 's",
  "Moody 's Investors Service",
  "Standard & Poor 's",
  'S&P',
  'Fitch',
  'Fitch Ratings',
  'IBCA',
  'Duff & Phelps',
  'Thomson BankWatch',
]

const LETTERS = 'ABCDEFGHIKLMNOPRSTUV'.split('')

/** Of the bodies of the tables, those that are no buildings and no people: "White House" is a place, "Democrats" are nothing. */
const bodies = knownOrganizations
  .map(([spelling]) => spelling)
  .filter(
    (name) =>
      !/^(?:White House|Kremlin|Downing Street|Vatican|Holy See|Republicans|Democrats|Conservatives|Tories|Lib Dems|Marines|Houthis?|Reichstag)$/.test(
        name,
      ),
  )

const body = (random: Random) => (random.chance(0.7) ? random.pick(bodies) : random.pick(INITIALS))
export const marked = (type: 'P' | 'O' | 'L', name: string) => `{${type}|${name}}`

export type Make = (random: Random, league: NicknamedTeam[]) => string

const score = (random: Random) => String(random.chance(0.8) ? random.below(5) : random.below(12))
const number = (random: Random) => String(1 + random.below(99))
const two = (value: number) => String(value).padStart(2, '0')

/** A company's marked name without what tells its legal form or trade. */
export function withoutEnding(name: string): string {
  const ending = COMPANY_ENDINGS.filter((some) => name.endsWith(` ${some}}`)).toSorted((a, b) => b.length - a.length)[0]
  return ending ? `${name.slice(0, -ending.length - 2)}}` : name
}

/** What each slot of a template makes, its names marked as `readMarked` reads them. */
export const SLOTS: Record<string, Make> = {
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
  rater: (random) => marked('O', random.pick(RATERS)),
  RATER: (random) => marked('O', random.pick(RATERS).toUpperCase()),
  streamer: (random) => marked('O', random.pick(['Netflix', 'Hulu', 'HBO', 'NBC', 'Disney', 'Paramount'])),
  photos: () => marked('O', 'Getty Images'),
  code: (random) => marked('L', random.pick(['US', 'UK', 'JP', 'CH', 'FR', 'DE'])),
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
  demonym: (random) => titled(nationality(random)),
  demonyms: (random) => `${titled(nationality(random))}s`,
  DEMONYM: (random) => nationality(random).toUpperCase(),
  company: (random) => marked('O', company(random)),
  COMPANY: (random) => marked('O', company(random).toUpperCase()),
  bareCompany: (random) => marked('O', random.pick(companies)),
  coined: (random) => marked('O', coined(random)),
  anyClub: (random) => marked('O', anyClub(random)),
  county: (random) => marked('O', random.pick(COUNTIES)),
  district: (random) =>
    marked(
      'O',
      `${place(random)} ${random.pick(['County Water District', 'School District', 'Police Department', 'County Sheriff', "County Sheriff 's Office", 'Fire Department', 'Housing Authority', 'Port Authority', 'City Council', 'Board of Education', 'District Court', "District Attorney 's Office"])}`,
    ),
  congress: (random) =>
    marked(
      'O',
      random.pick(['Congress', 'House', 'Senate', 'Parliament', 'Supreme Court', 'Justice Department', 'Pentagon']),
    ),
  frac: (random) => random.pick(['1/2', '1/4', '3/4', '1/8', '3/8', '5/8', '7/8', '1/16', '15/16', '1', '2', '3']),
  eighth: (random) =>
    `${2 + random.below(120)}${random.pick(['', '-1/8', '-1/4', '-3/8', '-1/2', '-5/8', '-3/4', '-7/8'])}`,
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
  outlet: (random) => marked('O', random.pick(outlets).replace(/^The /, '')),
  OUTLET: (random) => marked('O', random.pick(outlets).replace(/^The /, '').toUpperCase()),
  body: (random) => marked('O', body(random)),
  initials: (random) => marked('O', random.pick(INITIALS)),
  agency: (random) =>
    marked(
      'O',
      random
        .pick(AGENCIES_OF_STATE)
        .replaceAll('%', random.chance(0.5) ? place(random) : country(random))
        .replaceAll('^', titled(nationality(random))),
    ),
  long: (random) => marked('O', longBody(random)),
  /** A body's name, its initials in brackets, and those initials again. */
  introduced: (random) => {
    const name = longBody(random)
    const initials = initialsOfName(name)
    return initials.length < 2 ? marked('O', name) : `${marked('O', name)} ( ${marked('O', initials)} )`
  },
  chamber: (random) => marked('O', random.pick(['House', 'Senate', 'Commons', 'Knesset', 'Duma', 'Congress'])),
  /** A mine's or a field's name: no place to most corpora of news, unlike what it is named after. */
  deposit: (random) => random.pick(['North', 'Main', 'Lower', 'Upper', 'Second', 'Giant']),
  bourse: (random) =>
    marked(
      'O',
      random.pick([
        'COMEX',
        'NYMEX',
        'LIFFE',
        'CBOT',
        'MATIF',
        'SIMEX',
        'LME',
        'NYSE',
        'AMEX',
        'Nasdaq',
        'Chicago Board of Trade',
        'London Metal Exchange',
        'Bourse',
      ]),
    ),
  other: (random) => random.pick(OTHER_CAPITALS),
  acronym: (random) => marked('O', Array.from({ length: 2 + random.below(3) }, () => random.pick(LETTERS)).join('')),
  venue: (random) =>
    marked(
      'L',
      `${random.chance(0.5) ? surname(random) : place(random)} ${random.pick(['Yards', 'Coliseum', 'Dome', 'Speedway', 'Circuit', 'Gardens', 'Racecourse', 'Field', 'Square', 'Hall', 'Palace', 'Hotel', 'Beach', 'Bridge', 'Avenue', 'Heights', 'Hills', 'Mountains', 'Lake', 'Forest', 'Peninsula'])}`,
    ),
  party: (random) =>
    marked(
      'O',
      random
        .pick(PARTIES)
        .replaceAll('%', country(random))
        .replaceAll('^', titled(nationality(random))),
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
