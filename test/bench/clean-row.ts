import { cpus } from 'node:os'
import { startChild, takeTurns } from './child.ts'
import type { CleanRound } from './clean-child.ts'
import { corpusPages, newsroomPages } from './pages.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { mean, median, percentile } from './statistics.ts'

const SUBJECTS = [
  { name: 'plain', label: 'jsdom + Readability' },
  { name: 'single', label: 'clean, one thread' },
  { name: 'threads', label: `clean, ${cpus().length} threads` },
]
const ARTICLES = 40
const WARM_UP_PAGES = 40
const MOST_ROUNDS = 8
// Rounds are begun until then; the last one is finished.
const BUDGET_MS = 40_000
const QUICK_BUDGET_MS = 10_000

/** Pages a second of the cleaner against the plain reader, in turns on the same pages. */
export async function benchClean({ corpora, quick }: BenchOptions): Promise<Report> {
  const pages = corpora ? corpusPages(corpora) : await newsroomPages(1, ARTICLES)
  const children = SUBJECTS.map(({ name }) => startChild('clean-child.ts', [name]))
  try {
    const warmUp = pages.slice(0, WARM_UP_PAGES)
    for (const child of children) await child.ask({ pages: warmUp })
    const limits = { rounds: MOST_ROUNDS, budgetMs: quick ? QUICK_BUDGET_MS : BUDGET_MS }
    const rounds = await takeTurns<CleanRound>(children, { pages }, limits)
    const lines = SUBJECTS.map(({ label }, at) => line(label, rounds[at] ?? [], rounds[0] ?? []))
    const source = corpora ? 'real pages (pages-dev)' : 'newsroom pages'
    const bytes = mean(pages.map(({ html }) => html.length)) / 1024
    return {
      row: 'clean',
      title: `clean: ${pages.length} ${source} of ${bytes.toFixed(0)} kB, ${rounds[0]?.length} rounds in turns`,
      lines,
      notes: [
        'times plain: median over the rounds of the ratio within a round; bar: 5, median under 10 ms, worst 2 s; cpu: median of the processor’s own time, which others on the machine do not add to',
      ],
    }
  } finally {
    await Promise.all(children.map((child) => child.close()))
  }
}

function line(option: string, own: CleanRound[], plain: CleanRound[]) {
  const pageMs = own.flatMap((round) => round.pageMs)
  const cpuMs = own.flatMap((round) => round.cpuMs)
  const ratios = own.map((round, at) => (plain[at]?.wallMs ?? Number.NaN) / round.wallMs)
  return {
    option,
    'pages/s': median(own.map((round) => (round.pageMs.length / round.wallMs) * 1000)),
    'times plain': median(ratios),
    'median ms': median(pageMs),
    'cpu ms': cpuMs.length > 0 ? median(cpuMs) : null,
    'p99 ms': percentile(pageMs, 0.99),
    'worst ms': Math.max(...pageMs),
    articles: own[0]?.articles ?? 0,
  }
}
