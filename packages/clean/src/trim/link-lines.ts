import type { MarkupLine } from '../markup-text.ts'
import type { PageLine } from '../reading/page-lines.ts'
import { unitsOf } from '../text-measure.ts'
import { readMore } from './furniture-words.ts'
import { lengthOf } from './paragraphs-of.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const MOSTLY = 0.8
/** A linked passage of more than this is a text that is linked, not a link to a text. */
const MOST_CHARS = 300
/** Where more than this share of the text would go, its paragraphs are links by design. */
const MOST_REMOVED = 0.35

const isLink = (line: MarkupLine) => line.linked >= MOSTLY && line.text.length <= MOST_CHARS && !line.heading

const charsOf = (lines: MarkupLine[]) => lines.reduce((sum, line) => sum + line.text.length, 0)

/** Lines that are hardly more than a link, and so lead to other articles; none where the text itself is made of them. */
export const linkLines: TrimStep = {
  reason: 'a line that is only a link',
  find: (lines) => {
    const listed = introducedLists(lines)
    const links = lines.filter((line) => isLink(line) && !listed.has(line))
    return charsOf(links) <= MOST_REMOVED * charsOf(lines) ? links : []
  },
}

/** Headlines are longer; these are names of what the text tells of. */
const MOST_NAME = 40
const LABELS = phraseSet(readMore)

/** Entries of lists of names that a paragraph of the text ends in a colon to introduce. */
function introducedLists(lines: PageLine[]): Set<PageLine> {
  const listed = new Set<PageLine>()
  for (const [at, line] of lines.entries()) {
    if (!introduces(line)) continue
    const list = lines[at + 1]?.element?.parent
    if (!list || list.parent !== line.element?.parent) continue
    let end = at + 1
    while (end < lines.length && isEntry(lines[end]!) && lines[end]!.element?.parent === list) end += 1
    const entries = lines.slice(at + 1, end)
    if (entries.length > 1 && lengthOf(entries) <= MOST_NAME * entries.length)
      for (const entry of entries) listed.add(entry)
  }
  return listed
}

const isEntry = ({ element }: PageLine) => element?.name === 'li'

const introduces = (line: PageLine) =>
  line.element?.name === 'p' &&
  line.linked === 0 &&
  /\p{L}[:：]$/u.test(line.text) &&
  LABELS.lengthAt(unitsOf(line), 0) === 0
