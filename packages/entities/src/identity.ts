import { stableId, type EntityRef, type MentionType } from '@copydesk/news'
import { abbreviates } from './recogniser/acronyms.ts'
import { foldName, knownName } from './known-names.ts'
import { leadingFamilyNames } from './tables/first-names.ts'

/** A name found in a text, without its place. `words` are as tables hold them: no full stops, straight apostrophes. */
export type Named = { type: MentionType; words: string[] }

/**
 * Which thing each name stands for, in the order of the text. A full name, a known place or body, and a body's own acronym
 * have an id that is the same in every text; a bare surname takes that of the full name in this text, the nearest before
 * it. One that no full name explains stays unnamed: a wrong name is worse than none.
 */
export function identify(names: Named[]): (EntityRef | null)[] {
  const people = peopleOf(names)
  const acronyms = acronymsOf(names)
  return names.map(({ type, words }, index) => {
    const key = words.join(' ')
    if (type === 'person') return personOf(key, index, people)
    const known = knownName(key, type)
    if (known?.country) return { id: `country:${known.country}`, name: known.name }
    const name = known?.name ?? acronyms.get(key) ?? key
    return { id: stableId('entity', type, foldName(name).replaceAll(/['-]/g, '')), name }
  })
}

/** Of more people of one name than this, no bare name is told apart. */
const MOST_NAMESAKES = 20

type Person = { index: number; ref: EntityRef }

/** Full names by each word that may stand for them alone, in the order of the text. */
function peopleOf(names: Named[]): Map<string, Person[]> {
  const people = new Map<string, Person[]>()
  for (const [index, { type, words }] of names.entries()) {
    if (type !== 'person' || words.length < 2) continue
    const name = words.join(' ')
    const person = { index, ref: { id: stableId('entity', 'person', foldPerson(name)), name } }
    const last = foldPerson(words.at(-1)!)
    const first = foldPerson(words[0]!)
    for (const word of new Set([foldPerson(name), first, last, leadingFamilyNames.has(first) ? first : last])) {
      const named = people.get(word)
      if (named) {
        if (named.length < MOST_NAMESAKES && !named.some(({ ref }) => ref.id === person.ref.id)) named.push(person)
      } else people.set(word, [person])
    }
  }
  return people
}

function personOf(key: string, index: number, people: Map<string, Person[]>): EntityRef | null {
  const folded = foldPerson(key)
  const named = people.get(folded)
  if (!named) return null
  if (key.includes(' ')) return named[0]!.ref
  const ids = new Set(named.map((person) => person.ref.id))
  if (ids.size === 1) return named[0]!.ref
  const before = named.filter((person) => person.index < index)
  return new Set(before.map((person) => person.ref.id)).size === 1 ? before[0]!.ref : null
}

/** "National Intelligence Service (NIS)": later "NIS" is that service. */
function acronymsOf(names: Named[]): Map<string, string> {
  const acronyms = new Map<string, string>()
  for (const [index, { type, words }] of names.entries()) {
    const long = names[index - 1]
    if (type !== 'organization' || words.length !== 1 || long?.type !== 'organization') continue
    if (!abbreviates(words[0]!, long.words)) continue
    const name = long.words.join(' ')
    acronyms.set(words[0]!, knownName(name, 'organization')?.name ?? name)
  }
  return acronyms
}

/** Also without middle initials, and with the Slavic endings -iy, -yy, -ii written one way: "Zelenskyy" is "Zelensky". */
const foldPerson = (name: string) =>
  foldName(name)
    .replaceAll(/['-]/g, '')
    .split(' ')
    .filter((word, index, all) => word.length > 1 || index === 0 || index === all.length - 1)
    .map((word) => (word.length > 4 ? word.replace(/(?:iy|yy|ii|yi|ij)$/, 'y') : word))
    .join(' ')
