import { nicknamedTeams, type NicknamedTeam } from '../../src/tables/teams.ts'
import type { Random } from '../random.ts'
import { people } from './invent.ts'
import type { Person } from './people.ts'
import { marked, SLOTS, withoutEnding } from './slots.ts'

const leagues = new Map<string, NicknamedTeam[]>()
for (const team of nicknamedTeams) leagues.set(team.league, [...(leagues.get(team.league) ?? []), team])

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

  /** Fills "[person]", "[city1]" and the like, and "[short1]" as "[company1]" is called for short; "(a|b)" is one of several. What a slot names is marked as `readMarked` reads it. */
  fill(template: string): string {
    let text = template
    while (/<[^<>]*>/.test(text))
      text = text.replaceAll(/<([^<>]*)>/g, (_, choices: string) => this.#random.pick(choices.split('|')))
    return text.replaceAll(/\[(\w+?)(\d?)\]/g, (_, slot: string, number: string) => this.#slot(slot, number))
  }

  #slot(slot: string, number: string): string {
    if (PERSON_SLOTS.has(slot)) return this.#person(slot, number)
    if (slot === 'short') return withoutEnding(this.#slot('company', number))
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
const PERSON_SLOTS = new Map<string, (person: Person) => string>([
  ['person', ({ full }) => marked('P', full)],
  ['last', ({ last }) => marked('P', last)],
  ['first', ({ first }) => marked('P', first.split(' ')[0]!)],
  ['initialled', ({ first, last }) => marked('P', `${initialsOf(first)} ${last}`)],
  ['LAST', ({ last }) => marked('P', last.toUpperCase())],
  ['PERSON', ({ full }) => marked('P', full.toUpperCase())],
])
