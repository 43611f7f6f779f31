import { createMatcher, type PageText } from '@copydesk/copies'
import { createScrapedDay } from '@copydesk/newsroom'
import { bcubed } from '../eval/cluster-measures.ts'
import { containmentArticles, sharedRuns } from '../eval/containment-reference.ts'
import { packagedMinhashArticles, plainMinhashArticles } from './plain-minhash.ts'
import { cpuSeconds } from './processor-time.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const SEED = 5
const ARTICLES = 250
const QUICK_ARTICLES = 80
/** As the literature and our studies have it; the eval tunes them, which is not timed here. */
const CONTAINMENT = { share: 0.58, shared: 30 }

/** Time and BCubed F1 of our copies beside others on the same pages. */
export async function benchCopies({ quick }: BenchOptions): Promise<Report> {
  const pages = createScrapedDay(SEED, quick ? QUICK_ARTICLES : ARTICLES)
  const gold = new Map(pages.map(({ id, article }) => [id, article]))
  const subjects: [string, () => Map<string, string>][] = [
    ['match', () => matchedArticles(pages)],
    ['MinHash-LSH, 128 permutations', () => plainMinhashArticles(pages)],
    ['npm minhash, 128 permutations', () => packagedMinhashArticles(pages)],
    ['containment, all pairs', () => containmentArticles(gold.keys(), sharedRuns(pages), CONTAINMENT)],
  ]
  matchedArticles(pages)
  const lines = subjects.map(([option, articles]) => {
    const began = process.cpuUsage()
    const found = articles()
    const seconds = cpuSeconds(began)
    return {
      option,
      pages: pages.length,
      'articles/s a core': pages.length / seconds,
      'BCubed F1': bcubed(gold, found).f1,
    }
  })
  return {
    row: 'copies',
    title: `copies: ${pages.length} made-up scraped pages`,
    lines,
    notes: ['bar: more right than all of them; `--only windows` has our rate as the window grows'],
  }
}

function matchedArticles(pages: PageText[]): Map<string, string> {
  const matcher = createMatcher()
  for (const page of pages) matcher.add(page)
  return new Map(matcher.results().map(({ id, article }) => [id, article]))
}
