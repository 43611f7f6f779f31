import { listed } from '../tables/listed.ts'
import type { Document } from './document.ts'
import type { Found } from './found.ts'
import type { Token } from './tokens.ts'

/** Last words of the names of military units, and of firms that are not in the tables of endings. */
const UNITS = new Set(listed(`brigade brigades battalion regiment division fleet squadron corps flotilla`))
const FIRMS = new Set(listed(`advisors advisers securities`))
const COURTS = new Set(listed(`court appeals`))
const ORDINAL = /^\d+(?:st|nd|rd|th)$/
const YEARS = /^\d{1,3}$/
/** Words that begin a sentence with a capital letter and name nothing by themselves. */
const SMALL_WORDS = new Set(listed(`a an the in on at it he she they we this that these those la le el il der die das`))

/** What stands beside a name, or ends it, may show what it is and where it begins, whatever the model made of it. */
export function mended(document: Document, found: Found[]): Found[] {
  const names = found
    .filter((name) => !isNone(document, name))
    .map((name) => widened(document, retyped(document.tokens, name)))
  const staffs = staffsIn(document.tokens)
  if (staffs.length === 0) return names
  const apart = names.filter(({ from, to }) => !staffs.some((staff) => from < staff.to && to > staff.from))
  return [...apart, ...staffs].sort((a, b) => a.from - b.from)
}

/** What armies are led by: titles of people, too, so that they are taken apart. */
const STAFFS = ['general staff', 'joint chiefs of staff'].map((name) => name.split(' '))

function staffsIn(tokens: Token[]): Found[] {
  const found: Found[] = []
  for (let last = 1; last < tokens.length; last++) {
    const { word } = tokens[last]!
    if (word.lower !== 'staff' || !word.capital) continue
    const staff = STAFFS.find((words) =>
      words.every((one, at) => tokens[last - words.length + 1 + at]?.word.lower === one),
    )
    const from = last - (staff?.length ?? 0) + 1
    if (staff && tokens[from]!.word.capital) found.push({ from, to: last + 1, type: 'organization' })
  }
  return found
}

/** "Gate 22", and "An" at the beginning of a sentence. */
function isNone({ tokens, lines }: Document, { from, to }: Found): boolean {
  if (to !== from + 1) return false
  const { word, opens, line } = tokens[from]!
  if (opens && SMALL_WORDS.has(word.lower)) return true
  const next = tokens[to]
  const numbered = next?.line === line && next.word.kind === 'number' && !lines[line]!.tabular
  return numbered && word.ordinary && word.classes === 0 && lines[line]!.style === 'running'
}

function retyped(tokens: Token[], name: Found): Found {
  if (name.to < name.from + 2) return name
  const last = tokens[name.to - 1]!.word.lower
  if (UNITS.has(last) || FIRMS.has(last)) return { ...name, type: 'organization' }
  return name.type !== 'person' && isAged(tokens, name) ? { ...name, type: 'person' } : name
}

/** "Dean Rowley, 29, said": only people are followed by their age. */
function isAged(tokens: Token[], { from, to }: Found): boolean {
  const [comma, age, close] = tokens.slice(to, to + 3)
  if (comma?.word.text !== ',' || !YEARS.test(age?.word.text ?? '') || close?.word.text !== ',') return false
  return to - from <= MOST_NAMES && tokens.slice(from, to).every(({ word }) => word.capital && !word.upper)
}

const MOST_NAMES = 3

/** With the number before a unit or a court: "the 3rd Guards Division", "the 2nd Circuit Court". */
function widened({ tokens }: Document, name: Found): Found {
  const before = tokens[name.from - 1]
  const last = tokens[name.to - 1]!.word.lower
  if (!before || before.line !== tokens[name.from]!.line || !ORDINAL.test(before.word.lower)) return name
  const counted = name.type === 'organization' && (UNITS.has(last) || COURTS.has(last))
  return counted ? { ...name, from: name.from - 1 } : name
}
