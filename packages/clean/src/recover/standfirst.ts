import type { PageLine } from '../reading/page-lines.ts'
import { nameParts } from '../prune/name-parts.ts'
import { endsLikeSentence, foldedLine, foldText, lineLength, textLength, textUnits } from '../text-measure.ts'
import { isParagraph } from '../trim/paragraphs-of.ts'
import type { PageContext } from '../trim/trim-step.ts'
import { isTimeLine } from '../trim/time-stamps.ts'

/** What publishers call the sentence between headline and text, in class names and itemprop. */
const NAMES = new Set(
  (
    'standfirst dek deck subtitle subheadline subheading subhead subline subhed strapline description excerpt summary synopsis lede lead intro teaser abstract ' +
    'chapo entradilla bajada copete sumario volanta occhiello sottotitolo sommario vorspann unterzeile anleser ingress ingresso manchet manchet lid zajawka perex podtytul subtitulo resumo soustitre'
  ).split(' '),
)
const SHORTEST = 30
const LONGEST = 600
/** Lines between the headline and the text that are looked at. */
const MOST_LINES = 14
const ALIKE = 0.6

/**
 * The standfirst, where the reader left it out: between the headline and the first line found, named so, or alike to the page's
 * description, or standing in the headline's own header as a sentence.
 */
export function standfirst(lines: PageLine[], headline: PageLine | null, description: string | null): PageLine[] {
  const first = lines.findIndex((line) => line.found)
  const top = headline ? lines.indexOf(headline) : -1
  if (first < 0 || top < 0 || first - top > MOST_LINES || first <= top) return []
  const described = new Set(textUnits(description ?? ''))
  const beside = headline?.element?.parent ?? null
  return lines
    .slice(top + 1, first)
    .filter(
      (line, at) =>
        isStandfirst(line, described) ||
        (beside !== null && (isLead(line, beside) || (at === 0 && isSecondHeading(line, beside)))),
    )
}

/** The first paragraphs, where they stand with the headline and the others in a block of their own; a sentence set as a second heading. */
const isLead = (line: PageLine, beside: NonNullable<PageLine['element']>['parent']) =>
  line.element?.parent === beside &&
  line.linked < MOST_LINKED &&
  ((line.element?.name === 'p' && isParagraph(line)) || isSubheading(line))

const isSubheading = ({ element, text }: PageLine) =>
  (element?.name === 'h2' || element?.name === 'h3') &&
  textLength(text) >= SHORTEST &&
  textLength(text) <= LONGEST &&
  endsLikeSentence(text)

const MOST_LINKED = 0.3
/** Labels of sections and boxes are shorter. */
const SHORTEST_HEADING = 50

/** A long heading next to the headline and in one block with it: standfirsts are often set without a full stop. */
const isSecondHeading = (line: PageLine, beside: NonNullable<PageLine['element']>['parent']) =>
  line.element?.parent === beside &&
  /^h[2-4]$/.test(line.element?.name ?? '') &&
  line.linked < MOST_LINKED &&
  lineLength(line) >= SHORTEST_HEADING &&
  lineLength(line) <= LONGEST

function isStandfirst(line: PageLine, described: Set<string>): boolean {
  const length = lineLength(line)
  if (length < SHORTEST || length > LONGEST || line.linked > 0.5 || isTimeLine(line)) return false
  return isNamed(line) || isAlike(line.text, described)
}

function isNamed({ element }: PageLine): boolean {
  for (let at = element, up = 0; at && up < 3; at = parentElement(at), up += 1) {
    if (nameParts(at).some((part) => NAMES.has(part))) return true
    if (/description|alternativeheadline|abstract/i.test(at.attribs['itemprop'] ?? '')) return true
  }
  return false
}

const parentElement = (element: NonNullable<PageLine['element']>) =>
  element.parent && 'attribs' in element.parent ? element.parent : null

function isAlike(text: string, described: Set<string>): boolean {
  const units = textUnits(text)
  return units.length > 0 && units.filter((unit) => described.has(unit)).length >= ALIKE * units.length
}

/** The line of the headline: the last before the text that is an h1 or says the title. */
export function headlineOf(lines: PageLine[], { title }: PageContext): PageLine | null {
  const stated = foldText(title ?? '')
  const first = lines.findIndex((line) => line.found)
  const above = lines.slice(0, first < 0 ? 0 : first + 3)
  return above.findLast((line) => line.element?.name === 'h1' || (stated !== '' && foldedLine(line) === stated)) ?? null
}
