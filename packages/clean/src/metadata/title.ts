import { words } from '@copydesk/news'
import { type Chosen, choose } from './choose.ts'
import { firstString } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

const fold = (text: string) =>
  words(text)
    .map((word) => word.text)
    .join(' ')

/**
 * The headline, without the site's name. Where a page's h1 is the stated title up to a separator, the h1 is the headline.
 * `siteNames` are the names it goes by: its
 * publisher, its host, its section.
 */
export function headline(facts: PageFacts, siteNames: string[]): Chosen<string> {
  const { linked, meta, $ } = facts
  const h1 = textsOf($, 'h1')
  const known = new Set(siteNames.map((name) => fold(name).replaceAll(' ', '')).filter((name) => name !== ''))
  const stated = [firstString(linked.article?.['headline']), ...(meta.get('og:title') ?? [])]
  return choose(
    [
      {
        source: 'h1',
        confidence: 0.9,
        values: h1.length === 1 && stated.some((title) => agree(h1[0]!, title)) ? [withoutKicker(h1[0]!, stated)] : [],
      },
      { source: 'json-ld headline', confidence: 0.95, values: [firstString(linked.article?.['headline'])] },
      { source: 'og:title', confidence: 0.9, values: meta.get('og:title') ?? [] },
      {
        source: 'meta title',
        confidence: 0.8,
        values: [...(meta.get('twitter:title') ?? []), ...(meta.get('title') ?? [])],
      },
      { source: 'h1', confidence: 0.75, values: h1.length === 1 ? h1 : [] },
      { source: 'title', confidence: 0.7, values: () => textsOf($, 'head title, title', 1) },
      { source: 'first h1', confidence: 0.6, values: h1 },
    ],
    (given) => withoutSite(given, h1, known),
  )
}

const AGREEING = 0.4

/** Whether two titles share words enough to be of one article: search engines are often given another than readers. */
function agree(shown: string, stated: string | null | undefined): boolean {
  if (!stated) return false
  const one = new Set(fold(shown).split(' '))
  const other = new Set(fold(plainText(stated)).split(' '))
  const shared = [...one].filter((word) => other.has(word)).length
  return shared >= AGREEING * Math.min(one.size, other.size)
}

/** "Opinion The bridge must open" is "The bridge must open" where the page elsewhere gives the title so. */
function withoutKicker(shown: string, stated: (string | null)[]): string {
  const whole = fold(shown)
  const bare = stated.find((title) => title && whole.endsWith(` ${fold(plainText(title))}`))
  return bare ?? shown
}

const SEPARATOR = /\s+[|\-–—•·»«:]{1,2}\s+/g

function withoutSite(given: string, h1: string[], known: Set<string>): string | null {
  const title = plainText(given)
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
