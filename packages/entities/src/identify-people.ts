import { stableId, type EntityRef } from '@copydesk/news'
import { foldName, inUsualCase, personName, type PersonName } from './fold-names.ts'
import { remembered } from './remembered.ts'
import { firstNames } from './tables/first-names.ts'
import { knownPeople, type KnownPerson } from './knowledge/people.ts'

/** A mention of a person in the order of the text; null for other mentions. */
type Mentioned = PersonName | null
type Candidate = { index: number; ref: EntityRef; suffix: string }

/** Of more people of one name than this, no bare name is told apart. */
const MOST_NAMESAKES = 20

/** Folded name without what tells bearers of one name apart. */
const keyOf = ({ given, family }: Pick<PersonName, 'given' | 'family'>) => `${given} ${family}`
const knownByName = new Map<string, { person: KnownPerson; name: PersonName }[]>()
const knownByBareName = new Map<string, KnownPerson>()
for (const person of knownPeople) {
  for (const spelling of person.spellings) {
    const name = personName(spelling.split(' '))
    if (name) knownByName.set(keyOf(name), [...(knownByName.get(keyOf(name)) ?? []), { person, name }])
  }
  for (const bare of person.bare) {
    const name = personName(bare.split(' '))
    if (name) knownByBareName.set(name.family, person)
  }
}

/** Whether two names told alike may be one bearer's: no other "Jr." or "III", and no other initials. */
const maySame = (a: PersonName, b: PersonName) =>
  a.suffix === b.suffix && (a.initials.startsWith(b.initials) || b.initials.startsWith(a.initials))

/**
 * Which person each name stands for. A full name has an id that is the same in every text, whatever its transliteration, middle
 * initials and title; "Jr." and initials count only where the text, or the people the tables know, have another of that name. A bare
 * surname or first name takes that of the full name in this text, the nearest before it where several share it, and so does the end of
 * a longer name ("López Obrador"); else that of the one person news calls so. One that nothing explains stays unnamed.
 */
export function identifyPeople(names: readonly (readonly string[] | null)[]): (EntityRef | null)[] {
  const mentioned = names.map((words) => (words ? personName(words) : null))
  const text = { short: shortForms(mentioned), bearers: bearersOf(mentioned) }
  const whole = mentioned.map((name, index) => (name && isFull(name) ? refOf(name, names[index]!, text) : null))
  const longer = longerNames(mentioned, whole)
  const full = mentioned.map(
    (name, index) => (name && whole[index] && (longer.get(keyOf(name)) ?? whole[index])) || null,
  )
  const byFamily = candidates(mentioned, full, ({ family }) => family)
  const byGiven = candidates(mentioned, full, ({ given }) => given.split(' ')[0]!)
  return mentioned.map((name, index) => {
    if (!name || isFull(name)) return full[index]!
    const bearers = byFamily.get(name.family)
    if (name.suffix !== '') return nearest(bearers?.filter(({ suffix }) => suffix === name.suffix) ?? [], index)
    const known = knownByBareName.get(name.family)
    if (bearers)
      return known && !bearers.some(({ ref }) => ref.id === knownRef(known).id) ? null : nearest(bearers, index)
    if (known) return knownRef(known)
    return nearest(byGiven.get(name.family) ?? [], index)
  })
}

/** With a first name, or a sovereign's with a number. */
const isFull = ({ given, suffix }: PersonName) => given !== '' || REGNAL.test(suffix)
const REGNAL = /^[ivx]+$/

/** First and last names that stand together as a full name in this text: a longer name between the two is the same person's. */
function shortForms(mentioned: Mentioned[]): Set<string> {
  const short = new Set<string>()
  for (const name of mentioned) if (name?.given && !name.given.includes(' ')) short.add(keyOf(name))
  return short
}

/** Whoever the text names by each full name, each way once. */
function bearersOf(mentioned: Mentioned[]): Map<string, PersonName[]> {
  const bearers = new Map<string, PersonName[]>()
  for (const name of mentioned) {
    if (!name || !isFull(name)) continue
    const those = bearers.get(keyOf(name))
    if (!those) bearers.set(keyOf(name), [name])
    else if (those.length < MOST_NAMESAKES && !those.some((one) => isTold(one, name))) those.push(name)
  }
  return bearers
}

const isTold = (a: PersonName, b: PersonName) => a.suffix === b.suffix && a.initials === b.initials

/** Longer names of the text by their last two words and more, where only one person's ends so: "López Obrador". */
function longerNames(mentioned: Mentioned[], whole: (EntityRef | null)[]): Map<string, EntityRef | null> {
  const ends = new Map<string, EntityRef | null>()
  for (const [index, name] of mentioned.entries()) {
    const ref = whole[index]
    if (!name || !ref) continue
    const words = keyOf(name).split(' ')
    for (let cut = 1; cut < Math.min(words.length - 1, MOST_WORDS); cut++) {
      // "Actor Tom Veld" is Tom Veld; of "Andrew Lloyd Webber" and "Lena López Arce" the end is the surname.
      if (firstNames.has(words[cut]!) && !firstNames.has(words[0]!)) continue
      const end = words.slice(cut).join(' ')
      const other = ends.get(end)
      ends.set(end, other === undefined || other?.id === ref.id ? ref : null)
    }
  }
  for (const end of ends.keys()) if (knownByName.has(end)) ends.delete(end)
  return ends
}

const MOST_WORDS = 6

const personId = remembered((key) => stableId('entity', 'person', key))

type InText = { short: Set<string>; bearers: Map<string, PersonName[]> }

function refOf(name: PersonName, words: readonly string[], { short, bearers }: InText): EntityRef {
  const brief = { ...name, given: name.given.split(' ')[0]! }
  const namesakes = [...(bearers.get(keyOf(name)) ?? []), ...(bearers.get(keyOf(brief)) ?? [])]
  const isOnly = namesakes.every((one) => maySame(one, name))
  const known = knownAs(name, isOnly) ?? knownAs(brief, isOnly)
  if (known) return knownRef(known)
  const key = short.has(keyOf(brief)) ? keyOf(brief) : keyOf(name)
  const isKnownToo = [name, brief].some((one) =>
    knownByName.get(keyOf(one))?.some((other) => !maySame(other.name, name)),
  )
  if (isOnly && !isKnownToo && name.given !== '') return { id: personId(key), name: inUsualCase(words) }
  return {
    id: personId(`${key} ${name.initials} ${name.suffix || (isKnownToo ? UNMARKED : '')}`),
    name: inUsualCase(words),
  }
}

/** In the place of "Jr." for somebody whom the text tells from the one of that name whom the tables know. */
const UNMARKED = 'other'

/** Who the tables know by a name. "Ferdinand Marcos" is "Ferdinand Marcos Jr." where the text names no other. */
function knownAs(name: PersonName, isOnly: boolean): KnownPerson | null {
  const those = knownByName.get(keyOf(name)) ?? []
  const same = those.find((one) => maySame(one.name, name))
  if (same) return same.person
  return isOnly && name.suffix === '' && name.initials === '' ? (those[0]?.person ?? null) : null
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
    if (!those) found.set(part(name), [{ index, ref, suffix: name.suffix }])
    else if (those.length < MOST_NAMESAKES && !those.some((other) => other.ref.id === ref.id))
      those.push({ index, ref, suffix: name.suffix })
  }
  return found
}

/** The only one; of several, the only one named before. */
function nearest(named: Candidate[], index: number): EntityRef | null {
  if (named.length === 1) return named[0]!.ref
  const before = named.filter((candidate) => candidate.index < index)
  return before.length === 1 ? before[0]!.ref : null
}
