import { parseJson } from './script-literal.ts'

const MOST_ROWS = 20_000
const MOST_DEPTH = 100
/** A text is put in for several names, and one of a megabyte not for thousands. */
const MOST_GROWTH = 4
const ROW = /([\da-f]*):(?:T([\da-f]+),|([A-Z]{1,2})?)/iy

/**
 * The values that React Server Components stream to a page, as the Next.js app router hands them to `self.__next_f`: rows of
 * `id:JSON`, and of `id:Tlength,text` with the length in bytes of UTF-8, after which the next row begins at once. Where a value
 * says `$id` the row of that id is put in; the others stay what they are. Format: react-server's ReactFlightServer.
 */
export function streamedValues(stream: string): unknown[] {
  const rows = new Map<string, unknown>()
  let at = 0
  for (let count = 0; at < stream.length && count < MOST_ROWS; count += 1) {
    ROW.lastIndex = at
    const head = ROW.exec(stream)
    const from = head ? ROW.lastIndex : at
    const end = head?.[2] ? bytesOn(stream, from, Number.parseInt(head[2], 16)) : lineEnd(stream, from)
    if (head?.[2]) rows.set(head[1] ?? '', stream.slice(from, end))
    else if (head && !head[3]) rows.set(head[1] ?? '', parseJson(stream.slice(from, end)) ?? null)
    at = head?.[2] ? end : end + 1
  }
  const texts = new Map([...rows].filter((row): row is [string, string] => typeof row[1] === 'string'))
  const filling = { texts, left: MOST_GROWTH * stream.length }
  return [...rows.values()].map((value) => withTexts(value, filling, 0))
}

function lineEnd(stream: string, from: number): number {
  const end = stream.indexOf('\n', from)
  return end < 0 ? stream.length : end
}

/** The place so many bytes of UTF-8 on. */
function bytesOn(stream: string, from: number, bytes: number): number {
  let at = from
  for (let left = bytes; left > 0 && at < stream.length; at += 1) {
    const code = stream.charCodeAt(at)
    // Each half of a pair stands for two of its four bytes.
    const isHalf = code >= 0xd800 && code <= 0xdfff
    left -= code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3
  }
  return at
}

const REFERENCE = /^\$@?([\da-f]+)$/

type Filling = { texts: ReadonlyMap<string, string>; left: number }

function withTexts(value: unknown, filling: Filling, depth: number): unknown {
  if (typeof value === 'string') return textFor(value, filling)
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return value
  if (Array.isArray(value)) return value.map((held) => withTexts(held, filling, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, withTexts(held, filling, depth + 1)]))
}

function textFor(value: string, filling: Filling): string {
  const referred = filling.texts.get(REFERENCE.exec(value)?.[1] ?? '')
  if (referred === undefined) return value.startsWith('$$') ? value.slice(1) : value
  filling.left -= referred.length
  return filling.left < 0 ? '' : referred
}
