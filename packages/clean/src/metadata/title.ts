import { words } from '@copydesk/news'
import { isControl } from '../trim/control-labels.ts'
import { type Chosen, choose } from './choose.ts'
import { firstString } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

const fold = (text: string) =>
  words(text)
    .map((word) => word.text)
    .join(' ')

/**
 * The headline, without the site's name. Where a page shows one of the titles it states as a heading, readers' h1 goes before
 * what search engines are given. `siteNames` are the names it goes by: its publisher, its host, its section.
 */
export function headline(facts: PageFacts, siteNames: string[]): Chosen<string> {
  const { linked, meta, elements } = facts
  const h1 = textsOf(
    elements.headings.filter((heading) => heading.name === 'h1'),
    MOST_HEADINGS,
  )
  const known = new Set(siteNames.map((name) => fold(name).replaceAll(' ', '')).filter((name) => name !== ''))
  const ofArticle = firstString(linked.article?.['headline'])
  const shared = [...(meta.get('og:title') ?? []), ...(meta.get('twitter:title') ?? []), ...(meta.get('title') ?? [])]
  const stated = [ofArticle ?? '', ...shared]
    .filter((title) => title !== '')
    .map((title) => withoutGenre(plainText(title)))
  const shown = shownTitle(h1, stated)
  return choose(
    [
      { source: 'h1', confidence: 0.9, values: [shown && withoutKicker(shown, stated)] },
      { source: 'json-ld headline', confidence: 0.95, values: [ofArticle && uncut(plainText(ofArticle), stated)] },
      { source: 'og:title', confidence: 0.9, values: meta.get('og:title') ?? [] },
      { source: 'meta title', confidence: 0.8, values: shared },
      { source: 'h1', confidence: 0.75, values: h1.length === 1 ? h1 : [] },
      { source: 'title', confidence: 0.7, values: () => textsOf(elements.titles, 1) },
      { source: 'first h1', confidence: 0.6, values: h1 },
    ],
    (given) => {
      const bare = withoutSite(given, h1, known)
      if (!bare || isControl(bare)) return null
      return withoutTag(bare, [...stated, ...textsOf(elements.titles, 1)])
    },
  )
}

const MOST_HEADINGS = 10

/** The h1 that says one of the stated titles; else the only one, where it says nearly that. */
function shownTitle(h1: string[], stated: string[]): string | null {
  const titles = new Set(stated.map(fold))
  const [only = '', another] = h1
  const same = h1.find((heading) => titles.has(fold(heading)))
  return same ?? (another === undefined && stated.some((title) => agree(only, title)) ? only : null)
}

const AGREEING = 0.4

/** Whether two titles share words enough to be of one article: search engines are often given another than readers. */
function agree(shown: string, stated: string): boolean {
  const one = new Set(fold(shown).split(' '))
  const other = new Set(fold(stated).split(' '))
  const shared = [...one].filter((word) => other.has(word)).length
  return shared >= AGREEING * Math.min(one.size, other.size)
}

/** "Opinion The bridge must open" is "The bridge must open" where the page only ever states it so. */
function withoutKicker(shown: string, stated: string[]): string {
  const whole = fold(shown)
  if (stated.some((title) => fold(title) === whole)) return shown
  return stated.find((title) => whole.endsWith(` ${fold(title)}`)) ?? shown
}

const CUT = /(?:…|\.\.\.)$/

/** A headline cut to the length that search engines show, as another of the page's titles has it in full. */
function uncut(title: string, stated: string[]): string {
  if (!CUT.test(title)) return title
  const start = title.replace(CUT, '').trim()
  return stated.find((other) => other.length > title.length && other.startsWith(start)) ?? title
}

/** "Bridge shut [Watch]", where the page also has the title without. */
function withoutTag(title: string, stated: string[]): string {
  const plain = withoutGenre(title)
  const bracket = /\s[([][^()[\]]{2,20}[)\]]$/.exec(plain)
  const bare = bracket ? plain.slice(0, bracket.index) : plain
  return bracket && stated.some((other) => fold(other) === fold(bare)) ? bare : plain
}

/** Kinds of text that a bar parts from titles. */
const GENRES =
  'editorial|opinion|commentary|column|analysis|letters?|exclusive|opinión|opinião|opinione|meinung|kommentar|analyse|análisis|análise'
const GENRE_AFTER = new RegExp(`\\s\\|\\s(?:${GENRES})$`, 'iu')
const GENRE_BEFORE = new RegExp(`^(?:${GENRES})\\s\\|\\s`, 'iu')

/** "Opinion | The bridge must open", "The bridge must open | Opinion". */
const withoutGenre = (title: string) => title.replace(GENRE_BEFORE, '').replace(GENRE_AFTER, '')

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
