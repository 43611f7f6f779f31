import { cpus } from 'node:os'
import { type Child, startChild } from './child.ts'
import type { CleanRound } from './clean-child.ts'
import { hostilePages } from './hostile-pages.ts'
import { type BenchPage, corpusPages, newsroomPages } from './pages.ts'
import type { Bar, Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { mean, median, percentile } from './statistics.ts'

const SUBJECTS = [
  { name: 'plain', label: 'jsdom + Readability', lanes: 1 },
  { name: 'single', label: 'clean, one thread', lanes: 1 },
  { name: 'threads', label: `clean, ${cpus().length} threads`, lanes: cpus().length },
]
/** The subject whose time the processor's own is measured of. */
const SINGLE = 1
const ARTICLES = 40
/** So many at a turn: what else the machine does in the meantime hurts all subjects, the shorter the turns the more alike. */
const PAGES_A_TURN = 32
const MOST_ROUNDS = 8
// Turns are begun until then, but all pages have one; the last one is finished.
const BUDGET_MS = 40_000
const QUICK_BUDGET_MS = 10_000
const FEWEST_TIMES_PLAIN = 5
const MOST_MEDIAN_MS = 10
const MOST_WORST_MS = 2000

/** Pages a second of the cleaner against the plain reader, in turns on the same pages. */
export async function benchClean({ corpora, quick }: BenchOptions): Promise<Report> {
  const pages = corpora ? corpusPages(corpora) : await newsroomPages(1, ARTICLES)
  const children = SUBJECTS.map(({ name }) => startChild('clean-child.ts', [name]))
  try {
    // Each thread of each goes through all pages once before: one that has just begun is slow, and none but the first pages meet one.
    for (const [at, child] of children.entries())
      await child.ask({ pages: Array.from({ length: SUBJECTS[at]!.lanes }, () => pages).flat() })
    const rounds = await inTurns(children, pages, quick ? QUICK_BUDGET_MS : BUDGET_MS)
    const hostile = await children[SINGLE]!.ask<CleanRound>({ pages: hostilePages })
    const lines = SUBJECTS.map(({ label }, at) =>
      line(label, rounds[at] ?? [], rounds[0] ?? [], Math.ceil(pages.length / PAGES_A_TURN)),
    )
    const source = corpora ? 'real pages (pages-dev)' : 'newsroom pages'
    const bytes = mean(pages.map(({ html }) => html.length)) / 1024
    return {
      row: 'clean',
      title: `clean: ${pages.length} ${source} of ${bytes.toFixed(0)} kB, ${rounds[0]?.length} turns of ${PAGES_A_TURN}`,
      lines,
      bars: barsOf(rounds, hostile),
      notes: [
        'times plain: median over the turns of the ratio within a turn; cpu: median of the processor’s own time, which others on the machine do not add to',
      ],
    }
  } finally {
    await Promise.all(children.map((child) => child.close()))
  }
}

/** Asks all of them for the same few pages, then for the next, over and over. */
async function inTurns(children: Child[], pages: BenchPage[], budgetMs: number): Promise<CleanRound[][]> {
  const parts = Array.from({ length: Math.ceil(pages.length / PAGES_A_TURN) }, (_, at) =>
    pages.slice(at * PAGES_A_TURN, (at + 1) * PAGES_A_TURN),
  )
  const rounds: CleanRound[][] = children.map(() => [])
  const until = performance.now() + budgetMs
  for (let turn = 0; turn < MOST_ROUNDS * parts.length; turn += 1) {
    if (turn >= parts.length && performance.now() > until) break
    for (const [at, child] of children.entries())
      rounds[at]?.push(await child.ask<CleanRound>({ pages: parts[turn % parts.length] }))
  }
  return rounds
}

function barsOf(rounds: CleanRound[][], hostile: CleanRound): Bar[] {
  const [plain = [], single = [], threads = []] = rounds
  const cpuMs = single.flatMap((round) => round.cpuMs)
  const worst = Math.max(...cpuMs, ...hostile.cpuMs)
  return [
    timesBar('one thread', single, plain),
    timesBar(`${cpus().length} threads`, threads, plain),
    {
      bar: `half of the pages in ${MOST_MEDIAN_MS} ms of one processor`,
      reached: `${median(cpuMs).toFixed(1)} ms`,
      held: median(cpuMs) <= MOST_MEDIAN_MS,
    },
    {
      bar: `any page in ${MOST_WORST_MS / 1000} s of one processor, those built to hurt too`,
      reached: `${(worst / 1000).toFixed(2)} s`,
      held: worst <= MOST_WORST_MS,
    },
  ]
}

function timesBar(how: string, own: CleanRound[], plain: CleanRound[]): Bar {
  const times = median(timesPlain(own, plain))
  return {
    bar: `with ${how} ${FEWEST_TIMES_PLAIN} times the pages/s of jsdom + Readability`,
    reached: times.toFixed(1),
    held: times >= FEWEST_TIMES_PLAIN,
  }
}

const timesPlain = (own: CleanRound[], plain: CleanRound[]) =>
  own.map((round, at) => (plain[at]?.wallMs ?? Number.NaN) / round.wallMs)

function line(option: string, own: CleanRound[], plain: CleanRound[], turnsOfAll: number) {
  const pageMs = own.flatMap((round) => round.pageMs)
  const cpuMs = own.flatMap((round) => round.cpuMs)
  return {
    option,
    'pages/s': median(own.map((round) => (round.pageMs.length / round.wallMs) * 1000)),
    'times plain': median(timesPlain(own, plain)),
    'median ms': median(pageMs),
    'cpu ms': cpuMs.length > 0 ? median(cpuMs) : null,
    'p99 ms': percentile(pageMs, 0.99),
    'worst ms': Math.max(...pageMs),
    articles: own.slice(0, turnsOfAll).reduce((sum, { articles }) => sum + articles, 0),
  }
}
