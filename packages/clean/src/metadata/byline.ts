import type { CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'
import { markupText } from '../markup-text.ts'
import { textLength } from '../text-measure.ts'
import { linkedAuthors } from './author-links.ts'
import { BETWEEN_NAMES } from './byline-words.ts'
import { type Chosen, type Reading, choose } from './choose.ts'
import type { Reader } from './dates/written-dates.ts'
import { type HeadBylines, headBylines } from './head-byline.ts'
import type { HeadLine } from './head-lines.ts'
import { listOf, namesOf, peoplesNames, type Thing, typesOf } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import { type PageFacts, textsOf } from './page-facts.ts'
import { loneName, peopleOf } from './people.ts'

const META = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'article.author',
  'cxenseparse:author',
]

/**
 * The people a page names as its authors. A byline of agencies, desks or staff gives nobody. Where a source further down
 * names the same people and more, the others are theirs too: content systems often keep one author in the field for them.
 */
export function byline(facts: PageFacts, notPeople: string[], lines: HeadLine[], reader: Reader): Chosen<string[]> {
  const outlets = notPeople.map(folded).filter((name) => textLength(name) >= SHORTEST_OUTLET)
  const isOutlet = (name: string) => outlets.some((outlet) => folded(name).includes(outlet))
  const outletWords = new Set(notPeople.flatMap((name) => name.split(/[^\p{L}]+/u)).filter((word) => word.length > 3))
  /** "Ann Roe Planet" is left of "Ann Roe Planet Correspondent" in the Daily Planet. */
  const withoutOutlet = (name: string) => {
    const parts = name.split(' ')
    return parts.length > 2 && outletWords.has(parts.at(-1)!) ? parts.slice(0, -1).join(' ') : name
  }
  const people = (given: string) => {
    const lone = given.startsWith(PERSON) ? loneName(given.slice(PERSON.length)) : []
    const named = [...peopleOf(given.replace(PERSON, '')), ...lone].filter((name) => !isOutlet(name))
    return named.length > 0 ? named.map(withoutOutlet) : null
  }
  const { near, further } = readings(facts, headBylines(lines, reader, facts.look))
  const chosen = choose([...near, ...further], people)
  if (!chosen) return null
  for (const reading of near) {
    const more = choose([reading], people)
    const includes = more && chosen.value.every((name) => more.value.includes(name))
    if (includes && more.value.length > chosen.value.length) return more
  }
  return chosen
}

/** Shorter names of outlets stand within people's names by chance. */
const SHORTEST_OUTLET = 6
const folded = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Marks a statement as of a person, who may go by one name. */
const PERSON = '\u0001'

function readings(
  { linked, meta, elements, look }: PageFacts,
  { written, declared, marked }: HeadBylines,
): { near: Reading[]; further: Reading[] } {
  const authors = peoplesNames(linked.article?.['author'], linked)
  const creators = peoplesNames(linked.article?.['creator'], linked)
  const isPerson =
    authors.length === 1 && typesOf((listOf(linked.article?.['author'])[0] ?? {}) as Thing).includes('Person')
  const near = [
    { source: 'json-ld author', confidence: 0.95, values: [together(authors), together(creators)] },
    ...META.map((name) => ({ source: `meta ${name}`, confidence: 0.8, values: [together(meta.get(name) ?? [])] })),
    { source: 'byline by the headline', confidence: 0.75, values: written },
    { source: 'author beside the headline', confidence: 0.7, values: declared },
  ]
  const further = [
    { source: 'author class by the headline', confidence: 0.6, values: marked },
    { source: 'json-ld author', confidence: 0.7, values: isPerson ? [PERSON + together(authors)] : [] },
    { source: 'byline by the headline', confidence: 0.6, values: written.map((given) => PERSON + given) },
    { source: 'rel author', confidence: 0.6, values: () => [together(ofOneByline(elements.relAuthors, look))] },
    { source: 'itemprop author', confidence: 0.6, values: () => [together(ofOneByline(elements.propAuthors, look))] },
    { source: 'byline class', confidence: 0.5, values: () => textsOf(elements.bylines, 3) },
    { source: 'author link', confidence: 0.5, values: () => [together(linkedAuthors(elements, look))] },
  ]
  return { near, further }
}

/** What the first of some elements says, and those in the same short part of the page: further off they are other articles'. */
function ofOneByline(marked: Element[], look: () => CheerioAPI): string[] {
  const [first] = marked
  if (!first) return []
  const $ = look()
  const around = $(first)
    .parents()
    .slice(0, 4)
    .toArray()
    .findLast((parent) => $(parent).text().length <= MOST_BYLINE_CHARS)
  const together = marked
    .slice(0, 20)
    .filter((element) => element === first || (around && $(element).closest(around).length > 0))
  return together.map((element) => markupText(element).replaceAll('\n', ' '))
}

const MOST_BYLINE_CHARS = 300

const together = (names: string[]) => names.map(plainText).join('; ')

/** The names in the page's author fields as they stand, people or not. */
export function signatures({ linked, meta }: PageFacts): string[] {
  const stated = [...namesOf(linked.article?.['author'], linked), ...META.flatMap((name) => meta.get(name) ?? [])]
  const parts = stated.flatMap((given) => given.slice(0, 1000).split(BETWEEN_NAMES)).map((part) => plainText(part))
  return [...new Set(parts)].filter((part) => part !== '' && !part.includes('://')).slice(0, 20)
}
