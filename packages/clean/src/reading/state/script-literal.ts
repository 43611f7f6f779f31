/** Nothing that can be told without running it. */
export const UNREADABLE = Symbol('not a literal')

/** A script being read: `names` are the values of the parameters around, `steps` what may still be read. */
export type ScriptReading = { source: string; at: number; names: ReadonlyMap<string, unknown>; steps: number }

const MOST_DEPTH = 100
const BLANK = /(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*\n)*/y
const NUMBER = /-?(?:0x[\da-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)n?/iy
/** A name, with what is asked of it: `JSON.parse`. */
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*/uy
const CONSTANTS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/**
 * The value that a script writes at a place, as ECMAScript's literals have it: objects with or without quotes around their names,
 * lists, strings of three kinds, numbers; `!0`, `void 0`, `new Date("…")`, `JSON.parse("…")` and `Object.freeze({…})` for what they
 * hold. Names that stand for nothing known are null. No script is run; what would have to be is UNREADABLE.
 */
export function readLiteral(reading: ScriptReading, depth = 0): unknown {
  if (depth > MOST_DEPTH || --reading.steps < 0) return UNREADABLE
  skipBlank(reading)
  const mark = reading.source[reading.at]
  if (mark === '{') return readObject(reading, depth)
  if (mark === '[') return readList(reading, ']', depth)
  if (mark === '"' || mark === "'" || mark === '`') return readString(reading)
  if (mark === '(') return inBrackets(reading, depth)
  if (mark === '!') {
    reading.at += 1
    const value = readLiteral(reading, depth + 1)
    return value === UNREADABLE ? UNREADABLE : !value
  }
  const number = match(reading, NUMBER)
  if (number !== null) return Number(number.replace(/n$/, ''))
  return readNamed(reading, depth)
}

export function skipBlank(reading: ScriptReading): void {
  match(reading, BLANK)
}

/** What a pattern finds at the place read, which is then behind it. */
export function match(reading: ScriptReading, pattern: RegExp): string | null {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.source)?.[0] ?? null
  if (found !== null) reading.at += found.length
  return found
}

/** Whether the next mark is this one, which is then read. */
export function takes(reading: ScriptReading, mark: string): boolean {
  skipBlank(reading)
  if (!reading.source.startsWith(mark, reading.at)) return false
  reading.at += mark.length
  return true
}

function readObject(reading: ScriptReading, depth: number): unknown {
  const value: Record<string, unknown> = {}
  reading.at += 1
  while (!takes(reading, '}')) {
    const name = readKey(reading)
    if (name === null || !takes(reading, ':')) return UNREADABLE
    const held = readLiteral(reading, depth + 1)
    if (held === UNREADABLE) return UNREADABLE
    // Set like any other name, it would change what the object is.
    if (name !== '__proto__') value[name] = held
    if (!takes(reading, ',')) return takes(reading, '}') ? value : UNREADABLE
  }
  return value
}

function readKey(reading: ScriptReading): string | null {
  skipBlank(reading)
  const mark = reading.source[reading.at]
  if (mark !== '"' && mark !== "'") return match(reading, NAME) ?? match(reading, NUMBER)
  const name = readString(reading)
  return typeof name === 'string' ? name : null
}

/** The values up to a closing bracket, the opening one being next. */
export function readList(reading: ScriptReading, close: string, depth: number): unknown {
  const values: unknown[] = []
  reading.at += 1
  while (!takes(reading, close)) {
    if (takes(reading, ',')) {
      values.push(null)
      continue
    }
    const value = readLiteral(reading, depth + 1)
    if (value === UNREADABLE) return UNREADABLE
    values.push(value)
    if (!takes(reading, ',')) return takes(reading, close) ? values : UNREADABLE
  }
  return values
}

function inBrackets(reading: ScriptReading, depth: number): unknown {
  reading.at += 1
  const value = readLiteral(reading, depth + 1)
  return value !== UNREADABLE && takes(reading, ')') ? value : UNREADABLE
}

function readNamed(reading: ScriptReading, depth: number): unknown {
  const name = match(reading, NAME)
  if (name === null || name === 'function') return UNREADABLE
  if (name === 'new') {
    skipBlank(reading)
    return depth > MOST_DEPTH ? UNREADABLE : readNamed(reading, depth + 1)
  }
  if (name === 'void') return readLiteral(reading, depth + 1) === UNREADABLE ? UNREADABLE : null
  skipBlank(reading)
  if (reading.source[reading.at] !== '(') return CONSTANTS.get(name) ?? reading.names.get(name) ?? null
  const given = readList(reading, ')', depth + 1)
  return Array.isArray(given) ? called(name, given) : UNREADABLE
}

/** What a call gives back: of most that stand in a page's state, what they are given. */
function called(name: string, [first = null, second]: unknown[]): unknown {
  if (name === 'Object.assign') return second ?? first
  if (typeof first !== 'string') return first
  if (name === 'JSON.parse') return parseJson(first) ?? null
  return name === 'decodeURIComponent' ? decoded(first) : first
}

/** A value written as JSON; undefined where it is not. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source) as unknown
  } catch {
    return undefined
  }
}

/** A text without the escapes of addresses; the text itself where they are broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', '\n': '' }

/** A string in any of the three kinds of quotation marks, the opening one being next. */
function readString(reading: ScriptReading): unknown {
  const { source, at } = reading
  const mark = source[at]!
  const end = stringEnd(source, at + 1, mark)
  if (end < 0) return UNREADABLE
  reading.at = end + 1
  if (mark === '"') {
    const plain = parseJson(source.slice(at, end + 1))
    if (typeof plain === 'string') return plain
  }
  return unescaped(source.slice(at + 1, end))
}

/** The place of the mark that closes a string; -1 where none does. */
export function stringEnd(source: string, from: number, mark: string): number {
  for (let at = source.indexOf(mark, from); at >= 0; at = source.indexOf(mark, at + 1)) {
    let backslashes = 0
    while (source[at - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return at
  }
  return -1
}

const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/gi
const HIGHEST = 0x10ffff

const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replaceAll(ESCAPE, (_, braced?: string, four?: string, two?: string, mark = '') => {
        const code = Number.parseInt(braced ?? four ?? two ?? '', 16)
        if (Number.isNaN(code)) return ESCAPES[mark as string] ?? (mark as string)
        return code > HIGHEST ? '' : String.fromCodePoint(code)
      })
    : text
