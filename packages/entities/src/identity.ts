import type { EntityRef, MentionType } from '@copydesk/news'
import { identifyBodies } from './identify-bodies.ts'
import { identifyPeople } from './identify-people.ts'
import { identifyPlaces } from './identify-places.ts'
import { knownName } from './known-names.ts'

/**
 * A name found in a text. `words` are as tables hold them: no full stops, straight apostrophes. `before`: the three words
 * before it, and `after` the two after it, in lower case. `bracketed`: in brackets right after the name before it.
 */
export type Named = { type: MentionType; words: string[]; before: string[]; after?: string[]; bracketed?: boolean }

/**
 * Which thing each name stands for, in the order of the text: one id for all names of one thing, in this text and in others.
 * A name that could stand for several, or that nothing explains, gives null: a wrong name is worse than none.
 */
export function identify(names: readonly Named[]): (EntityRef | null)[] {
  const people = identifyPeople(names.map(({ type, words }) => (type === 'person' ? words : null)))
  const bodies = identifyBodies(names.map((named) => (isBody(named) ? named : null)))
  const places = identifyPlaces(names.map((named, index) => (named.type === 'place' && !bodies[index] ? named : null)))
  return names.map(({ type }, index) => (type === 'person' ? people[index]! : (bodies[index] ?? places[index]!)))
}

/** An organization, or a building that stands for the one in it: "White House". */
const isBody = ({ type, words }: Named) =>
  type === 'organization' ||
  (type === 'place' && !knownName(words.join(' '), 'place') && knownName(words.join(' '), 'organization') !== null)
