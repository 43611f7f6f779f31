import { stableId, type EntityRef } from '@copydesk/news'
import { spanKey } from './document-names.ts'
import { initialsBefore } from './evidence.ts'
import type { Span } from './spans.ts'
import { leadingFamilyNames } from './tables/first-names.ts'
import type { Token } from './tokens.ts'

/**
 * Which thing each span names. A full name, a known place or body, and a body's own acronym have an id that is the same in
 * every text; a bare surname takes that of the full name in this text, the nearest before it. One that no full name
 * explains stays unnamed: a wrong name is worse than none.
 */
export function identify(tokens: Token[], spans: Span[]): (EntityRef | null)[] {
  const people = peopleOf(tokens, spans)
  const acronyms = acronymsOf(tokens, spans)
  return spans.map((span, index) => {
    if (span.known?.country) return { id: `country:${span.known.country}`, name: span.known.name }
    const key = spanKey(tokens, span)
    if (span.type === 'person') return personOf(key, index, people)
    const name = span.known?.name ?? acronyms.get(key) ?? key
    return { id: stableId('entity', span.type!, fold(name)), name }
  })
}

type Person = { index: number; ref: EntityRef }

/** Full names by each word that may stand for them alone, in the order of the text. */
function peopleOf(tokens: Token[], spans: Span[]): Map<string, Person[]> {
  const people = new Map<string, Person[]>()
  for (const [index, span] of spans.entries()) {
    if (span.type !== 'person' || span.to - span.from < 2) continue
    const name = spanKey(tokens, span)
    const person = { index, ref: { id: stableId('entity', 'person', foldPerson(name)), name } }
    const last = foldPerson(tokens[span.to - 1]!.key)
    const first = foldPerson(tokens[span.from]!.key)
    for (const word of new Set([foldPerson(name), first, last, leadingFamilyNames.has(first) ? first : last])) {
      const named = people.get(word)
      if (named) named.push(person)
      else people.set(word, [person])
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
function acronymsOf(tokens: Token[], spans: Span[]): Map<string, string> {
  const acronyms = new Map<string, string>()
  for (const [index, span] of spans.entries()) {
    const long = spans[index - 1]
    const token = tokens[span.from]!
    if (!long || span.to - span.from !== 1 || !token.acronym || long.type !== 'organization' || long.to !== span.from)
      continue
    if (initialsBefore(tokens, span.from, token.key)) acronyms.set(token.key, long.known?.name ?? spanKey(tokens, long))
  }
  return acronyms
}

/** Lower case without accents, full stops and a leading article. */
function fold(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[\p{M}.'-]/gu, '')
    .toLowerCase()
  return plain.startsWith('the ') ? plain.slice(4) : plain
}

/** Also without middle initials, and with the Slavic endings -iy, -yy, -ii written one way: "Zelenskyy" is "Zelensky". */
const foldPerson = (name: string) =>
  fold(name)
    .split(' ')
    .filter((word, index, all) => word.length > 1 || index === 0 || index === all.length - 1)
    .map((word) => (word.length > 4 ? word.replace(/(?:iy|yy|ii|yi|ij)$/, 'y') : word))
    .join(' ')
