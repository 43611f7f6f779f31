import type { Element } from 'domhandler'
import { isTag } from 'domhandler'
import { markupText } from '../markup-text.ts'
import { hiddenParts } from '../prune/hidden-parts.ts'
import { foldText as fold, textUnits } from '../text-measure.ts'
import { type Chosen, choose } from './choose.ts'
import { firstString } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import { type PageFacts, textsOf } from './page-facts.ts'
import { type SiteNames, startsOf, withoutSite } from './site-names.ts'

/**
 * The headline, without the site's name. Where a page shows one of the titles it states as a heading, readers' h1 goes before
 * what search engines are given; so does the only h1, unless another heading says what is stated. `names` are those the
 * site and its part go by.
 */
export function headline(facts: PageFacts, names: SiteNames): Chosen<string> {
  const { linked, meta, elements } = facts
  const all = elements.headings.slice(0, MOST_HEADINGS)
  const h1 = headingTexts(all.filter((heading) => heading.name === 'h1')).filter(
    (text) => withoutSite(text, [], names) !== null,
  )
  const ofArticle = firstString(linked.article?.['headline'])
  const shared = [...(meta.get('og:title') ?? []), ...(meta.get('twitter:title') ?? []), ...(meta.get('title') ?? [])]
  const titles = textsOf(elements.titles, 1)
  const stated = [ofArticle ?? '', ...shared]
    .filter((title) => title !== '')
    .flatMap((title) => withoutSite(withoutGenre(plainText(title)), h1, names) ?? [])
  const others = headingTexts(all.filter((heading) => heading.name !== 'h1'))
  const opening = titles.flatMap(startsOf)
  const shown = shownTitle(h1, stated, others, opening)
  const elsewhere = h1.length === 1 ? saidElsewhere(h1[0]!, others, opening) : null
  return choose(
    [
      {
        source: 'h1',
        confidence: 0.9,
        values: [shown && withoutKicker(shown, [...stated, ...opening.filter(isLong)])],
      },
      { source: 'json-ld headline', confidence: 0.95, values: [ofArticle && uncut(plainText(ofArticle), stated)] },
      { source: 'og:title', confidence: 0.9, values: meta.get('og:title') ?? [] },
      { source: 'meta title', confidence: 0.8, values: shared },
      { source: 'heading', confidence: 0.75, values: [elsewhere] },
      { source: 'h1', confidence: 0.75, values: h1.length === 1 && elsewhere === null ? h1 : [] },
      { source: 'title', confidence: 0.7, values: titles },
      { source: 'first h1', confidence: 0.6, values: h1 },
    ],
    (given) => {
      const bare = withoutSite(withoutGenre(plainText(given)), h1, names)
      return bare && withoutTag(bare, [...stated, ...titles])
    },
  )
}

const MOST_HEADINGS = 40
const MOST_CHARS = 2000

/** What headings show: pages put words for screen readers into them, and times. */
const headingTexts = (headings: Element[]) =>
  headings
    .map((heading) => markupText(visible(heading), MOST_CHARS).replaceAll('\n', ' ').slice(0, MOST_CHARS))
    .map(once)
    .filter((text) => text !== '')

/** Of a heading that holds its words twice, for narrow and for wide screens, one. */
function once(text: string): string {
  const half = Math.floor(text.length / 2)
  const first = text.slice(0, half)
  if (first !== text.slice(text.length - half)) return text
  const isGlued = text.length % 2 === 0
  return textUnits(first).length >= (isGlued ? 2 : 3) && (isGlued || text[half] === ' ') ? first : text
}

function visible(element: Element): Element {
  const hidden = (child: Element) => child.name === 'time' || hiddenParts.matches(child, [])
  if (!element.children.some((child) => isTag(child) && hidden(child))) return element
  const copy = element.cloneNode(false)
  copy.children = element.children.filter((child) => !isTag(child) || !hidden(child))
  return copy
}

/** Of fewer words, an only h1 that says nothing of what is stated is the name of a column or a section. */
const FEWEST_UNITS = 4

const isLong = (title: string) => textUnits(title).length >= FEWEST_UNITS

/**
 * The h1 that says one of the stated titles; else the only one, unless what is stated, or what the title element opens with,
 * stands in another heading.
 */
function shownTitle(h1: string[], stated: string[], others: string[], opening: string[]): string | null {
  const titles = new Set(stated.map(fold))
  const [only = '', another] = h1
  const same = h1.find((heading) => titles.has(fold(heading)))
  if (same !== undefined || another !== undefined) return same ?? null
  if (stated.some((title) => agree(only, title))) return only
  const isElsewhere =
    others.some((heading) => titles.has(fold(heading))) || saidElsewhere(only, others, opening) !== null
  return !isElsewhere && isLong(only) ? only : null
}

/** What another heading says and the title element opens with, where that has nothing of this heading: a logo's. */
function saidElsewhere(heading: string, others: string[], opening: string[]): string | null {
  const said = new Set(others.map(fold))
  const confirmed = opening.find((title) => isLong(title) && said.has(fold(title)))
  return confirmed === undefined || agree(heading, confirmed) ? null : confirmed
}

const AGREEING = 0.4

/** Whether two titles share words enough to be of one article: search engines are often given another than readers. */
function agree(shown: string, stated: string): boolean {
  const one = new Set(textUnits(shown))
  const other = new Set(textUnits(stated))
  const shared = [...one].filter((word) => other.has(word)).length
  return shared >= AGREEING * Math.min(one.size, other.size)
}

/**
 * "Opinion The bridge must open" is "The bridge must open" where the page only ever states it so; and where style alone parts a kicker
 * from the headline, as in "MarrenThe bridge must open", what is stated says where the words end.
 */
function withoutKicker(shown: string, stated: string[]): string {
  const whole = fold(shown)
  if (stated.some((title) => fold(title) === whole)) return shown
  const glued = joined(whole)
  return (
    stated.find((title) => whole.endsWith(` ${fold(title)}`)) ??
    stated.find((title) => joined(fold(title)) === glued) ??
    stated.find((title) => isLong(title) && glued.endsWith(joined(fold(title)))) ??
    shown
  )
}

const joined = (folded: string) => folded.replaceAll(' ', '')

const CUT = /(?:…|\.\.\.)$/
/** Lengths at which content systems cut what they state to search engines begin here. */
const SHORTEST_CUT = 60

/** A headline cut to the length that search engines show, as another of the page's titles has it in full. */
function uncut(title: string, stated: string[]): string {
  if (!CUT.test(title) && title.length < SHORTEST_CUT) return title
  const start = title.replace(CUT, '').trim()
  return stated.find((other) => other.length > title.length && other.startsWith(start)) ?? title
}

/** "Bridge shut [Watch]", where the page also has the title without. */
function withoutTag(title: string, stated: string[]): string {
  const bracket = /\s[([][^()[\]]{2,20}[)\]]$/.exec(title)
  const bare = bracket ? title.slice(0, bracket.index) : title
  return bracket && stated.some((other) => fold(other) === fold(bare)) ? bare : title
}

/** Kinds of text that a bar parts from titles. */
const GENRES =
  'editorial|opinion|commentary|column|analysis|letters?|exclusive|opinión|opinião|opinione|meinung|kommentar|analyse|análisis|análise'
const GENRE_AFTER = new RegExp(`\\s\\|\\s(?:${GENRES})$`, 'iu')
const GENRE_BEFORE = new RegExp(`^(?:${GENRES})\\s\\|\\s`, 'iu')

/** "Opinion | The bridge must open", "The bridge must open | Opinion". */
const withoutGenre = (title: string) => title.replace(GENRE_BEFORE, '').replace(GENRE_AFTER, '')
