import { stableId, type EntityRef } from '@copydesk/news'
import { foldBody, foldName, inUsualCase } from './fold-names.ts'
import { countryName, knownName } from './known-names.ts'
import { bodySpellings } from './knowledge/bodies.ts'
import { countryOf } from './knowledge/demonyms.ts'
import { stateBody } from './knowledge/state-bodies.ts'
import { remembered } from './remembered.ts'
import { abbreviates } from './recogniser/acronyms.ts'
import { organizationBeginnings, organizationEndings } from './tables/organizations.ts'
import { nicknamedTeams } from './tables/teams.ts'

/** A body as a text names it. `before`: the three words before it, `after`: the two after it, in lower case. `bracketed`: right after another name. */
export type NamedBody = {
  words: readonly string[]
  before: readonly string[]
  after?: readonly string[]
  bracketed?: boolean
}

const known = new Map<string, string>()
const nicknames = new Map<string, string | null>()
for (const [spelling, name] of bodySpellings) known.set(foldBody(spelling), name)
for (const { city, nickname } of nicknamedTeams) {
  const key = foldName(nickname)
  nicknames.set(key, nicknames.has(key) ? null : `${city} ${nickname}`)
}

const refOf = remembered((name): EntityRef => ({ id: stableId('entity', 'organization', foldBody(name)), name }))

/**
 * Which organization each name stands for. A short form in brackets right after a name is that body's in this text, whatever the tables
 * make of it elsewhere: "Kurdistan Workers' Party (PKK)".
 */
export function identifyBodies(bodies: readonly (NamedBody | null)[]): (EntityRef | null)[] {
  const refs = byThemselves(bodies)
  const introduced = new Map<string, EntityRef>()
  for (const [index, body] of bodies.entries()) {
    const ref = refs[index - 1]
    if (body?.bracketed && bodies[index - 1] && ref && SHORT_FORM.test(body.words.join(' ')))
      introduced.set(body.words.join(' '), ref)
  }
  if (introduced.size === 0) return refs
  return refs.map((ref, index) => introduced.get(bodies[index]?.words.join(' ') ?? '') ?? ref)
}

/** Two capitals or more in one word: "FPÖ", "PiS". */
const SHORT_FORM = /^(?=(?:.*\p{Lu}){2})\p{Lu}[\p{L}\p{N}&-]{1,9}$/u

/**
 * A known one by any of its names; one of a state by its country, since every state has a defence ministry; a short form or an acronym
 * by the full name in this text. A ministry whose country the text does not say stays unnamed.
 */
function byThemselves(bodies: readonly (NamedBody | null)[]): (EntityRef | null)[] {
  const countries = countriesOfStateBodies(bodies)
  const full = fullNames(bodies)
  return bodies.map((body, index) => {
    if (!body) return null
    const name = body.words.join(' ')
    const state = asStateBody(body)
    if (state)
      return stateRef(state.body, state.country ?? (isOwned(body) ? null : (countries.get(state.body) ?? null)))
    if (isOtherAgency(body)) return refOf(`${name} news agency`)
    const introduced = introducedBy(bodies[index - 1] ?? null, name)
    if (introduced) return refOf(knownAs(introduced) ?? introduced)
    const country = knownName(name, 'place')?.country
    if (country && !knownAs(name)) return { id: `country:${country}`, name: countryName(country) }
    const longer = full.get(name)
    if (longer && !longer.known) return refOf(longer.name)
    return refOf(
      knownAs(name) ??
        nicknames.get(foldName(name)) ??
        longer?.name ??
        (name.includes(' ') ? inUsualCase(body.words) : name),
    )
  })
}

const knownAs = (name: string): string | null =>
  known.get(foldBody(name)) ?? knownName(name, 'organization')?.name ?? null

/** "The PA news agency": an acronym that the tables have only for bodies that are no agencies. */
function isOtherAgency({ words, after }: NamedBody): boolean {
  const name = words.join(' ')
  const stands = knownAs(name)
  if (stands === null || stands === name || name !== name.toUpperCase() || /agency|press|news/i.test(stands))
    return false
  return after?.[0] === 'news' && after[1] === 'agency'
}

/** "National Intelligence Service (NIS)": the acronym right after a name it abbreviates. */
function introducedBy(previous: NamedBody | null, name: string): string | null {
  return previous && !name.includes(' ') && abbreviates(name, previous.words) ? previous.words.join(' ') : null
}

type StateBody = { body: string; country: string | null }

/** A body of a state, with the country that stands in its name or before it. */
function asStateBody({ words, before }: NamedBody): StateBody | null {
  const bodyIn = (some: readonly string[]) => stateBody(some.map(foldName).join(' '))
  const of = words.lastIndexOf('of')
  const parts: [body: readonly string[], country: string | null][] = [
    [words.slice(0, Math.max(of, 0)), countryIn(words.slice(of + 1))],
    [words.slice(1), countryIn(words.slice(0, 1))],
    [words.slice(2), countryIn(words.slice(0, 2))],
  ]
  for (const [some, country] of parts) {
    const body = country ? bodyIn(some) : null
    if (body) return { body, country }
  }
  const body = bodyIn(words)
  return body ? { body, country: countryBefore(before) } : null
}

const countryIn = (words: readonly string[]): string | null => {
  const name = words.join(' ')
  return countryOf(name.toLowerCase()) ?? knownName(name, 'place')?.country ?? null
}

/** "Gaza's Hamas-run Health Ministry": somebody's, and nobody the tables know; not that of the country named elsewhere. */
const isOwned = ({ before }: NamedBody) =>
  before.at(-1) === 'run' || before.at(-1)?.endsWith('-run') || before.at(-1) === "'s"

/** "Russian", "South Korean", "Ukraine 's": whose it is by what stands before. */
function countryBefore(before: readonly string[]): string | null {
  const words = before.at(-1) === "'s" || before.at(-1) === '’s' ? before.slice(0, -1) : before
  return countryIn(words.slice(-2)) ?? countryIn(words.slice(-1))
}

/** The country of each kind of state body, where the text says one and only one. */
function countriesOfStateBodies(bodies: readonly (NamedBody | null)[]): Map<string, string | null> {
  const countries = new Map<string, string | null>()
  for (const named of bodies) {
    const state = named && asStateBody(named)
    if (!state?.country) continue
    const other = countries.get(state.body)
    countries.set(state.body, other === undefined || other === state.country ? state.country : null)
  }
  return countries
}

function stateRef(body: string, country: string | null): EntityRef | null {
  if (!country) return null
  const shown = body.replaceAll(/(?:^| )(?!(?:of|and|for) )\p{L}/gu, (first) => first.toUpperCase())
  return { id: stableId('entity', 'organization', country, body), name: `${countryName(country)} ${shown}` }
}

type Full = { name: string; known: boolean }

/** Short forms and acronyms by the one longer name in the text that they shorten. */
function fullNames(bodies: readonly (NamedBody | null)[]): Map<string, Full> {
  const long = new Map<string, readonly string[]>()
  for (const body of bodies) if (body && body.words.length > 1) long.set(foldBody(body.words.join(' ')), body.words)
  const shortened = new Map<string, Full | null>()
  for (const words of long.values()) {
    const name = words.join(' ')
    for (const short of shortFormsOf(words)) {
      const other = shortened.get(short)
      if (other === undefined) shortened.set(short, { name, known: knownAs(short) !== null })
      else if (other?.name !== name) shortened.set(short, null)
    }
  }
  return new Map([...shortened].filter((entry): entry is [string, Full] => entry[1] !== null))
}

const MOST_WORDS = 12
const isHead = (word: string) =>
  organizationEndings.has(word.toLowerCase()) || organizationBeginnings.has(word.toLowerCase())

/** "Daimler" and "AG" of "Daimler AG" and the like, but no word that many bodies have in common; and the initials. */
function shortFormsOf(words: readonly string[]): string[] {
  const capitals = words.filter((word) => word.charAt(0) !== word.charAt(0).toLowerCase())
  const forms = [words, capitals].map((some) => some.map((word) => word.charAt(0).toUpperCase()).join(''))
  for (let cut = 1; cut < Math.min(words.length, MOST_WORDS); cut++) {
    if (!isHead(words[0]!) || cut > 1) forms.push(words.slice(0, cut).join(' '))
    if (!isHead(words[cut]!) || words.length - cut > 1) forms.push(words.slice(cut).join(' '))
  }
  return [...new Set(forms)]
}
