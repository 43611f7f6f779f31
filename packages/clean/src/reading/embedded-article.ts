import { type Document, isTag, isText, type ParentNode } from 'domhandler'
import type { MarkupLine } from '../markup-text.ts'
import type { Thing } from '../metadata/linked-data.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { headlineOf, isNamed, isOwnText, type ShownPage } from './own-article.ts'
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
/** Under these names pages keep what stands beside the article: other articles and what readers say. In lower case, without marks. */
const LISTS_OF_OTHERS =
  /^(?:latest|related|recommend|trending|popular|most(?:read|popular|viewed|shared)|readmore|readnext|readalso|more(?:from|news|stories|articles)?$|next(?:story|stories|articles?)?$|other(?:news|stories|articles)|sidebar|comments?$|commentlist|replies|responses|reviews$|discussion|teasers?$|suggested|similar)/
/** Around its text an article's other fields stand; further out are the page's. */
const MOST_AROUND = 4

/** A text from a page's scripts, and the objects it stands in, the nearest first. */
export type EmbeddedArticle = { lines: MarkupLine[]; around: Thing[] }

/**
 * The article where a page carries it only in the JSON that its scripts build it from (__NEXT_DATA__ and the like): the
 * list of paragraphs, or the one string, that holds the most prose and is of the article that the page shows. Null where
 * there is none. No script is run.
 */
export function embeddedArticle(tree: Document, page: ShownPage): EmbeddedArticle | null {
  const best = { lines: [], around: [], length: SHORTEST_TEXT }
  const search = { best, page, values: MOST_VALUES }
  for (const script of scriptsOf(tree).slice(0, MOST_SCRIPTS)) seek(parseState(script), search, [])
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

type Search = { best: EmbeddedArticle & { length: number }; page: ShownPage; values: number }

function seek(value: unknown, search: Search, path: unknown[]): void {
  search.values -= 1
  if (search.values < 0 || path.length > MOST_DEPTH) return
  if (typeof value === 'string') offer(proseOf(value), search, path)
  if (typeof value !== 'object' || value === null) return
  const inside = [...path, value]
  if (!Array.isArray(value)) {
    for (const [name, held] of Object.entries(value)) if (!isOfOthers(name)) seek(held, search, inside)
    return
  }
  const prose = value.flatMap((entry: unknown) => entryProse(entry, 0))
  offer(prose, search, path)
  for (const entry of ownEntries(value, search.page)) seek(entry, search, inside)
}

const isOfOthers = (name: string) => LISTS_OF_OTHERS.test(name.toLowerCase().replaceAll(/[^a-z]/g, ''))

/** Of a list of articles only the page's own. */
function ownEntries(entries: unknown[], page: ShownPage): unknown[] {
  const articles = entries.filter(isThing).filter((entry) => headlineOf(entry) !== null)
  return articles.length > 1 ? articles.filter((entry) => isNamed(entry, page)) : entries
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

function offer(lines: MarkupLine[], { best, page }: Search, path: unknown[]): void {
  const length = lines.reduce((sum, { text }) => sum + textLength(text) + 1, -1)
  if (length <= best.length) return
  const around = path.filter(isThing).slice(-MOST_AROUND).toReversed()
  if (!isOwnText(lines.map(({ text }) => text).join('\n'), around, page)) return
  Object.assign(best, { lines, length, around })
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
