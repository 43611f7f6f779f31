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

const SEED = 5
// About three and a half pages each.
const ARTICLES = 200
const QUICK_ARTICLES = 80
const WARM_UP_ROUNDS = 2

const SETTINGS = [
  { option: 'queues on Redis', queues: 'redis' },
  { option: 'queues on PostgreSQL', queues: 'postgres' },
] as const

type Measured = { option: string; run: LineRun; latencyMs: number[]; cleanRate: number }

/** Pages a second of the whole line, and the share of what cleaning alone reaches just before and after on the same pages. */
export async function benchLine({ quick }: BenchOptions): Promise<Report> {
  const articles = quick ? QUICK_ARTICLES : ARTICLES
  const pages = await newsroomPages(SEED, articles)
  const cleaner = startChild('clean-child.ts', ['threads'])
  const servers = await startServers()
  try {
    for (let turn = 0; turn < WARM_UP_ROUNDS; turn += 1) await cleaner.ask({ pages })
    const measured: Measured[] = []
    let before = await cleanRate(cleaner, pages)
    for (const { option, queues } of SETTINGS) {
      const { run, latencyMs } = await runLine(servers, queues, articles)
      const after = await cleanRate(cleaner, pages)
      measured.push({ option, run, latencyMs, cleanRate: (before + after) / 2 })
      before = after
    }
    return report(measured)
  } finally {
    await cleaner.close()
    await servers.close()
  }
}

async function cleanRate(cleaner: Child, pages: BenchPage[]): Promise<number> {
  const { wallMs } = await cleaner.ask<CleanRound>({ pages })
  return (pages.length / wallMs) * 1000
}

async function runLine(servers: Servers, kind: 'redis' | 'postgres', articles: number) {
  const backend = await servers.open(kind)
  const newsroom = startChild('newsroom-child.ts')
  const line = startChild('line-child.ts')
  try {
    const { feeds, hosts } = await newsroom.ask<OpenNewsroom>({ type: 'open', seed: SEED, articles })
    await line.ask({ type: 'open', ...backend, feeds, hosts })
    await newsroom.ask({ type: 'publish all' })
    const run = await line.ask<LineRun>({ type: 'measure' })
    return { run, latencyMs: await latencies(backend, run) }
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
  const lines = measured.map(({ option, run, latencyMs, cleanRate: alone }) => {
    const rate = (run.pages / run.wallMs) * 1000
    return {
      option,
      'pages/s': rate,
      pages: run.pages,
      'clean alone pages/s': alone,
      'share of clean': rate / alone,
      'line process CPU ms/page': run.cpuMs / run.pages,
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
      'seconds to event: page fetched to event read, with the whole day waiting; bar: share of clean 0.6',
    ],
  }
}
