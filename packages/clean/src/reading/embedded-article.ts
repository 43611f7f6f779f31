import type { Document } from 'domhandler'
import type { MarkupLine } from '../markup-text.ts'
import type { Thing } from '../metadata/linked-data.ts'
import { textLength } from '../text-measure.ts'
import { headlineOf, isNamed, isOwnText, type ShownPage } from './own-article.ts'
import { pageStates } from './state/page-states.ts'
import { referredName, referredObjects, standsFor } from './state/references.ts'
import { listProse, type ProseReading, proseOf } from './state/state-prose.ts'

const MOST_VALUES = 200_000
/** A text is looked at once for each list around it. */
const MOST_PROSE_VALUES = 1_000_000
const MOST_DEPTH = 60
const SHORTEST_TEXT = 400
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
  const states = pageStates(tree)
  const search: Search = {
    best,
    page,
    values: MOST_VALUES,
    reading: { kept: referredObjects(states), known: new Map(), left: MOST_PROSE_VALUES },
    followed: new Set(),
  }
  for (const state of states) seek(state, search, [])
  return best.lines.length === 0 ? null : { lines: best.lines, around: best.around }
}

type Search = {
  best: EmbeddedArticle & { length: number }
  page: ShownPage
  values: number
  reading: ProseReading
  /** The objects others name that were looked into by now. */
  followed: Set<string>
}

function seek(value: unknown, search: Search, path: unknown[]): void {
  search.values -= 1
  if (search.values < 0 || path.length > MOST_DEPTH) return
  if (typeof value === 'string') offer(proseOf(value, search.reading), search, path)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    offer(listProse(value, search.reading), search, path)
    for (const entry of ownEntries(value, search.page)) seek(entry, search, [...path, value])
    return
  }
  const name = referredName(value as Thing)
  if (name !== null && search.followed.has(name)) return
  if (name !== null) search.followed.add(name)
  const held = standsFor(value as Thing, search.reading.kept)
  for (const [field, inside] of Object.entries(held)) if (!isOfOthers(field)) seek(inside, search, [...path, held])
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
