import { cpus } from 'node:os'
import { Client } from 'pg'
import { startChild, type Child } from './child.ts'
import type { CleanRound } from './clean-child.ts'
import type { LineRun } from './line-child.ts'
import { startServers, type Backend, type Servers } from './line-servers.ts'
import type { OpenNewsroom } from './newsroom-child.ts'
import { newsroomPages, type BenchPage } from './pages.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { percentile } from './statistics.ts'
import { processorMs } from '../set-up/proc.ts'

const SEED = 5
// About three and a half pages each.
const ARTICLES = 200
const QUICK_ARTICLES = 80
const WARM_UP_ROUNDS = 2

const SETTINGS = [
  { option: 'queues on Redis', queues: 'redis' },
  { option: 'queues on PostgreSQL', queues: 'postgres' },
] as const

/** Pages a second, and ms of the processor a page. */
type Cleaned = { rate: number; cpuMs: number }
type Measured = { option: string; run: LineRun; latencyMs: number[]; cpuMs: Record<string, number>; clean: Cleaned }

/** Pages a second of the whole line, and the share of what cleaning alone reaches just before and after on the same pages. */
export async function benchLine({ quick }: BenchOptions): Promise<Report> {
  const articles = quick ? QUICK_ARTICLES : ARTICLES
  const pages = await newsroomPages(SEED, articles)
  const cleaner = startChild('clean-child.ts', ['threads'])
  const servers = await startServers()
  try {
    for (let turn = 0; turn < WARM_UP_ROUNDS; turn += 1) await cleaner.ask({ pages })
    const measured: Measured[] = []
    let before = await cleanAlone(cleaner, pages)
    for (const { option, queues } of SETTINGS) {
      const ran = await runLine(servers, queues, articles)
      const after = await cleanAlone(cleaner, pages)
      const clean = { rate: (before.rate + after.rate) / 2, cpuMs: (before.cpuMs + after.cpuMs) / 2 }
      measured.push({ option, ...ran, clean })
      before = after
    }
    return report(measured)
  } finally {
    await cleaner.close()
    await servers.close()
  }
}

async function cleanAlone(cleaner: Child, pages: BenchPage[]): Promise<Cleaned> {
  const { wallMs, allCpuMs } = await cleaner.ask<CleanRound>({ pages })
  return { rate: (pages.length / wallMs) * 1000, cpuMs: allCpuMs / pages.length }
}

async function runLine(servers: Servers, kind: 'redis' | 'postgres', articles: number) {
  const backend = await servers.open(kind)
  const newsroom = startChild('newsroom-child.ts')
  const line = startChild('line-child.ts')
  try {
    const { feeds, hosts } = await newsroom.ask<OpenNewsroom>({ type: 'open', seed: SEED, articles })
    await line.ask({ type: 'open', ...backend, feeds, hosts })
    await newsroom.ask({ type: 'publish all' })
    const spent = () => ({ ...servers.spent(), newsroom: processorMs(newsroom.pid) })
    const before = spent()
    const run = await line.ask<LineRun>({ type: 'measure' })
    const after = spent()
    const others = Object.entries(before).map(([who, ms]) => [who, after[who as keyof typeof after] - ms] as const)
    return { run, latencyMs: await latencies(backend, run), cpuMs: { line: run.cpuMs, ...Object.fromEntries(others) } }
  } finally {
    await line.close()
    await newsroom.close()
  }
}

/** From page fetched, by the store, to an event about it in a reader's hands. */
async function latencies({ databaseUrl }: Backend, { startedAt, readAt }: LineRun): Promise<number[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ url: string; at: Date }>(
    `select coalesce(final_url, canonical_url) as url, min(fetched_at) as at
     from entry join page on page.entry_id = entry.id group by entry.id having min(fetched_at) >= $1`,
    [new Date(startedAt)],
  )
  await client.end()
  return rows.flatMap(({ url, at }) => {
    const read = readAt.get(url)
    return read === undefined ? [] : [read - at.getTime()]
  })
}

function report(measured: Measured[]): Report {
  const lines = measured.map(({ option, run, latencyMs, cpuMs, clean }) => {
    const rate = (run.pages / run.wallMs) * 1000
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
      'median s to event': percentile(latencyMs, 0.5) / 1000,
      'p99 s to event': percentile(latencyMs, 0.99) / 1000,
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
    lines,
    notes: [
      ...stages,
      ...measured.map(
        ({ option, run, cpuMs }) =>
          `${option}, CPU ms a page: ${Object.entries(cpuMs)
            .map(([who, ms]) => `${who} ${(ms / run.pages).toFixed(1)}`)
            .join(' · ')}`,
      ),
      'share by CPU: what other work the machine has, and what waits, do not count in it',
      'seconds to event: page fetched to event read, with the whole day waiting; bar: share of clean 0.6',
    ],
  }
}
