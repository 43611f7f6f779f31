import { cpus } from 'node:os'
import { startChild, type Child } from './child.ts'
import type { CleanRound } from './clean-child.ts'
import { type RanLine, runLine } from './line-run.ts'
import { startServers } from './line-servers.ts'
import { newsroomPages, type BenchPage } from './pages.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { percentile } from './statistics.ts'

const SEED = 5
// About three and a half pages each.
const ARTICLES = 200
const QUICK_ARTICLES = 80
const WARM_UP_ROUNDS = 2
const LEAST_SHARE = 0.6
const MOST_SECONDS = 1

const SETTINGS = [
  { option: 'queues on Redis', queues: 'redis' },
  { option: 'queues on PostgreSQL', queues: 'postgres' },
] as const

/** Pages a second, and ms of the processor a page. */
type Cleaned = { rate: number; cpuMs: number }
type Measured = RanLine & { option: string; clean: Cleaned }
/** The same with pages coming half as fast as it did them: what waits for one of them is the line, and not the day before it. */
type Halved = { option: string; pagesASecond: number; latencyMs: number[] }

/** Pages a second of the whole line, and the share of what cleaning alone reaches just before and after on the same pages. */
export async function benchLine({ quick }: BenchOptions): Promise<Report> {
  const articles = quick ? QUICK_ARTICLES : ARTICLES
  const pages = await newsroomPages(SEED, articles)
  const cleaner = startChild('clean-child.ts', ['threads'])
  const servers = await startServers()
  try {
    for (let turn = 0; turn < WARM_UP_ROUNDS; turn += 1) await cleaner.ask({ pages })
    const measured: Measured[] = []
    const halved: Halved[] = []
    let before = await cleanAlone(cleaner, pages)
    for (const { option, queues } of SETTINGS) {
      const ran = await runLine(servers, queues, { seed: SEED, articles })
      const after = await cleanAlone(cleaner, pages)
      const clean = { rate: (before.rate + after.rate) / 2, cpuMs: (before.cpuMs + after.cpuMs) / 2 }
      measured.push({ option, ...ran, clean })
      before = after
    }
    for (const [at, { option, queues }] of SETTINGS.entries()) {
      const ran = measured[at] as Measured
      const pace = { pages: ran.run.pages, pagesASecond: rateOf(ran) / 2 }
      const { latencyMs } = await runLine(servers, queues, { seed: SEED, articles, pace })
      halved.push({ option, pagesASecond: pace.pagesASecond, latencyMs })
    }
    return report(measured, halved)
  } finally {
    await cleaner.close()
    await servers.close()
  }
}

async function cleanAlone(cleaner: Child, pages: BenchPage[]): Promise<Cleaned> {
  const { wallMs, allCpuMs } = await cleaner.ask<CleanRound>({ pages })
  return { rate: (pages.length / wallMs) * 1000, cpuMs: allCpuMs / pages.length }
}

const rateOf = ({ run }: RanLine) => (run.pages / run.wallMs) * 1000
const seconds = (latencyMs: number[], share: number) => percentile(latencyMs, share) / 1000

function report(measured: Measured[], halved: Halved[]): Report {
  const lines = measured.map(({ option, run, latencyMs, cpuMs, clean }) => {
    const rate = rateOf({ run, latencyMs, cpuMs })
    const spent = Object.values(cpuMs).reduce((total, ms) => total + ms, 0) / run.pages
    return {
      option,
      'pages/s': rate,
      pages: run.pages,
      'clean alone pages/s': clean.rate,
      'share of clean': rate / clean.rate,
      'CPU ms/page': spent,
      'clean alone CPU ms/page': clean.cpuMs,
      'share by CPU': clean.cpuMs / spent,
      'median s to event': seconds(latencyMs, 0.5),
      'p99 s to event': seconds(latencyMs, 0.99),
    }
  })
  const stages = measured.map(
    ({ option, run }) =>
      `${option}, mean ms a job (jobs): ${run.jobs
        .toReversed()
        .map(({ stage, jobs, meanMs }) => `${stage} ${meanMs.toFixed(1)} (${jobs})`)
        .join(' · ')}`,
  )
  return {
    row: 'line',
    title: `line: two thirds of a newsroom's day at once, after the first third; all stages in one process, on ${cpus().length} cores with newsroom and servers`,
    lines: [
      ...lines,
      ...halved.map(({ option, pagesASecond, latencyMs }) => ({
        option: `${option}, at half that rate`,
        'pages/s': pagesASecond,
        pages: latencyMs.length,
        'median s to event': seconds(latencyMs, 0.5),
        'p99 s to event': seconds(latencyMs, 0.99),
      })),
    ],
    bars: [
      ...measured.map(({ option, clean, ...ran }) => ({
        bar: `${option}: share of clean ${LEAST_SHARE}`,
        reached: (rateOf(ran) / clean.rate).toFixed(2),
        held: rateOf(ran) / clean.rate >= LEAST_SHARE,
      })),
      ...halved.map(({ option, latencyMs }) => ({
        bar: `${option}: page fetched to event read, p99 under ${MOST_SECONDS} s at half that rate`,
        reached: `${seconds(latencyMs, 0.99).toFixed(2)} s`,
        held: seconds(latencyMs, 0.99) < MOST_SECONDS,
      })),
    ],
    notes: [
      ...stages,
      ...measured.map(
        ({ option, run, cpuMs }) =>
          `${option}, CPU ms a page: ${Object.entries(cpuMs)
            .map(([who, ms]) => `${who} ${(ms / run.pages).toFixed(1)}`)
            .join(' · ')}`,
      ),
      'share by CPU: what other work the machine has, and what waits, do not count in it',
      'seconds to event: page fetched to event read, with the whole day waiting, or with pages coming at half the rate',
    ],
  }
}
