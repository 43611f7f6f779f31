import { words } from '@copydesk/news'
import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { textContent } from 'domutils'
import { BREAKS, foldSpace, SILENT } from '../markup-text.ts'
import type { PageElements } from './page-elements.ts'

/** A line of the page near its headline, and the elements that begin in it or hold just it. */
export type HeadLine = { text: string; elements: Element[] }

/** Two paragraphs of the article are enough to be past everything that stands over it. */
const PARAGRAPH_CHARS = 200
const MOST_PARAGRAPHS = 2
const MOST_LINES = 60
const MOST_CHARS_BEFORE = 400
const MOST_ANCESTORS = 5
const MOST_LINE_CHARS = 2000
/** Of a line; some are compared with each other. */
const MOST_ELEMENTS = 50
const MOST_HEADINGS = 40

/** What stands near a headline and is another's: pictures, menus, embedded posts, other articles. */
const PASSED_OVER = new Set('figure figcaption picture nav aside footer form button video blockquote'.split(' '))
const PASSED_OVER_CLASS =
  /caption|credit|photo|related|recommend|trending|most-?read|popular|comments?-|breadcrumb|newsletter/i

/**
 * The lines around the headline of an article, where its byline and date stand: first those after it, down to the first
 * paragraphs, then those over it that share its part of the page. Empty where the page does not show the headline.
 */
export function headLines({ headings }: PageElements, title: string | null): HeadLine[] {
  const headline = shownHeadline(headings.slice(0, MOST_HEADINGS), title)
  return headline ? [...linesAfter(headline), ...linesBefore(headline)] : []
}

const fold = (text: string) =>
  words(text.slice(0, 500))
    .map((word) => word.text)
    .join(' ')

/** The heading that says the title; else the page's only h1. */
function shownHeadline(headings: Element[], title: string | null): Element | null {
  const wanted = title ? fold(title) : ''
  const same = headings.find((heading) => wanted !== '' && fold(textContent(heading)) === wanted)
  if (same) return same
  const first = headings.filter((heading) => heading.name === 'h1')
  const near = first.find((heading) => wanted !== '' && fold(textContent(heading)).includes(wanted))
  return near ?? (first.length === 1 ? first[0]! : null)
}

type Walk = { lines: HeadLine[]; pieces: string[]; elements: Element[]; paragraphs: number; chars: number }

const begin = (): Walk => ({ lines: [], pieces: [], elements: [], paragraphs: 0, chars: 0 })
const isOver = (walk: Walk) => walk.paragraphs >= MOST_PARAGRAPHS || walk.lines.length >= MOST_LINES

function linesAfter(headline: Element): HeadLine[] {
  const walk = begin()
  for (let from: Element | null = headline; from && from.name !== 'body'; from = parentOf(from)) {
    for (let node = from.next; node && !isOver(walk); node = node.next) collect(node, walk)
    endLine(walk)
  }
  return walk.lines
}

/**
 * Lines over the headline in its part of the page, as long as they are few: what stands further up is the site's, with the
 * day of the visit among it.
 */
function linesBefore(headline: Element): HeadLine[] {
  let kept: HeadLine[] = []
  const above: ChildNode[] = []
  let from: Element | null = headline
  for (let level = 0; level < levelsAbove(headline) && from; level += 1, from = parentOf(from)) {
    for (let node = from.prev; node; node = node.prev) above.unshift(node)
    const walk = begin()
    for (const node of above) {
      if (walk.chars > MOST_CHARS_BEFORE || isOver(walk)) break
      collect(node, walk)
    }
    endLine(walk)
    if (walk.chars > MOST_CHARS_BEFORE || isOver(walk)) return kept
    kept = walk.lines
  }
  return kept
}

const ITS_PART = new Set(['article', 'main'])

/** How many levels over the headline its article begins; a level or so where the page does not say. */
function levelsAbove(headline: Element): number {
  let level = 0
  for (let from = parentOf(headline); from && level < MOST_ANCESTORS; from = parentOf(from)) {
    level += 1
    if (ITS_PART.has(from.name)) return level
  }
  return 1
}

const parentOf = ({ parent }: Element): Element | null => (parent && isTag(parent) ? parent : null)

function collect(node: ChildNode, walk: Walk): void {
  if (isText(node)) {
    walk.pieces.push(node.data.slice(0, MOST_LINE_CHARS))
    walk.chars += node.data.trim().length
    return
  }
  if (!isTag(node) || SILENT.has(node.name) || PASSED_OVER.has(node.name)) return
  const { class: classes, id } = node.attribs
  if ((classes || id) && PASSED_OVER_CLASS.test(`${classes ?? ''} ${id ?? ''}`.slice(0, 300))) return
  const breaks = BREAKS.has(node.name)
  if (breaks) endLine(walk)
  walk.elements.push(node)
  // Neighbours in a row are often kept apart by style alone.
  walk.pieces.push(' ')
  for (const child of node.children) {
    if (isOver(walk)) break
    collect(child, walk)
  }
  walk.pieces.push(' ')
  if (breaks) endLine(walk)
}

function endLine(walk: Walk): void {
  const text = foldSpace(walk.pieces.join('')).slice(0, MOST_LINE_CHARS)
  const { elements } = walk
  walk.pieces = []
  walk.elements = []
  if (text === '' && !elements.some((element) => element.name === 'time')) {
    // A block that only opens others tells of the line that follows.
    walk.elements = elements.slice(-MOST_ANCESTORS)
    return
  }
  walk.lines.push({ text, elements: elements.slice(0, MOST_ELEMENTS) })
  if (text.length > PARAGRAPH_CHARS) walk.paragraphs += 1
}
