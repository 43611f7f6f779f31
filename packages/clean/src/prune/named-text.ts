import { type Element, isTag } from 'domhandler'
import { find, nextElementSibling, prevElementSibling } from 'domutils'
import { type MarkupLine, markupLines } from '../markup-text.ts'
import { endsLikeSentence, textLength, textUnits } from '../text-measure.ts'
import {
  controls,
  machinePhrases,
  machineSentences,
  readMore,
  signUpStarts,
  wordyStarts,
} from '../trim/furniture-words.ts'
import { PARAGRAPH } from '../trim/paragraphs-of.ts'
import { phraseSet } from '../trim/phrase-set.ts'

/** In whichever line of it these stand, the paragraph calls to something. */
const CALLS = phraseSet([
  ...machineSentences,
  ...machinePhrases,
  ...'newsletter newsletters inbox cookie cookies subscribe boletín infolettre nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje hírlevél bülten рассылку розсилку النشرة خبرنامه メルマガ ニュースレター 뉴스레터'.split(
    ' ',
  ),
])
const OPENINGS = phraseSet([...controls, ...signUpStarts, ...wordyStarts, ...readMore])
const MOSTLY_LINKED = 0.5
const FEWEST_ROWS = 2
/** Tables stand in tables, and each is asked. */
const MOST_CHARS = 5000

/** Blocks that may hold nothing but paragraphs. */
const BLOCKS = new Set(['div', 'section'])

const PROSE_TAGS = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'])

const isProseTag = (element: Element | null) => element !== null && PROSE_TAGS.has(element.name)

/** Nothing but whole paragraphs without a link, among others: a column of prose at the side stands among columns. */
const isProse = (element: Element) =>
  BLOCKS.has(element.name) &&
  isProseTag(prevElementSibling(element)) &&
  isProseTag(nextElementSibling(element)) &&
  element.children.every((child) => !isTag(child) || child.name === 'p') &&
  areProse(markupLines(element))

const areProse = (lines: MarkupLine[]) =>
  lines.every((line) => line.linked === 0 && endsLikeSentence(line.text)) &&
  lines.some(({ text }) => textLength(text) >= PARAGRAPH)

/**
 * Whether an element is text whatever its name says: a single paragraph, a block of paragraphs between others, or a table with rows, that
 * neither links away nor calls to anything. `share-price` and `related-results` name what they tell of.
 */
export function isNamedText(element: Element): boolean {
  const isTable = element.name === 'table' && rowsOf(element) >= FEWEST_ROWS
  if (element.name !== 'p' && !isTable && !isProse(element)) return false
  const lines = markupLines(element, MOST_CHARS)
  const chars = lines.reduce((sum, { text }) => sum + text.length, 0)
  const linked = lines.reduce((sum, line) => sum + line.linked * line.text.length, 0)
  if (chars === 0 || linked > MOSTLY_LINKED * chars) return false
  return !lines.some(({ text }) => {
    const units = textUnits(text)
    return CALLS.isWithin(units) || OPENINGS.lengthAt(units, 0) > 0
  })
}

const rowsOf = ({ children }: Element) =>
  find((node) => isTag(node) && node.name === 'tr', children, true, FEWEST_ROWS).length
