import { type Document, isTag, isText, type ParentNode } from 'domhandler'
import type { MarkupLine } from '../markup-text.ts'
import type { Thing } from '../metadata/linked-data.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { linesOfString } from './rescue.ts'

const MOST_CHARS = 4_000_000
const MOST_VALUES = 200_000
const MOST_DEPTH = 60
/** A page's state is in few scripts, and what is not JSON is slow to find out. */
const MOST_SCRIPTS = 300
/** So deep inside an entry of a list its text may stand: { type, content: { text } }. */
const ENTRY_DEPTH = 3
const SHORTEST_PROSE = 40
const SHORTEST_TEXT = 400
/** So many letters of an alphabet a character says at the most. */
const DENSEST = 3
/** An entry that has one of these is another article, not a paragraph. */
const OF_ARTICLES = ['headline', 'headlines', 'title', 'url', 'slug', 'canonical_url', 'href', 'link']
/** Around its text an article's other fields stand; further out are the page's. */
const MOST_AROUND = 4

/** A text from a page's scripts, and the objects it stands in, the nearest first. */
export type EmbeddedArticle = { lines: MarkupLine[]; around: Thing[] }

/**
 * The article where a page carries it only in the JSON that its scripts build it from (__NEXT_DATA__ and the like): the
 * list of paragraphs, or the one string, that holds the most prose. Null where there is none. No script is run.
 */
export function embeddedArticle(tree: Document): EmbeddedArticle | null {
  const best = { lines: [], around: [], length: SHORTEST_TEXT }
  const budget = { values: MOST_VALUES }
  for (const script of scriptsOf(tree).slice(0, MOST_SCRIPTS)) seek(parseState(script), best, budget, [])
  return best.lines.length === 0 ? null : { lines: best.lines, around: best.around }
}

function scriptsOf(parent: ParentNode, scripts: string[] = []): string[] {
  for (const child of parent.children) {
    if (!isTag(child)) continue
    if (child.name !== 'script') scriptsOf(child, scripts)
    else if (!/ld\+json/i.test(child.attribs['type'] ?? '')) {
      const [text] = child.children
      if (text && isText(text) && isLong(text.data) && text.data.includes('{')) scripts.push(text.data)
    }
  }
  return scripts
}

const isLong = (script: string) => script.length >= SHORTEST_TEXT / DENSEST && script.length <= MOST_CHARS

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

type Best = EmbeddedArticle & { length: number }

function seek(value: unknown, best: Best, budget: { values: number }, path: unknown[]): void {
  budget.values -= 1
  if (budget.values < 0 || path.length > MOST_DEPTH) return
  if (typeof value === 'string') offer(proseOf(value), best, path)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value))
    offer(
      value.flatMap((entry: unknown) => entryProse(entry, 0)),
      best,
      path,
    )
  const inside = [...path, value]
  for (const held of Object.values(value)) seek(held, best, budget, inside)
}

function offer(lines: MarkupLine[], best: Best, path: unknown[]): void {
  const length = lines.reduce((sum, { text }) => sum + textLength(text) + 1, -1)
  if (length <= best.length) return
  const objects = path.filter((holder) => !Array.isArray(holder)) as Thing[]
  Object.assign(best, { lines, length, around: objects.slice(-MOST_AROUND).toReversed() })
}

function entryProse(entry: unknown, depth: number): MarkupLine[] {
  if (typeof entry === 'string') return proseOf(entry)
  if (typeof entry !== 'object' || entry === null || depth > ENTRY_DEPTH) return []
  if (depth === 0 && OF_ARTICLES.some((name) => name in entry)) return []
  return Object.values(entry).flatMap((held) => entryProse(held, depth + 1))
}

function proseOf(given: string): MarkupLine[] {
  if (
    given.length < SHORTEST_PROSE / 3 ||
    given.length > MOST_CHARS ||
    /^\s*(?:https?:|\{|\[|data:|function\b)/.test(given)
  )
    return []
  const lines = linesOfString(given)
  return lines.some(({ text }) => textLength(text) >= SHORTEST_PROSE && endsLikeSentence(text)) ? lines : []
}
