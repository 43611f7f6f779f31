import { type Document, isTag, isText, type ParentNode } from 'domhandler'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { textOfString } from './rescue.ts'

const MOST_CHARS = 4_000_000
const MOST_VALUES = 200_000
const MOST_DEPTH = 60
/** So deep inside an entry of a list its text may stand: { type, content: { text } }. */
const ENTRY_DEPTH = 3
const SHORTEST_PROSE = 40
const SHORTEST_TEXT = 400
/** An entry that has one of these is another article, not a paragraph. */
const OF_ARTICLES = ['headline', 'headlines', 'title', 'url', 'slug', 'canonical_url', 'href', 'link']

/**
 * The article's text where a page carries it only in the JSON that its scripts build it from (__NEXT_DATA__ and the like): the
 * list of paragraphs, or the one string, that holds the most prose. Null where there is none. No script is run.
 */
export function embeddedText(tree: Document): string | null {
  const best = { text: '', length: SHORTEST_TEXT }
  const budget = { values: MOST_VALUES }
  for (const script of scriptsOf(tree)) seek(parseState(script), best, budget, 0)
  return best.text === '' ? null : best.text
}

function scriptsOf(parent: ParentNode, scripts: string[] = []): string[] {
  for (const child of parent.children) {
    if (!isTag(child)) continue
    if (child.name !== 'script') scriptsOf(child, scripts)
    else if (!/ld\+json/i.test(child.attribs['type'] ?? '')) {
      const [text] = child.children
      if (text && isText(text) && text.data.length <= MOST_CHARS && text.data.includes('{')) scripts.push(text.data)
    }
  }
  return scripts
}

/** JSON alone, or the first object a script assigns. */
function parseState(script: string): unknown {
  const from = script.indexOf('{')
  for (const attempt of [script, script.slice(from, objectEnd(script, from))]) {
    try {
      return JSON.parse(attempt) as unknown
    } catch {
      // The next reading, or nothing.
    }
  }
  return null
}

function objectEnd(script: string, from: number): number {
  let depth = 0
  let quoted = false
  for (let at = from; at < script.length; at += 1) {
    const mark = script[at]
    if (mark === '\\') at += 1
    else if (mark === '"') quoted = !quoted
    else if (!quoted && mark === '{') depth += 1
    else if (!quoted && mark === '}' && --depth === 0) return at + 1
  }
  return script.length
}

type Best = { text: string; length: number }

function seek(value: unknown, best: Best, budget: { values: number }, depth: number): void {
  budget.values -= 1
  if (budget.values < 0 || depth > MOST_DEPTH) return
  if (typeof value === 'string') offer(proseOf(value), best)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value))
    offer(
      value.flatMap((entry: unknown) => entryProse(entry, 0)),
      best,
    )
  for (const held of Object.values(value)) seek(held, best, budget, depth + 1)
}

function offer(paragraphs: string[], best: Best): void {
  const text = paragraphs.join('\n')
  const length = textLength(text)
  if (length > best.length) Object.assign(best, { text, length })
}

function entryProse(entry: unknown, depth: number): string[] {
  if (typeof entry === 'string') return proseOf(entry)
  if (typeof entry !== 'object' || entry === null || depth > ENTRY_DEPTH) return []
  if (depth === 0 && OF_ARTICLES.some((name) => name in entry)) return []
  return Object.values(entry).flatMap((held) => entryProse(held, depth + 1))
}

function proseOf(given: string): string[] {
  if (
    given.length < SHORTEST_PROSE / 3 ||
    given.length > MOST_CHARS ||
    /^\s*(?:https?:|\{|\[|data:|function\b)/.test(given)
  )
    return []
  const lines = textOfString(given).split('\n')
  return lines.some((line) => textLength(line) >= SHORTEST_PROSE && endsLikeSentence(line)) ? lines : []
}
