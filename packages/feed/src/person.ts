import type { Said } from './draft.ts'
import type { Element } from './element.ts'

const LONGEST_PERSON = 2000
const MAIL = /^[^\s@<>()"]{1,200}@[^\s@<>()"]{1,200}$/

/**
 * The name in what a feed says of a person: "ada@a.example (Ada Moss)" (RSS 2.0), "Ada Moss (ada@a.example)",
 * "Ada Moss <ada@a.example>" (RFC 5322), "ada@a.example Ada Moss". A mail address stands for who has no name.
 */
export function personName(said: Said): Said {
  const text = said?.replace(/^mailto:/i, '').trim()
  if (!text || text.length > LONGEST_PERSON || !text.includes('@')) return text || null
  const parts = inBrackets(text) ?? spaced(text)
  if (!parts) return text
  const [one, other] = parts
  if (MAIL.test(one)) return other || one
  return MAIL.test(other) ? one || other : text
}

/** "a (b)" and "a <b>" as [a, b]. */
function inBrackets(text: string): [string, string] | null {
  const [open, close] = text.endsWith(')') ? ['(', ')'] : ['<', '>']
  const start = text.indexOf(open)
  if (start === -1 || !text.endsWith(close)) return null
  return [text.slice(0, start).trim().replace(/^"|"$/g, ''), text.slice(start + 1, -1).trim()]
}

function spaced(text: string): [string, string] | null {
  const space = text.indexOf(' ')
  return space === -1 ? null : [text.slice(0, space), text.slice(space + 1).trim()]
}

/** RFC 4287, 3.2, and what Atom 0.3 and Dublin Core's users call the same. */
const PERSON_PARTS = /^(?:atom:|itunes:)?(?:name|email|uri|url|homepage)$/

/** The names of people given as elements: an Atom person construct, or a line of text. */
export const personNames = (people: readonly Element[]): Said[] =>
  people.map((person) => {
    const parts = person.children.filter(({ name }) => PERSON_PARTS.test(name))
    const part = (suffix: string) => parts.find(({ name }) => name.endsWith(suffix))?.text
    return parts.length === 0 ? personName(person.text) : (part('name') ?? part('email'))
  })

/** The first group of names in which somebody is named. */
export const firstNames = (...groups: Said[][]): Said[] => groups.find((group) => group.some(Boolean)) ?? []
