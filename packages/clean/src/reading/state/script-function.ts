import {
  match,
  readList,
  readLiteral,
  type ScriptReading,
  skipBlank,
  stringEnd,
  takes,
  UNREADABLE,
} from './script-literal.ts'

const OPENING = /[!(]*\s*function(?:\s+[\w$]+)?\s*\(([\w$,\s]*)\)\s*\{/y
const TARGET = /([\w$]+)((?:\.[\w$]+|\[\d+\])+)\s*=(?!=)/y
const DECLARED = /(?:var|let|const)\b/y
const NAME = /[\w$]+/y
const BETWEEN = /[\s;,]*/y
const RETURN = /return\b/y

/**
 * What a function that is called at once gives back, as Nuxt and devalue write a page's state: its parameters stand for values
 * that recur, so that `(function(a,b){a.x=b;return {text:a}}({},"…"))` is read by putting in what the call hands over. The
 * function is not run: only literals, fields that are set to one, and `return` are understood.
 */
export function readCalledFunction(reading: ScriptReading): unknown {
  const start = reading.at
  OPENING.lastIndex = start
  const opening = OPENING.exec(reading.source)
  if (!opening) return UNREADABLE
  const body = start + opening[0].length
  reading.at = blockEnd(reading, body)
  takes(reading, ')')
  skipBlank(reading)
  if (reading.source[reading.at] !== '(') return UNREADABLE
  const given = readList(reading, ')', 0)
  if (!Array.isArray(given)) return UNREADABLE
  const end = reading.at
  const parameters = (opening[1] ?? '').split(',').map((name) => name.trim())
  const names = new Map(parameters.map((name, at): [string, unknown] => [name, (given as unknown[])[at] ?? null]))
  const inside = { source: reading.source, at: body, names, steps: reading.steps }
  const value = readBody(inside, names)
  Object.assign(reading, { at: end, steps: inside.steps })
  return value
}

function readBody(reading: ScriptReading, names: Map<string, unknown>): unknown {
  for (;;) {
    match(reading, BETWEEN)
    if (match(reading, RETURN) !== null) return readLiteral(reading)
    const isRead = match(reading, DECLARED) === null ? setField(reading) : declare(reading, names)
    if (!isRead) return UNREADABLE
  }
}

/** `a=1, b={}`, after `var`. */
function declare(reading: ScriptReading, names: Map<string, unknown>): boolean {
  do {
    skipBlank(reading)
    const name = match(reading, NAME)
    if (name === null) return false
    const value = takes(reading, '=') ? readLiteral(reading) : null
    if (value === UNREADABLE) return false
    names.set(name, value)
  } while (takes(reading, ','))
  return true
}

/** `a.story.title="…"`, `a[0]={…}`. */
function setField(reading: ScriptReading): boolean {
  skipBlank(reading)
  TARGET.lastIndex = reading.at
  const target = TARGET.exec(reading.source)
  if (!target) return false
  reading.at += target[0].length
  const value = readLiteral(reading)
  if (value === UNREADABLE) return false
  const path = (target[2] ?? '').match(/[\w$]+/g) ?? []
  const last = path.pop()
  let holder = reading.names.get(target[1] ?? '')
  for (const name of path) holder = fieldOf(holder, name)
  if (typeof holder === 'object' && holder !== null && last !== undefined && last !== '__proto__')
    (holder as Record<string, unknown>)[last] = value
  return true
}

const fieldOf = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<string, unknown>)[name]
    : null

const BLOCK_MARK = /["'`{}]/g

/** The place behind the bracket that closes a block, `from` being within it. */
function blockEnd({ source }: ScriptReading, from: number): number {
  let depth = 1
  BLOCK_MARK.lastIndex = from
  for (let found = BLOCK_MARK.exec(source); found; found = BLOCK_MARK.exec(source)) {
    const [mark] = found
    if (mark === '{') depth += 1
    else if (mark === '}') depth -= 1
    else BLOCK_MARK.lastIndex = stringEnd(source, found.index + 1, mark) + 1
    // A string without an end.
    if (BLOCK_MARK.lastIndex === 0) break
    if (depth === 0) return BLOCK_MARK.lastIndex
  }
  return source.length
}
