import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { processorMs } from '../set-up/proc.ts'
import { startChild, type Child } from './child.ts'
import type { LineRun } from './line-child.ts'
import type { Backend, Servers } from './line-servers.ts'
import type { OpenNewsroom } from './newsroom-child.ts'

/** `latencyMs`: from page fetched to event read, of each page. `cpuMs`: of the line and what it works with. */
export type RanLine = { run: LineRun; latencyMs: number[]; cpuMs: Record<string, number> }

/** So many pages, so many of them a second. */
export type Pace = { pages: number; pagesASecond: number }

/** So often each feed is polled where pages come by and by, and so often pages come. */
const POLL_SECONDS = 5
const STEP_MS = 250

/** A newsroom's day on a line of its own: its first third to warm up, the rest at once, or by and by. */
export async function runLine(
  servers: Servers,
  kind: 'redis' | 'postgres',
  { seed, articles, pace }: { seed: number; articles: number; pace?: Pace },
): Promise<RanLine> {
  const backend = await servers.open(kind)
  const newsroom = startChild('newsroom-child.ts')
  const line = startChild('line-child.ts')
  const polls = pace ? { pollSeconds: POLL_SECONDS } : {}
  try {
    const { feeds, hosts } = await newsroom.ask<OpenNewsroom>({ type: 'open', seed, articles })
    await line.ask({ type: 'open', ...backend, feeds, hosts, ...polls })
    const spent = () => ({ ...servers.spent(), newsroom: processorMs(newsroom.pid) })
    const before = spent()
    const run = pace ? await byAndBy(newsroom, line, pace) : await atOnce(newsroom, line)
    const after = spent()
    const others = Object.entries(before).map(([who, ms]) => [who, after[who as keyof typeof after] - ms] as const)
    return { run, latencyMs: await latencies(backend, run), cpuMs: { line: run.cpuMs, ...Object.fromEntries(others) } }
  } finally {
    await line.close()
    await newsroom.close()
  }
}

async function atOnce(newsroom: Child, line: Child): Promise<LineRun> {
  await newsroom.ask({ type: 'publish all' })
  return line.ask<LineRun>({ type: 'measure' })
}

async function byAndBy(newsroom: Child, line: Child, { pages, pagesASecond }: Pace): Promise<LineRun> {
  const publishingMs = (pages / pagesASecond) * 1000
  // Until each feed was polled once more: what its last poll brought would come at once.
  const following = line.ask<LineRun>({ type: 'follow', forMs: publishingMs + 2 * POLL_SECONDS * 1000 })
  const began = performance.now()
  for (let ms = 0; ms < publishingMs; ms = performance.now() - began) {
    await newsroom.ask({ type: 'publish pages', upTo: Math.ceil((ms / 1000) * pagesASecond) })
    await wait(STEP_MS)
  }
  await newsroom.ask({ type: 'publish all' })
  return following
}

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
