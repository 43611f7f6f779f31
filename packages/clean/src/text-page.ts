import { Document, Element, isTag, isText, Text } from 'domhandler'
import { textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { foldParagraphs } from './markup-text.ts'
import { LIMITS, type PageTree } from './page-tree.ts'
import { textLength } from './text-measure.ts'
import { isControl } from './trim/control-labels.ts'
import { wholeDocument } from './whole-document.ts'

/** What pages are built of. Tags for a part of a line, and br, also stand in texts, where somebody left them. */
const BUILT_OF =
  /<(?:!doctype|html|head|body|meta|script|title|p|div|article|section|main|header|table|ul|ol|li|h[1-6]|span|pre|blockquote|figure|iframe)[\s>/]/i

/** Whether what was fetched is a text of several lines without markup: they are all there is of paragraphs. */
export const isTextPage = (given: string): boolean => !BUILT_OF.test(given) && /[\r\n]/.test(given.trim())

/** The text that a browser shows as a page of its own, in one `pre` and nothing beside it; null of any other page. */
export function textShown(tree: Document): string | null {
  const body = tree.children.find(isTag)?.children.find((child) => isTag(child) && child.name === 'body')
  const [only, another] = (body && isTag(body) ? body.children : []).filter(
    (child) => isTag(child) || (isText(child) && child.data.trim() !== ''),
  )
  if (!only || another || !isTag(only) || only.name !== 'pre') return null
  const text = textContent(only)
  return isTextPage(text) ? text : null
}

/**
 * A text as a page: its lines as paragraphs, the first that could be a headline as its heading. Lines that an editor broke at
 * a width are one paragraph again.
 */
export function textPage(given: string): PageTree {
  if (given.length > LIMITS.chars) return { refused: `more than ${LIMITS.chars} characters` }
  const texts = foldParagraphs(unwrapped(given).map(decoded).join('\n')).split('\n')
  if (texts.length > LIMITS.elements) return { refused: `more than ${LIMITS.elements} lines` }
  const headline = texts.findIndex((text) => !isControl(text))
  const elements = texts.map((text, at) => element(at === headline && isHeadlineLike(text) ? 'h1' : 'p', text))
  return { tree: wholeDocument(new Document(elements)) }
}

const element = (name: string, text: string) => new Element(name, {}, [new Text(text)])

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi

/** What stands for a character in HTML as that character. */
export const decoded = (line: string): string => line.replaceAll(ENTITY, (entity) => textContent(parseDocument(entity)))

/** Where a line could be a headline: longer than a label, shorter than a paragraph, and no sentence. */
export const isHeadlineLike = (text: string): boolean =>
  textLength(text) >= 20 && textLength(text) < 200 && !/[.。]$/u.test(text)

/** How long the longest line is of a text that was broken at a width. */
const NARROWEST = 45
const WIDEST = 100
/** So many of its lines are nearly as long as the longest. */
const FULL_LINES = 0.5

/** The paragraphs of a text whose lines were broken at a width, as mail is: parted by empty lines. Else its lines. */
function unwrapped(given: string): string[] {
  const lines = given
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  const widest = filled.reduce((most, line) => Math.max(most, line.length), 0)
  const full = filled.filter((line) => line.length > 0.8 * widest).length
  const isBroken = widest >= NARROWEST && widest <= WIDEST && full >= FULL_LINES * filled.length
  if (!isBroken || !lines.includes('')) return filled
  return lines
    .map((line) => (line === '' ? '\n' : `${line} `))
    .join('')
    .split('\n')
}
