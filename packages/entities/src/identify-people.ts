import { stableId, type EntityRef } from '@copydesk/news'
import { foldName, inUsualCase, personName, type PersonName } from './fold-names.ts'
import { remembered } from './remembered.ts'
import { knownPeople, type KnownPerson } from './knowledge/people.ts'

/** A mention of a person in the order of the text; null for other mentions. */
type Mentioned = PersonName | null
type Candidate = { index: number; ref: EntityRef }

/** Of more people of one name than this, no bare name is told apart. */
const MOST_NAMESAKES = 20

const keyOf = ({ given, family }: PersonName) => `${given} ${family}`
const knownByName = new Map<string, KnownPerson>()
const knownByBareName = new Map<string, KnownPerson>()
for (const person of knownPeople) {
  for (const spelling of person.spellings) {
    const name = personName(spelling.split(' '))
    if (name && !knownByName.has(keyOf(name))) knownByName.set(keyOf(name), person)
  }
  for (const bare of person.bare) {
    const name = personName(bare.split(' '))
    if (name) knownByBareName.set(name.family, person)
  }
}

/**
 * Which person each name stands for. A full name has an id that is the same in every text, whatever its transliteration, middle
 * initials and title; a bare surname or first name takes that of the full name in this text, the nearest before it where
 * several share it; else that of the one person news calls so. One that nothing explains stays unnamed.
 */
export function identifyPeople(names: readonly (readonly string[] | null)[]): (EntityRef | null)[] {
  const mentioned = names.map((words) => (words ? personName(words) : null))
  const short = shortForms(mentioned)
  const full = mentioned.map((name, index) => (name?.given ? refOf(name, names[index]!, short) : null))
  const byFamily = candidates(mentioned, full, ({ family }) => family)
  const byGiven = candidates(mentioned, full, ({ given }) => given.split(' ')[0]!)
  return mentioned.map((name, index) => {
    if (!name || name.given) return full[index]!
    const named = byFamily.get(name.family)
    const known = knownByBareName.get(name.family)
    if (named) return known && !named.some(({ ref }) => ref.id === knownRef(known).id) ? null : nearest(named, index)
    if (known) return knownRef(known)
    return nearest(byGiven.get(name.family) ?? [], index)
  })
}

/** First and last names that stand together as a full name in this text: a longer name between the two is the same person's. */
function shortForms(mentioned: Mentioned[]): Set<string> {
  const short = new Set<string>()
  for (const name of mentioned) if (name?.given && !name.given.includes(' ')) short.add(keyOf(name))
  return short
}

const personId = remembered((key) => stableId('entity', 'person', key))

function refOf(name: PersonName, words: readonly string[], short: Set<string>): EntityRef {
  const brief = { ...name, given: name.given.split(' ')[0]! }
  const known = knownByName.get(keyOf(name)) ?? knownByName.get(keyOf(brief))
  if (known) return knownRef(known)
  const key = short.has(keyOf(brief)) ? keyOf(brief) : keyOf(name)
  return { id: personId(key), name: inUsualCase(words) }
}

const knownRefs = new Map<KnownPerson, EntityRef>()

function knownRef(person: KnownPerson): EntityRef {
  let ref = knownRefs.get(person)
  if (!ref) {
    const name = personName(person.name.split(' '))
    const id = stableId('entity', 'person', name ? keyOf(name) : foldName(person.name))
    knownRefs.set(person, (ref = { id, name: person.name, ...(person.wikidata && { wikidata: person.wikidata }) }))
  }
  return ref
}

/** People named in full by a part of their name, each once, at its first place. */
function candidates(
  mentioned: Mentioned[],
  named: (EntityRef | null)[],
  part: (name: PersonName) => string,
): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>()
  for (const [index, name] of mentioned.entries()) {
    const ref = named[index]
    if (!name || !ref) continue
    const those = found.get(part(name))
    if (!those) found.set(part(name), [{ index, ref }])
    else if (those.length < MOST_NAMESAKES && !those.some((other) => other.ref.id === ref.id))
      those.push({ index, ref })
  }
  return found
}

/** The only one; of several, the only one named before. */
function nearest(named: Candidate[], index: number): EntityRef | null {
  if (named.length === 1) return named[0]!.ref
  const before = named.filter((candidate) => candidate.index < index)
  return before.length === 1 ? before[0]!.ref : null
}
