import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createMatcher, type Match, type PageText } from '@copydesk/copies'
import {
  adjustedRandIndex,
  type BCubed,
  bcubedByKey,
  type ByKey,
  intervalOverArticles,
  meanOf,
} from './cluster-measures.ts'
import { referenceLeftOut } from './containment-reference.ts'

/** How well pages were put into articles. */
export type ArticlesScore = { bcubed: BCubed; interval: { low: number; high: number }; ari: number }

export type CopiesScore = ArticlesScore & {
  /** Tuned containment of three-word runs, every article scored at thresholds tuned on others. */
  reference: ArticlesScore
  /** Of the pages for which an origin was named, the share where it is the gold's. */
  originRight: number
  /** Of the pages whose gold names an agency, the share for which one was named. */
  originNamed: number
}

type GoldPage = { id: string; usable: boolean; lineage: string; origin: string; publisher: string }
type RawPage = { id: string; text: string; publisher: string; seenAt: string }

/** The gold's short names for what the agency table spells out. */
const NAMES: Record<string, string> = {
  WaPo: 'Washington Post',
  NYT: 'New York Times',
  'LA Times': 'Los Angeles Times',
  WSJ: 'Wall Street Journal',
  CBS: 'CBS News',
  NBC: 'NBC News',
}
const NOT_NAMED = new Set(['own', 'unknown'])

/** The gold says `own` where the publisher wrote the text; publishers are given there as hosts. */
const isRight = (gold: GoldPage, name: string) =>
  gold.origin === 'own' ? folded(gold.publisher) === folded(name) : (NAMES[gold.origin] ?? gold.origin) === name
const folded = (name: string) => (name.toLowerCase().split('.')[0] ?? '').replaceAll(/[^a-z0-9]/g, '')

/** Matches the pages of `copies-dev` in a folder of corpora and scores articles and origins against its gold. */
export async function evaluateCopies(corpora: string): Promise<CopiesScore> {
  const gold = await readLines<GoldPage>(join(corpora, 'copies-dev', 'gold.jsonl'))
  const pages = await readLines<RawPage>(join(corpora, 'copies-dev', 'pages.jsonl'))
  const usable = gold.filter((page) => page.usable)
  const lineages = new Map(usable.map((page) => [page.id, page.lineage]))
  const matches = matched(pages.map((page) => ({ ...page, title: null, url: null, publishedAt: null, byline: [] })))
  return {
    ...scoreArticles(lineages, matches),
    reference: scoreReference(lineages, pages),
    ...originScore(usable, matches),
  }
}

/** What the matcher says of pages, by page. */
export function matched(pages: PageText[]): Map<string, Match> {
  const matcher = createMatcher()
  for (const page of pages) matcher.add(page)
  return new Map(matcher.results().map((match) => [match.id, match]))
}

/** The matcher's articles against gold ones, both by page. */
export function scoreArticles(gold: Map<string, string>, matches: Map<string, Match>): ArticlesScore {
  const predicted = new Map(Array.from(matches.values(), (match) => [match.id, match.article]))
  return articlesScore(gold, bcubedByKey(gold, predicted), predicted)
}

/** The reference's articles against gold ones. */
export function scoreReference(gold: Map<string, string>, pages: { id: string; text: string }[]): ArticlesScore {
  const { byKey, articles } = referenceLeftOut(gold, pages)
  return articlesScore(gold, byKey, articles)
}

function articlesScore(gold: Map<string, string>, byKey: ByKey, predicted: Map<string, string>): ArticlesScore {
  const interval = intervalOverArticles(gold, byKey)
  return { bcubed: meanOf([...byKey.values()]), interval, ari: adjustedRandIndex(gold, predicted) }
}

function originScore(gold: GoldPage[], matches: Map<string, Match>) {
  const named = gold.filter((page) => matches.get(page.id)?.origin)
  const right = named.filter((page) => isRight(page, matches.get(page.id)?.origin?.name ?? ''))
  const wanted = gold.filter((page) => !NOT_NAMED.has(page.origin))
  const answered = wanted.filter((page) => matches.get(page.id)?.origin)
  return { originRight: right.length / (named.length || 1), originNamed: answered.length / (wanted.length || 1) }
}

async function readLines<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}
