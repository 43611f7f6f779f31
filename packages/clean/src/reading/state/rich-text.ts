import { foldSpace } from '../../markup-text.ts'
import type { Thing } from '../../metadata/linked-data.ts'

/** Where editors' own formats say what kind of block a node is: Portable Text, ProseMirror, Slate, Lexical, Contentful's rich text, hast. */
const KINDS = ['type', '_type', 'nodeType', 'tag', 'tagName', 'style']
const HEADING = /^(?:h[1-6]|head(?:ing|er)(?:-?[1-6]|-?(?:one|two|three|four|five|six))?|subhead(?:ing)?)$/i
const BLOCK = /^(?:p|paragraph|block|blockquote|quote|pullquote|li|list-?_?item|normal|unstyled)$/i
/** Where a block keeps its runs of text, and such a run its text. */
const RUNS = ['children', 'content', 'spans']
const TEXTS = ['text', 'value']
const MOST_DEPTH = 8

/** A paragraph or heading that an editor's format keeps as runs of text, put together; null of anything else. */
export function blockOfRuns(node: Thing): { text: string; heading: boolean } | null {
  const kinds = KINDS.map((name) => node[name]).filter((kind) => typeof kind === 'string')
  const heading = kinds.some((kind) => HEADING.test(kind))
  if (!heading && !kinds.some((kind) => BLOCK.test(kind))) return null
  const runs = RUNS.map((name) => node[name]).find((held) => Array.isArray(held))
  return runs ? { text: foldSpace(runsText(runs, 0)), heading } : null
}

function runsText(runs: unknown[], depth: number): string {
  if (depth > MOST_DEPTH) return ''
  return runs.map((run) => (typeof run === 'string' ? run : runText(run, depth))).join('')
}

function runText(run: unknown, depth: number): string {
  if (typeof run !== 'object' || run === null) return ''
  const own = TEXTS.map((name) => (run as Thing)[name]).find((text) => typeof text === 'string')
  if (own !== undefined) return own
  const inside = RUNS.map((name) => (run as Thing)[name]).find((held) => Array.isArray(held))
  return inside ? runsText(inside, depth + 1) : ''
}
