import { type Document, isTag, isText, type ParentNode } from 'domhandler'
import { unflattened } from './flattened-state.ts'
import { streamedValues } from './react-stream.ts'
import { readCalledFunction } from './script-function.ts'
import { decoded, parseJson, readLiteral, type ScriptReading, UNREADABLE } from './script-literal.ts'

const MOST_CHARS = 4_000_000
/** A page's state is in few scripts, and what is not JSON is slow to find out. */
const MOST_SCRIPTS = 300
/** Streams come in many, each a call. */
const MOST_CALLS = 5000
const SHORTEST_STATE = 130
/** So many values of one page are read from what is no JSON. */
const MOST_STEPS = 400_000
/** What is no value is read to the end of its script: so often of each, and so many characters of all. */
const MOST_READINGS = 6
const MOST_READ = 30_000_000
const NO_NAMES: ReadonlyMap<string, unknown> = new Map()

/**
 * What a page's scripts hold of its state, each as the value it stands for: JSON alone, what a script assigns or hands to a call,
 * as JSON, as JSON in a string, or as the literals of the language; and what comes in pieces, put together. No script is run.
 */
export function pageStates(tree: Document): unknown[] {
  const scripts = scriptsOf(tree)
  const steps = { left: MOST_STEPS, chars: MOST_READ }
  const long = scripts.filter(isState).slice(0, MOST_SCRIPTS)
  const states = long.flatMap((script) => statesIn(script, steps))
  const streams = STREAMS.flatMap(({ call, read }) => {
    const pieces = scripts
      .filter((script) => script.includes(call))
      .slice(0, MOST_CALLS)
      .flatMap((script) => piecesIn(script, call, steps))
    return pieces.length > 0 ? read(pieces.join('')) : []
  })
  return [...streams, ...states].map(settled)
}

/** Calls that hand a state over piece by piece, and how the whole is read. */
const STREAMS: { call: string; read: (whole: string) => unknown[] }[] = [
  { call: '__next_f.push(', read: streamedValues },
  { call: 'streamController.enqueue(', read: (whole) => whole.split('\n').map(parseJson) },
]

function scriptsOf(parent: ParentNode, scripts: string[] = []): string[] {
  for (const child of parent.children) {
    if (!isTag(child)) continue
    if (child.name !== 'script') scriptsOf(child, scripts)
    else if (!/ld\+json/i.test(child.attribs['type'] ?? '')) {
      const [text] = child.children
      if (text && isText(text) && text.data.length <= MOST_CHARS) scripts.push(text.data)
    }
  }
  return scripts
}

const isState = (script: string) =>
  script.length >= SHORTEST_STATE && /[{[]|%[57]B/i.test(script) && !STREAMS.some(({ call }) => script.includes(call))

/** What may still be read, in values and in characters. */
type Steps = { left: number; chars: number }

/** Where a value may begin: what is assigned, handed to a call, or the whole script. */
const START =
  /(?:(?<![=!<>])=(?!=)|\b(?:push|assign|parse|set\w*|init\w*|start|hydrate|render)\()\s*(?=[[{("'`!jJfO])/gi

function statesIn(script: string, steps: Steps): unknown[] {
  const whole = parseJson(script)
  if (typeof whole === 'object' && whole !== null) return [whole]
  const states: unknown[] = []
  const starts = new RegExp(START)
  const least = steps.chars - MOST_READINGS * script.length
  while (steps.left > 0 && steps.chars > Math.max(0, least)) {
    const start = starts.exec(script)
    if (!start) break
    const { value, end } = valueAt(script, starts.lastIndex, steps)
    if (value === UNREADABLE) continue
    starts.lastIndex = Math.max(end, starts.lastIndex)
    states.push(value)
  }
  return states
}

function valueAt(script: string, at: number, steps: Steps): { value: unknown; end: number } {
  if (script[at] === '{' || script[at] === '[') {
    const end = literalEnd(script, at)
    steps.chars -= end - at
    const value = parseJson(script.slice(at, end))
    if (value !== undefined) return { value, end }
  }
  const reading: ScriptReading = { source: script, at, names: NO_NAMES, steps: steps.left }
  const isFunction = /^[!(]*\s*function\b/.test(script.slice(at, at + 40))
  const value = isFunction ? readCalledFunction(reading) : readLiteral(reading)
  steps.left = reading.steps
  if (value === UNREADABLE) steps.chars -= isFunction ? script.length - at : MISREAD_CHARS
  return { value, end: reading.at }
}

/** What finding out costs, in characters. */
const MISREAD_CHARS = 500

const CLOSING: Record<string, string> = { '{': '}', '[': ']' }

/** The end of the object or list that begins at a place, if it is JSON. */
function literalEnd(script: string, from: number): number {
  const open = script[from]!
  const close = CLOSING[open]
  let depth = 0
  let quoted = false
  for (let at = from; at < script.length; at += 1) {
    const mark = script[at]
    if (mark === '\\') at += 1
    else if (mark === '"') quoted = !quoted
    else if (!quoted && mark === open) depth += 1
    else if (!quoted && mark === close && --depth === 0) return at + 1
  }
  return script.length
}

/** The strings that calls of one name are handed, in their order: `push([1,"…"])`, `enqueue("…")`. */
function piecesIn(script: string, call: string, steps: Steps): string[] {
  const pieces: string[] = []
  for (let at = script.indexOf(call); at >= 0 && steps.left > 0; at = script.indexOf(call, at + 1)) {
    const reading: ScriptReading = { source: script, at: at + call.length, names: NO_NAMES, steps: steps.left }
    const handed = readLiteral(reading)
    steps.left = reading.steps
    // The first of two says that the second is text.
    const piece: unknown = Array.isArray(handed) ? (handed[0] === 1 ? handed[1] : null) : handed
    if (typeof piece === 'string') pieces.push(piece)
  }
  return pieces
}

/** A state that is written in a string, escaped or not, or as one flat list, as what it stands for. */
function settled(state: unknown): unknown {
  const value = typeof state === 'string' ? jsonInString(state) : state
  return unflattened(value) ?? value
}

function jsonInString(text: string): unknown {
  if (text.length < SHORTEST_STATE) return null
  const plain = /^\s*%(?:7B|5B)/i.test(text) ? decoded(text) : text
  return /^\s*[{[]/.test(plain) ? (parseJson(plain) ?? null) : null
}
