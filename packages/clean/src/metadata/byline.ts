import { linkedAuthors } from './author-links.ts'
import { type Chosen, choose } from './choose.ts'
import { namesOf } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

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

/** The people a page names as its authors. A byline of agencies, desks or staff gives nobody. */
export function byline(facts: PageFacts, notPeople: string[]): Chosen<string[]> {
  const { linked, meta, $ } = facts
  const authors = namesOf(linked.article?.['author'], linked)
  const creators = namesOf(linked.article?.['creator'], linked)
  const outlets = new Set(notPeople.map((name) => name.toLowerCase()))
  return choose(
    [
      { source: 'json-ld author', confidence: 0.95, values: [together(authors), together(creators)] },
      ...META.map((name) => ({ source: `meta ${name}`, confidence: 0.8, values: [together(meta.get(name) ?? [])] })),
      { source: 'rel author', confidence: 0.7, values: () => [together(textsOf($, '[rel~="author"]'))] },
      { source: 'itemprop author', confidence: 0.7, values: () => [together(textsOf($, '[itemprop~="author"]'))] },
      { source: 'byline class', confidence: 0.6, values: () => textsOf($, '[class*="byline" i], .author-name', 3) },
      { source: 'author link', confidence: 0.5, values: () => [together(linkedAuthors($))] },
    ],
    (given) => {
      const people = peopleOf(given).filter((name) => !outlets.has(name.toLowerCase()))
      return people.length > 0 ? people : null
    },
  )
}

const together = (names: string[]) => names.map(plainText).join('; ')

/** The names in the page's author fields as they stand, people or not. */
export function signatures({ linked, meta }: PageFacts): string[] {
  const stated = [...namesOf(linked.article?.['author'], linked), ...META.flatMap((name) => meta.get(name) ?? [])]
  const parts = stated.flatMap((given) => given.slice(0, 1000).split(BETWEEN)).map((part) => plainText(part))
  return [...new Set(parts)].filter((part) => part !== '' && !part.includes('://')).slice(0, 20)
}

const LEADING = /^(?:by|written by|words by|story by|posted by|reported by|von|par|por|di|from)[\s:]+/i

const BETWEEN = /\n|,|;|&|\||•|·|\/|\s+(?:and|und|et|y|e|with)\s+/i

/** What stands beside a name after a comma and belongs to it, or says what the person does. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i

/** Words that no personal name has: jobs, desks, agencies, outlets, web pages. */
const NOT_A_NAME =
  /\b(?:staff|reporters?|editors?|editorial|writers?|correspondents?|contributors?|columnists?|newsroom|news|desk|team|bureau|agency|agencies|press|wires?|service|services|network|media|magazine|times|post|tribune|herald|gazette|journal|today|daily|online|admin|guest|special|updated|published|photographs?|produced|senior|associate|producer|director|officer|chief|head|vice|president|manager|founder|lecturer|professor|redaktion|redazione|redacci[oó]n|r[eé]daction|www|com|reuters|afp|ap|dpa|ansa|efe|upi|pti|ani|ians|tass|xinhua|kyodo|yonhap|bloomberg|cnn|bbc|abc|nbc|cbs|fox)\b|[\d@:_<>"]/i

/** Splits a byline into people: "By Ann Roe, Bo Li and Cy Wu, Wire News" gives the three. */
export function peopleOf(given: string): string[] {
  const people: string[] = []
  for (const part of given.slice(0, 1000).split(BETWEEN)) {
    const name = part.replaceAll(/\s+/g, ' ').trim().replace(LEADING, '').trim()
    if (SUFFIX.test(name) && people.length > 0) people.push(`${people.pop()} ${name}`)
    else if (isPerson(name) && !people.includes(name)) people.push(name)
  }
  return people.slice(0, 20)
}

function isPerson(name: string): boolean {
  if (name.length > 60 || NOT_A_NAME.test(name)) return false
  const parts = name.split(' ')
  const spaced = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(name)
  if (!spaced) return /^[\p{L}\p{M}\s・]{2,20}$/u.test(name)
  return parts.length >= 2 && parts.length <= 5 && /^\p{Lu}/u.test(parts.at(-1)!) && /^[\p{L}\p{M}.'’\- ]+$/u.test(name)
}
