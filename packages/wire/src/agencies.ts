import { AGENCIES } from './agency-table.ts'
import { OUTLETS } from './outlet-table.ts'

const byNeedle = new Map<string, string>()
const ALL = [...AGENCIES, ...OUTLETS]
const bareDatelines = new Set(AGENCIES.flatMap(({ name, bareDateline }) => (bareDateline ? [name] : [])))
const outletNames = new Set(OUTLETS.map((outlet) => outlet.name))
for (const agency of ALL) {
  for (const spelling of agency.spellings) {
    byNeedle.set(spelling, agency.name).set(spelling.toUpperCase(), agency.name)
  }
  for (const initials of agency.initials ?? []) byNeedle.set(initials, agency.name)
}
/** How many letters of a spelling it is looked up by; the shortest spellings have two. */
const KEY = 2
const byKey = Map.groupBy(
  [...byNeedle.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
  (needle) => needle.slice(0, KEY),
)
/** What UTF-16 codes spellings begin with, by code: most letters of a text begin none. */
const mayBegin = new Uint8Array(0x10000)
for (const key of byKey.keys()) mayBegin[key.charCodeAt(0)] = 1
const [SMALL_A, SMALL_Z] = [0x61, 0x7a]
const GOES_ON_BEFORE = /[\p{L}\p{N}@]$/u
const GOES_ON_AFTER = /^[\p{L}\p{N}]/u
/** Names that say themselves what they are, listed above or not. */
const UNLISTED =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,2} (?:News Agency|News Service|Press Agency|Newswire|Wire Service)(?![\p{L}\p{N}])/gu
const SAYS_ITSELF = /News Agency|News Service|Press Agency|Newswire|Wire Service/
const THE = /(?:^|[^\p{L}\p{N}])(the )$/iu

export type NamedAgency = { name: string; start: number; end: number }

/**
 * Every agency named in a short text, in order, by any of its spellings, with the article before it. A name alone credits nobody:
 * frames do.
 */
export function agenciesIn(text: string): NamedAgency[] {
  const found: NamedAgency[] = []
  for (let at = 0, before = 0, code = 0; at < text.length; at += 1, before = code) {
    code = text.charCodeAt(at)
    if (mayBegin[code] === 0 || (before >= SMALL_A && before <= SMALL_Z)) continue
    const needle = spellingAt(text, at)
    if (needle === undefined) continue
    const end = at + needle.length
    const start = at - (THE.exec(text.slice(Math.max(0, at - 5), at))?.[1]?.length ?? 0)
    found.push({ name: byNeedle.get(needle) ?? '', start, end })
    at = end - 1
    code = text.charCodeAt(at)
  }
  return SAYS_ITSELF.test(text) ? withUnlisted(text, found) : found
}

/** The longest spelling that stands there as a whole word. A pattern of all spellings would be tried at every letter. */
function spellingAt(text: string, at: number): string | undefined {
  const needle = byKey
    .get(text.slice(at, at + KEY))
    ?.find((one) => text.startsWith(one, at) && !GOES_ON_AFTER.test(text.slice(at + one.length, at + one.length + 2)))
  return needle !== undefined && GOES_ON_BEFORE.test(text.slice(Math.max(0, at - 2), at)) ? undefined : needle
}

function withUnlisted(text: string, found: NamedAgency[]): NamedAgency[] {
  const unlisted = Array.from(text.matchAll(UNLISTED), (match) => ({
    name: match[0].replace(/^The /, ''),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const apart = unlisted.filter((one) => !found.some((other) => one.start < other.end && other.start < one.end))
  return [...found, ...apart].sort((a, b) => a.start - b.start)
}

/** The longest of some names that the given initials stand for ("MNA": "Meridian News Agency"), else the initials. */
export function spelledOut(initials: string, names: string[]): string {
  if (!/^\p{Lu}{2,5}$/u.test(initials)) return initials
  const meant = names.filter((name) => name.includes(' ') && initialsOf(name) === initials)
  return meant.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? initials
}

/** The capitals that the words of a name begin with. */
export const initialsOf = (name: string) =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .filter((letter) => letter !== letter.toLowerCase())
    .join('')

const AFTER_NAME = /^(?:\.com|['’]s? (?:staff|reporters?))?[.,:•|]*$/iu

/** The longest name with all that may follow it is shorter. */
const MOST_NAMED = 140

/** The agency a short text names and nothing else ("The Associated Press", "Reuters •"), or null. */
export function agencyNamed(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > MOST_NAMED) return null
  const first = agenciesIn(trimmed)[0]
  if (!first || first.start !== 0) return null
  return AFTER_NAME.test(trimmed.slice(first.end).trim()) ? first.name : null
}

const byName = new Map(ALL.map((known) => [known.name, known]))

/** What is known of an agency or outlet by its name: where it publishes, and whether it sells its text to others. */
export function knownByName(name: string): { hosts: string[]; isAgency: boolean } | null {
  const known = byName.get(name)
  return known ? { hosts: known.hosts ?? [], isAgency: !outletNames.has(name) } : null
}

const byHost = new Map(ALL.flatMap(({ name, hosts = [] }) => hosts.map((host): [string, string] => [host, name])))

/** The agency that publishes on this host or outlet name, or null. */
export function agencyOfPublisher(publisher: string): string | null {
  const labels = publisher.trim().toLowerCase().split('.')
  for (let at = 0; at < labels.length - 1; at += 1) {
    const name = byHost.get(labels.slice(at).join('.'))
    if (name !== undefined) return name
  }
  return agencyNamed(publisher)
}

/** Whether an agency's name in brackets opens its texts without a dash. */
export const hasBareDateline = (name: string) => bareDatelines.has(name)

/** Whether a name is an outlet's that others reprint: standing alone, it may as well be a masthead or a link. */
export const isOutlet = (name: string) => outletNames.has(name)
