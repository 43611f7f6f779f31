import { words } from '@copydesk/news'
import { type Chosen, choose } from './choose.ts'
import { firstString } from './linked-data.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

const fold = (text: string) =>
  words(text)
    .map((word) => word.text)
    .join(' ')

/**
 * The headline, without the site's name. Where a page's h1 is the stated title up to a separator, the h1 is the headline.
 * `siteNames` are the names the page goes by: its publisher and its host.
 */
export function headline(facts: PageFacts, siteNames: string[]): Chosen<string> {
  const { linked, meta, $ } = facts
  const h1 = textsOf($, 'h1')
  const known = new Set(siteNames.map((name) => fold(name).replaceAll(' ', '')).filter((name) => name !== ''))
  return choose(
    [
      { source: 'json-ld headline', confidence: 0.95, values: [firstString(linked.article?.['headline'])] },
      { source: 'og:title', confidence: 0.9, values: meta.get('og:title') ?? [] },
      {
        source: 'meta title',
        confidence: 0.8,
        values: [...(meta.get('twitter:title') ?? []), ...(meta.get('title') ?? [])],
      },
      { source: 'h1', confidence: 0.75, values: h1.length === 1 ? h1 : [] },
      { source: 'title', confidence: 0.7, values: textsOf($, 'head title, title', 1) },
      { source: 'first h1', confidence: 0.6, values: h1 },
    ],
    (given) => withoutSite(given, h1, known),
  )
}

const SEPARATOR = /\s+[|\-–—•·»«:]{1,2}\s+/g

function withoutSite(given: string, h1: string[], known: Set<string>): string | null {
  const title = given
    .replaceAll(/<[^<>]{1,200}>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const marks = [...title.matchAll(SEPARATOR)]
  const headlines = new Set(h1.map(fold))
  for (const mark of marks) {
    const before = title.slice(0, mark.index)
    if (headlines.has(fold(before))) return before
  }
  const last = marks.at(-1)
  const first = marks[0]
  if (last && isSite(title.slice(last.index + last[0].length), known)) return title.slice(0, last.index)
  if (first && isSite(title.slice(0, first.index), known)) return title.slice(first.index + first[0].length)
  return fold(title) === '' || isSite(title, known) ? null : title
}

function isSite(segment: string, known: Set<string>): boolean {
  const folded = fold(segment).replaceAll(' ', '')
  return (
    known.has(folded) ||
    [...known].some((name) => name.length > 3 && (folded === `the${name}` || `the${folded}` === name))
  )
}
