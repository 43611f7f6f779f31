import { type Element, isTag } from 'domhandler'
import { findAll, findOne, prevElementSibling } from 'domutils'
import { markupText } from '../markup-text.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { PARAGRAPH } from '../trim/paragraphs-of.ts'
import type { RemovalStep } from './removal-step.ts'

/** Elements whose meaning in the HTML Standard is "beside the text". Captions are dropped with their figures. */
const TAGS = new Set(['nav', 'footer', 'aside', 'form', 'figure', 'figcaption', 'dialog', 'button', 'select'])

export const furnitureTags: RemovalStep = {
  reason: 'an element for navigation, forms or pictures',
  matches: (element) => TAGS.has(element.name) && !holdsText(element) && !isQuestion(element),
  credits: (element) => (element.name === 'footer' && standsInArticle(element) ? 'under' : null),
}

/** A footer outside is the site's: what it claims is not of this text. */
function standsInArticle({ parent }: Element): boolean {
  return parent !== null && isTag(parent) && (parent.name === 'article' || standsInArticle(parent))
}

const OF_TEXT = new Set(['blockquote', 'pre'])
const PICTURES = new Set(['img', 'picture', 'video', 'amp-img', 'svg', 'iframe', 'canvas', 'object'])

/** A figure may be of a quotation or a listing, as editors write them; one without a picture, of prose. */
function holdsText(figure: Element): boolean {
  if (figure.name !== 'figure') return false
  const inside = findAll(({ name }) => OF_TEXT.has(name) || PICTURES.has(name) || name === 'p', figure.children)
  if (inside.some(({ name }) => OF_TEXT.has(name))) return true
  const table = findOne(({ name }) => name === 'table', figure.children)
  if (table && (isIntroduced(figure) || isOfEditor(figure))) return true
  const isPictured = inside.some(({ name }) => PICTURES.has(name))
  if (table && !isPictured && isUnnamed(figure)) return true
  return !isPictured && inside.some((element) => !isInCaption(element) && isProse(markupText(element)))
}

/** How editors set a table of the text: https://developer.wordpress.org/block-editor/reference-guides/core-blocks/, CKEditor's `figure.table`. */
const isOfEditor = ({ attribs }: Element) => /(?:^|\s)(?:wp-block-table|table)(?:\s|$)/.test(attribs['class'] ?? '')

/** Charts are named; a table without a picture in a figure without a name is how plain HTML sets one. */
const isUnnamed = ({ attribs }: Element) => attribs['class'] === undefined && attribs['id'] === undefined

/** Tables of figures are charts beside the text, but where the paragraph above ends in a colon. */
function isIntroduced(figure: Element): boolean {
  const above = prevElementSibling(figure)
  return above?.name === 'p' && /[:：]\s*$/u.test(markupText(above))
}

const isProse = (text: string) => textLength(text) >= PARAGRAPH && endsLikeSentence(text)

function isInCaption({ parent }: Element): boolean {
  return parent !== null && isTag(parent) && (parent.name === 'figcaption' || isInCaption(parent))
}

const HEADING = /^h[1-6]$/
/** A button stands at once in its heading, or in a mark within it. */
const MOST_UP = 2

/** A crosshead that opens what is below it is a button in a heading (WAI-ARIA's pattern of the accordion). */
function isQuestion({ name, parent }: Element): boolean {
  if (name !== 'button') return false
  for (let at = parent, up = 0; at && isTag(at) && up < MOST_UP; at = at.parent, up += 1)
    if (HEADING.test(at.name)) return true
  return false
}
