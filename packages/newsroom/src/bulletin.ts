import type { Article } from './article.ts'
import { casting, type Cast, type Casting } from './cast.ts'
import { sentences } from './grammar.ts'
import { happening } from './happening.ts'
import type { House } from './houses.ts'
import { council } from './kinds/council.ts'
import type { Random } from './random.ts'
import type { Wording } from './wording.ts'

type Notice = { name: string; cast: (make: Casting) => Cast; headline: string; paragraphs: string[] }

/** Notices that differ in names and numbers only: much the same words, and never the same article. */
const notices: Notice[] = [
  {
    name: 'weather notice',
    cast: (make) => ({
      city: make.place(),
      nearby: make.place(),
      wind: make.number(28, 61),
      rain: make.decimal(0.4, 3.9),
      low: make.number(12, 39),
      high: make.number(41, 68),
      until: make.clock(),
    }),
    headline: 'Wind advisory in effect for {city} until {until}',
    paragraphs: [
      'A wind advisory is in effect for {city} and surrounding communities, including {nearby}, until {until} Wednesday.',
      'Gusts of up to {wind} mph are expected on exposed ridges, with sustained winds of around half that in the valleys. Unsecured objects may be blown about and tree limbs could be brought down.',
      'Rainfall totals of {rain} inches are forecast. Tonight’s low will be {low} degrees, with a high of {high} degrees expected tomorrow in {city}.',
      'Motorists should use extra caution, especially in high-profile vehicles. Residents of {nearby} should secure outdoor furniture and report downed lines to their utility.',
      'A wind advisory means that winds strong enough to be hazardous are expected or occurring. Further advisories may be issued as conditions change.',
    ],
  },
  {
    name: 'lost property notice',
    cast: (make) => ({
      city: make.place(),
      street: make.street(),
      lots: make.number(40, 310),
      clock: make.clock(),
      officer: make.person('Sergeant'),
      bikes: make.number(11, 88),
      sum: make.money(0.1, 0.9),
    }),
    headline: '{city} police to auction {lots} unclaimed lots on {street}',
    paragraphs: [
      'The {city} police department will hold its quarterly auction of unclaimed property at the impound garage on {street}, beginning at {clock} on Saturday.',
      'A total of {lots} lots will be offered, among them {bikes} bicycles, assorted power tools, jewelry and musical instruments. All lots are sold as seen and must be removed by the buyer on the day of sale.',
      'Property is held for 120 days before it becomes eligible for sale. Owners who believe that something of theirs is among the lots may contact {officer} with proof of purchase before Friday noon.',
      'Proceeds go to the city’s general fund. Last year’s auctions raised {sum}, according to {officer}.',
      'Doors open one hour before the first lot. Payment is by card only, and a buyer’s fee of 6 percent applies to each lot sold.',
    ],
  },
]

/** One such notice, written by one outlet about its own place. */
export function bulletin(id: string, turn: number, from: Random, outlets: House[], words: Wording): Article {
  const notice = notices[turn % notices.length] as Notice
  const make = casting(from.fork('notice'))
  const cast = notice.cast(make)
  const say = sentences(cast)
  const reporter = make.person(null)
  const author = from.pick(outlets)
  const minute = from.whole(0, 1300)
  const headline = sentences(cast).fill(notice.headline, from)
  const told = {
    ...happening(id, council, minute, from, words),
    kind: { ...council, name: notice.name },
    cast,
    sayings: [],
  }
  const paragraphs = notice.paragraphs.map((paragraph) => say.fill(paragraph, from))
  return {
    id: `${id}-notice`,
    happening: told,
    author,
    reporter: `${reporter.first} ${reporter.last}`,
    versions: [{ minute, headline, paragraphs, notice: null }],
    sayings: [],
    named: { people: [], organizations: [], places: [] },
    live: false,
    lookAlike: true,
  }
}
