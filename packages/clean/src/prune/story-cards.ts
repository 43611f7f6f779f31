import { type Element, isTag, isText, type ParentNode } from 'domhandler'
import { findOne } from 'domutils'
import { type MarkupLine, markupLines } from '../markup-text.ts'
import { textLength } from '../text-measure.ts'
import { PARAGRAPH } from '../trim/paragraphs-of.ts'
import type { Weights } from './weigh-tree.ts'

const FEWEST_CARDS = 3
/** A label, a headline, a teaser and a time, white space not counted; more is a text of its own: a digest's entry. */
const MOST_CHARS = 250
/** Where the text is known to be elsewhere, a teaser may be its first paragraphs. */
const MOST_CHARS_BESIDE = 1000
/** So much of the list's text is in its cards. */
const MOSTLY = 0.8
/** Links of a word or two are names of parts of the site. */
const SHORTEST_HEADLINE = 12
const LONGEST_LABEL = 40
/** Without a line of this length under the headline, it is a list of links and no more. */
const SHORTEST_TEASER = 40

/**
 * Whether an element is a list of other stories: several alike side by side, each a linked headline and its teaser, all leading to
 * different pages of one site. Not where paragraphs stand beside the list or among its entries: there it is of the text.
 */
export function isCardList(element: Element, { chars }: Weights, textIsElsewhere: boolean): boolean {
  const most = textIsElsewhere ? MOST_CHARS_BESIDE : MOST_CHARS
  if (element.children.length < FEWEST_CARDS) return false
  if (hasProse(element, chars) || (element.parent !== null && hasProse(element.parent, chars))) return false
  const all = chars.get(element) ?? 0
  const cards = alike(element).filter((card) => (chars.get(card) ?? 0) > 0)
  if (cards.length < FEWEST_CARDS || cards.some((card) => (chars.get(card) ?? 0) > most)) return false
  if (cards.reduce((sum, card) => sum + (chars.get(card) ?? 0), 0) < MOSTLY * all) return false
  const links = cards.flatMap((card) => pageLinked(card) ?? [])
  if (links.length < MOSTLY * cards.length || new Set(links.map(({ path }) => path)).size < MOSTLY * cards.length)
    return false
  if (new Set(links.map(({ host }) => host)).size > 1) return false
  const lines = cards.map((card) => markupLines(card))
  return lines.filter(isTeased).length > cards.length / 2
}

/** The largest group of one name and class among an element's children. */
function alike({ children }: Element): Element[] {
  const groups = Map.groupBy(children.filter(isTag), ({ name, attribs }) => `${name} ${firstClass(attribs['class'])}`)
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), [])
}

/** Others tell one card of a list from the next: "post-123", "odd", "last". */
const firstClass = (classes = '') => classes.trim().split(/\s+/, 1)[0]!

const hasProse = ({ children }: ParentNode, chars: Weights['chars']) =>
  children.some((child) =>
    isTag(child)
      ? child.name === 'p' && (chars.get(child) ?? 0) >= PARAGRAPH
      : isText(child) && child.data.trim().length >= PARAGRAPH,
  )

/** Where the first link of a card leads, if to a page. */
function pageLinked(card: Element): { host: string; path: string } | null {
  const link = findOne(
    ({ name, attribs }) => name === 'a' && /^(?:https?:)?\/|^[\w-]+[./?]/.test(attribs['href'] ?? ''),
    [card],
  )
  const address = link ? URL.parse(link.attribs['href']!, 'https://here.invalid/') : null
  return address && /^https?:$/.test(address.protocol)
    ? { host: address.hostname.replace(/^www\./, ''), path: `${address.pathname}${address.search}` }
    : null
}

/** A label or two perhaps, then a linked headline, then a line that says more. */
function isTeased(lines: MarkupLine[]): boolean {
  const at = lines.findIndex(({ text, linked }) => linked >= MOSTLY && textLength(text) >= SHORTEST_HEADLINE)
  if (at < 0 || lines.slice(0, at).some(({ text }) => textLength(text) > LONGEST_LABEL)) return false
  return lines.slice(at + 1).some(({ text }) => textLength(text) >= SHORTEST_TEASER)
}
