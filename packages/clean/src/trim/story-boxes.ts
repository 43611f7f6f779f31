import type { Element } from 'domhandler'
import type { PageLine } from '../reading/page-lines.ts'
import { lineLength, textLength } from '../text-measure.ts'
import { isParagraph, lengthOf } from './paragraphs-of.ts'
import type { TrimStep } from './trim-step.ts'

/** A box with more of the text than this is the text's own. */
const MOST_SHARE = 0.35
const MOSTLY = 0.8
/** A linked headline is not shorter: links of a word or two are sections, tags, names. */
const SHORTEST_HEADLINE = 12
/** At least one line in four of a box of stories is a headline. */
const FEWEST_HEADLINES = 0.25
const LONGEST_LABEL = 40

/**
 * Columns and boxes of other stories: a label perhaps, then a linked headline, and its teaser under it. In a part of the article the
 * paragraph comes first and the link later.
 */
export const storyBoxes: TrimStep = {
  reason: 'a box of other stories',
  find: (lines, { live }) => {
    // Each update of a live blog is a linked headline and a paragraph.
    if (live) return []
    const found = [...boxesOf(lines)].filter(([, inside]) => holdsStories(inside))
    const parts = partsOf(found, lines)
    return found.filter(([box]) => !parts.has(box.parent)).flatMap(([, inside]) => inside)
  },
}

/** Boxes side by side that hold this share of the text, each a heading over paragraphs, are its parts. */
const FEWEST_SHARE = 0.5

/** What the parts of the text stand in. */
function partsOf(found: [Element, PageLine[]][], lines: PageLine[]): Set<Element['parent']> {
  const held = new Map<Element['parent'], number>()
  for (const [{ parent }, inside] of found)
    if (inside[0]!.heading && inside.slice(1).some(isParagraph))
      held.set(parent, (held.get(parent) ?? 0) + lengthOf(inside))
  const all = lengthOf(lines)
  return new Set([...held].filter(([, length]) => length > FEWEST_SHARE * all).map(([parent]) => parent))
}

/** The lines by the largest block around each that holds but little of the text. */
function boxesOf(lines: PageLine[]): Map<Element, PageLine[]> {
  const held = new Map<Element, number>()
  let all = 0
  for (const line of lines) {
    const length = lineLength(line)
    all += length
    for (let at = line.element; at; at = parentOf(at)) held.set(at, (held.get(at) ?? 0) + length)
  }
  const boxes = new Map<Element, PageLine[]>()
  for (const line of lines) {
    let box = line.element
    if (!box || held.get(box)! > MOST_SHARE * all) continue
    for (let up = parentOf(box); up && held.get(up)! <= MOST_SHARE * all; up = parentOf(up)) box = up
    const inside = boxes.get(box)
    if (inside) inside.push(line)
    else boxes.set(box, [line])
  }
  return boxes
}

const parentOf = ({ parent }: Element): Element | null => (parent && 'attribs' in parent ? parent : null)

const isHeadline = ({ text, linked }: PageLine) => linked >= MOSTLY && textLength(text) >= SHORTEST_HEADLINE

function holdsStories(lines: PageLine[]): boolean {
  const headlines = lines.filter(isHeadline).length
  if (headlines === 0 || headlines === lines.length || headlines < FEWEST_HEADLINES * lines.length) return false
  const [first, second] = lines
  return isHeadline(first!) || (textLength(first!.text) < LONGEST_LABEL && second !== undefined && isHeadline(second))
}
