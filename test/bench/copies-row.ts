import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMatcher, type PageText } from '@copydesk/copies'
import { createScrapedDay } from '@copydesk/newsroom'
import { bcubed } from '../eval/cluster-measures.ts'
import { containmentArticles, sharedRuns } from '../eval/containment-reference.ts'
import { packagedMinhashArticles, plainMinhashArticles } from './plain-minhash.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const SEED = 5
const ARTICLES = 250
const QUICK_ARTICLES = 80
/** As the literature and our studies have it; the eval tunes them, which is not timed here. */
const CONTAINMENT = { share: 0.58, shared: 30 }
const WINDOWS = [10_000, 30_000, 100_000]
const QUICK_WINDOWS = [3_000, 10_000]
const KB = 1024

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Time and BCubed F1 of our copies beside others on the same pages, then our rate and memory as the window grows. */
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
    title: `copies: ${pages.length} made-up scraped pages, then synthetic windows`,
    lines: [...lines, ...(quick ? QUICK_WINDOWS : WINDOWS).map(windowLine)],
    notes: [
      'bar: 1,500 articles/s a core and under 2 KB an article beside its text, with 100,000 in the window; the rate flat',
    ],
  }
}

function matchedArticles(pages: PageText[]): Map<string, string> {
  const matcher = createMatcher()
  for (const page of pages) matcher.add(page)
  return new Map(matcher.results().map(({ id, article }) => [id, article]))
}

function windowLine(count: number) {
  const pages = Array.from({ length: count }, (_, at) => syntheticPage(at))
  const gold = new Map(pages.map(({ id }, at) => [id, String(Math.floor(at / PER_TEXT))]))
  collectGarbage()
  const before = memory()
  const matcher = createMatcher()
  const began = process.cpuUsage()
  for (const page of pages) matcher.add(page)
  const added = cpuSeconds(began)
  collectGarbage()
  const held = memory() - before
  const resumed = process.cpuUsage()
  const found = new Map(matcher.results().map(({ id, article }) => [id, article]))
  const seconds = added + cpuSeconds(resumed)
  return {
    option: `match, a window of ${count}`,
    pages: count,
    'articles/s a core': count / seconds,
    'BCubed F1': bcubed(gold, found).f1,
    'KB each': held / count / KB,
  }
}

/** What a core was busy for: on a machine that does other things too, the clock on the wall says nothing. */
function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const PER_TEXT = 3
const WORDS_OF_TEXT = 380
const WORDS_OF_LINE = 38
const VOCABULARY = 40_000

/** Every third page is a text, the next two are it without its head and without its tail. Words are drawn as Zipf has it. */
function syntheticPage(at: number): PageText {
  let state = (Math.floor(at / PER_TEXT) * 7919 + 1) % 2_147_483_647
  const lines: string[] = []
  for (let line = 0; line < WORDS_OF_TEXT / WORDS_OF_LINE; line += 1) {
    const words: string[] = []
    for (let word = 0; word < WORDS_OF_LINE; word += 1) {
      state = (state * 48_271) % 2_147_483_647
      words.push(`w${Math.floor(VOCABULARY ** (state / 2_147_483_647)).toString(36)}`)
    }
    lines.push(`${words.join(' ')}.`)
  }
  const cut = [lines, lines.slice(2), lines.slice(0, -3)][at % PER_TEXT] ?? lines
  const plain = {
    title: null,
    url: null,
    publisher: `outlet${at % 997}.example`,
    publishedAt: null,
    seenAt: null,
    byline: [],
  }
  return { id: `s${at}`, text: cut.join('\n'), ...plain }
}
