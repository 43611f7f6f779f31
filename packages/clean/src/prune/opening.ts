import { type ChildNode, type Document, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { withoutShownMarkup } from '../literal-markup.ts'
import { markupLines } from '../markup-text.ts'
import { descriptionOf } from '../reading/description.ts'
import { endsLikeSentence, textLength, textUnits } from '../text-measure.ts'
import { PARAGRAPH } from '../trim/paragraphs-of.ts'

/** So many words in a row stand nowhere by chance. */
const UNITS = 8
const MOST_CHARS = 4000
const MOST_SUMMARIES = 10
/** Eight words are there, or none will come. */
const START_CHARS = 400
const START_NODES = 100
/** A headline and a byline may stand over the first paragraph. */
const AMONG_FIRST = 3
const FEWEST_PARAGRAPHS = 3
const MOSTLY_LINKED = 0.3
/** From the first paragraph to what holds the others, too. */
const MOST_LEVELS = 4

/**
 * The element that begins as the text does by the page's own summary, which is its first sentence more often than not, and goes on in
 * paragraphs: it is the article's, whatever it is called, and however much others stand beside it. Null where none does.
 */
export function openingElement(tree: Document): Element | null {
  const openings = (descriptionOf(tree) ?? '')
    .split('\n', MOST_SUMMARIES)
    .map((text) => textUnits(text).slice(0, UNITS))
    .filter(({ length }) => length === UNITS)
  if (openings.length === 0) return null
  const begins = (text: string) => {
    const start = text.slice(0, START_CHARS)
    const folded = start.toLowerCase()
    // Cheap, and enough for most of what stands on a page.
    if (!openings.some(([first = '']) => folded.includes(first))) return false
    const units = withoutShownMarkup([{ text: start }]).flatMap((line) => textUnits(line.text))
    return openings.some((opening) => opening.every((unit, at) => units[at] === unit))
  }
  let at: Element | null = firstBlock(tree, begins)
  for (let level = 0; at && level < MOST_LEVELS; level += 1) {
    if (goesOn(at, begins)) return at
    at = at.parent && isTag(at.parent) ? at.parent : null
  }
  return null
}

/** The first element that has text of its own, and begins so; in the order of the page. */
function firstBlock(parent: ParentNode, begins: (text: string) => boolean): Element | null {
  for (const child of parent.children) {
    if (!isTag(child) || child.name === 'head' || child.name === 'script' || child.name === 'style') continue
    const hasText = child.children.some((node) => isText(node) && node.data.trim() !== '')
    if (hasText && begins(startOf(child))) return child
    const inside = firstBlock(child, begins)
    if (inside) return inside
  }
  return null
}

/** As much of an element's text as tells how it begins, however much it holds. */
function startOf(element: Element): string {
  const left: ChildNode[] = [element]
  let text = ''
  for (let nodes = 0; left.length > 0 && nodes < START_NODES && text.length < START_CHARS; nodes += 1) {
    const node = left.pop()!
    if (isText(node)) text += node.data
    else if (isTag(node)) left.push(...node.children.slice(0, START_NODES).toReversed())
  }
  return text
}

function goesOn(element: Element, begins: (text: string) => boolean): boolean {
  if (element.children.length < FEWEST_PARAGRAPHS) return false
  const lines = withoutShownMarkup(markupLines(element, MOST_CHARS))
  if (!lines.slice(0, AMONG_FIRST).some(({ text }) => begins(text))) return false
  const paragraphs = lines.filter(({ text }) => textLength(text) >= PARAGRAPH && endsLikeSentence(text))
  const linked = lines.reduce((sum, line) => sum + line.linked * line.text.length, 0)
  const chars = lines.reduce((sum, { text }) => sum + text.length, 0)
  return paragraphs.length >= FEWEST_PARAGRAPHS && linked <= MOSTLY_LINKED * chars
}
