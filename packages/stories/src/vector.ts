import type { Mention, TermVector } from '@copydesk/news'
import { entityTerms } from './entity-terms.ts'
import { daysNamed, numbersIn, quotedIn } from './facts.ts'
import { focusOf } from './focus.ts'
import { idfOf } from './idf.ts'
import { languageOf } from './language.ts'
import { namesIn } from './names.ts'
import { termsOf } from './terms.ts'

/** News tells what happened first (the inverted pyramid); further down, different happenings share their background. */
const LEDE_WORDS = 250
const TITLE_COUNT = 3
const HEAVIEST_TERMS = 80
/** Bounds the work on a hostile text; 250 words of prose take about 1,600 characters. */
const LEDE_CHARACTERS = 8_000
const TITLE_CHARACTERS = 1_000
const MOST_MENTIONS = 1_000

/** What marks the parts of a vector beside its words: the names again by themselves, the days named, the numbers, what is quoted. */
const MARKS = ['name', 'day', 'number', 'quote'] as const
export type Mark = (typeof MARKS)[number]
const MARKED = new RegExp(`^(${MARKS.join('|')}):`)
export const markOf = (term: string) => (MARKED.exec(term)?.[1] ?? null) as Mark | null
export const isMarked = (term: string) => markOf(term) !== null

/** The parts of an article that say which happening it is about. */
export type StoryText = { title: string | null; text: string; mentions: Mention[] }

/**
 * What an article is about: the terms of its title (three times) and first 250 words, and the entities named there,
 * weighed (1 + ln tf) * idf (Salton & Buckley 1988), the 80 heaviest, of unit length, or shorter where the text is of several matters. Beside them, marked and each of unit
 * length again, those that are names, the days of the week, the numbers and the words quoted: the words tell the kind of happening, these
 * tell which. {} without words.
 */
export function storyVector(article: StoryText): TermVector {
  const lede = article.text.slice(0, LEDE_CHARACTERS)
  const terms = termsOf(lede)
  const ledeTerms = terms.slice(0, LEDE_WORDS)
  const title = (article.title ?? '').slice(0, TITLE_CHARACTERS)
  const titleTerms = termsOf(title)
  const language = languageOf([...titleTerms, ...ledeTerms])
  const idf = idfOf(language)
  const focus = focusOf(terms, idf)
  const mentions = article.mentions.slice(0, MOST_MENTIONS)
  const entities = entityTerms(mentions, ledeTerms.at(-1)?.end ?? 0, idf)
  const counts = new Map<string, number>()
  const count = (term: string, by: number) => counts.set(term, (counts.get(term) ?? 0) + by)
  for (const { term } of titleTerms) count(term, TITLE_COUNT)
  for (const { term } of ledeTerms) count(term, 1)
  for (const { term } of entities) count(term, 1)

  const entityIdf = new Map(entities.map((entity) => [entity.term, entity.idf]))
  const weightOf = (term: string) => entityIdf.get(term) ?? idf(term)
  const weighed = [...counts]
    .map(([term, times]): Weighed => [term, (1 + Math.log(times)) * weightOf(term)])
    .sort(byWeight)
    .slice(0, HEAVIEST_TERMS)
  const names = namesIn({ title, titleTerms, text: lede, terms: ledeTerms, mentions, language, idf })
  for (const { term } of entities) names.add(term)
  const named = weighed.filter(([term]) => names.has(term))
  const read = lede.slice(0, ledeTerms.at(-1)?.end ?? 0)
  const numbers = numbersIn([title, read])
  return Object.fromEntries([
    ...unitLength(weighed).map(([term, weight]): Weighed => [term, weight * focus]),
    ...marked('name', named),
    ...marked('day', [...daysNamed(ledeTerms)]),
    ...marked('number', [...numbers]),
    ...marked('quote', [...quotedIn(read)]),
  ])
}

/** The heaviest terms of a vector with their weights, heaviest first: two articles about one happening nearly always share one. */
export function leadingTerms(vector: TermVector, count = 12): { term: string; weight: number }[] {
  const terms = Object.entries(vector).filter(([term]) => !isMarked(term))
  return heaviest(terms, count).map(([term, weight]) => ({ term, weight }))
}

export type Weighed = [term: string, weight: number]

const byWeight = ([a, x]: Weighed, [b, y]: Weighed) => y - x || (a < b ? -1 : 1)

export const heaviest = (weighed: Weighed[], count: number) => weighed.sort(byWeight).slice(0, count)

const marked = (mark: Mark, weighed: Weighed[]): Weighed[] =>
  unitLength(weighed).map(([term, weight]) => [`${mark}:${term}`, weight])

function unitLength(weighed: Weighed[]): Weighed[] {
  const length = Math.hypot(...weighed.map(([, weight]) => weight))
  return length === 0 ? [] : weighed.map(([term, weight]) => [term, weight / length])
}
