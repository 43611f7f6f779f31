import type { Random } from './random.ts'
import {
  companyForms,
  companyTrades,
  companyWords,
  mensNames,
  placeEnds,
  placeStarts,
  placeTails,
  regions,
  streetKinds,
  streetNames,
  surnames,
  teamNames,
  trades,
  womensNames,
} from './names.ts'

export type Person = {
  kind: 'person'
  first: string
  last: string
  woman: boolean
  /** Stands before the name where it is first given: "Fire Chief". */
  title: string | null
  /** Stands after the name where it is first given: "a retired ferry pilot". */
  gloss: string | null
}
export type Organization = { kind: 'organization'; full: string; short: string }
export type Place = { kind: 'place'; name: string; region: string }
/** Who and what a happening is about, by the part played in it. Plain strings and numbers are facts. */
export type Cast = Record<string, Person | Organization | Place | string | number>

/** Makes the invented people, places, organizations and facts of one happening. */
export type Casting = ReturnType<typeof casting>

export function casting(random: Random) {
  const person = (title: string | null, gloss: string | null = null): Person => {
    const woman = title?.endsWith('woman') || (!title?.endsWith('man') && random.chance(0.5))
    const first = random.pick(woman ? womensNames : mensNames)
    return { kind: 'person', first, last: random.pick(surnames), woman, title, gloss }
  }
  const place = (): Place => ({ kind: 'place', name: placeName(random), region: random.pick(regions) })
  const organization = (full: string, short: string): Organization => ({ kind: 'organization', full, short })
  return {
    random,
    person,
    place,
    organization,
    neighbour: () => person(null, random.pick(trades)),
    company() {
      const [trade, gloss] = random.pick(companyTrades)
      const short = random.pick(companyWords)
      const full = `${short} ${trade} ${random.pick(companyForms)}`
      return { company: organization(full, short), trade: gloss }
    },
    team: (home: Place) => {
      const short = random.pick(teamNames)
      return organization(`${home.name} ${short}`, short)
    },
    street: () => `${random.pick(streetNames)} ${random.pick(streetKinds)}`,
    river: () => `${random.pick(placeStarts)}${random.pick(['', 'en', 'er', 'ing'])} River`,
    number: (low: number, high: number) => random.whole(low, high),
    round: (low: number, high: number, step: number) => random.whole(low / step, high / step) * step,
    decimal: (low: number, high: number) => (low + random.share() * (high - low)).toFixed(1),
    money: (low: number, high: number) => `$${(low + random.share() * (high - low)).toFixed(1)} million`,
    pick: random.pick,
    clock: () =>
      `${random.whole(1, 12)}:${random.pick(['05', '10', '15', '20', '25', '35', '40', '45', '50', '55'])} ${random.pick(['a.m.', 'p.m.'])}`,
  }
}

function placeName(random: Random): string {
  const name = (random.pick(placeStarts) + random.pick(placeEnds)).replace(/(.)\1\1/g, '$1$1')
  return random.chance(0.25) ? `${name} ${random.pick(placeTails)}` : name
}
