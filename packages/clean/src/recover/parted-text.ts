import { type Element, isTag, type ParentNode } from 'domhandler'
import { find } from 'domutils'
import type { PageLine } from '../reading/page-lines.ts'
import { isParagraph } from '../trim/paragraphs-of.ts'

/** So many paragraphs found in wrappers of the same names are how the page sets its text. */
const FEWEST_FOUND = 3
/** From the paragraph up: builders of pages set a column in a row in a grid in a slot. */
const MOST_WRAPPERS = 5
/** What holds one of these is an article of its own, or all of the page. */
const WHOLE = new Set(['article', 'main', 'body'])

/**
 * An article that is set in parts, each in wrappers of its own: the reader joins only what stands side by side, and takes the largest
 * part for all. The paragraphs of the others stand in wrappers of the same names, within the same element.
 */
export function partedText(lines: PageLine[]): PageLine[] {
  const found = new Map<ParentNode, Map<string, number>>()
  for (const line of lines) {
    if (!line.found || !isParagraph(line)) continue
    for (const { within, names } of waysTo(line.element)) {
      const ways = found.get(within) ?? new Map<string, number>()
      ways.set(names, (ways.get(names) ?? 0) + 1)
      found.set(within, ways)
    }
  }
  const isOfAPart = ({ element }: PageLine) =>
    waysTo(element).some(
      ({ within, names, part }) => (found.get(within)?.get(names) ?? 0) >= FEWEST_FOUND && !isAnother(part),
    )
  return lines.filter((line) => !line.found && isParagraph(line) && isOfAPart(line))
}

type Way = { within: ParentNode; part: Element; names: string }

/** What a paragraph stands in, two wrappers up and more: the names from there down to it, and the part of it that it stands in. */
function waysTo(element: Element | null): Way[] {
  const ways: Way[] = []
  let names = element ? nameOf(element) : ''
  let part = element?.parent ?? null
  for (let level = 1; level <= MOST_WRAPPERS && part && isTag(part) && !WHOLE.has(part.name); level += 1) {
    names = `${nameOf(part)} ${names}`
    if (part.parent) ways.push({ within: part.parent, part, names })
    part = part.parent
  }
  return ways
}

const nameOf = ({ name, attribs }: Element) => `${name}.${(attribs['class'] ?? '').replaceAll(/\d+/g, '')}`

/** A part with a headline of its own is another article. */
const isAnother = (part: Element): boolean =>
  find((node) => isTag(node) && (node.name === 'h1' || node.name === 'article'), [part], true, 1).length > 0
