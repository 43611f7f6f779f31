import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createMatcher, type Match } from '@copydesk/copies'
import { adjustedRandIndex, type BCubed, bcubed } from './cluster-measures.ts'

export type CopiesScore = {
  pages: number
  articles: number
  bcubed: BCubed
  ari: number
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
  const matcher = createMatcher()
  for (const page of pages) matcher.add({ ...page, title: null, url: null, publishedAt: null, byline: [] })
  const matches = new Map(matcher.results().map((match) => [match.id, match]))
  const usable = gold.filter((page) => page.usable)
  const lineages = new Map(usable.map((page) => [page.id, page.lineage]))
  const predicted = new Map(Array.from(matches.values(), (match) => [match.id, match.article]))
  return {
    pages: pages.length,
    articles: new Set(predicted.values()).size,
    bcubed: bcubed(lineages, predicted),
    ari: adjustedRandIndex(lineages, predicted),
    ...originScore(usable, matches),
  }
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
