import { setTimeout as wait } from 'node:timers/promises'
import { stageNames } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { childrenOf, openFiles, proportionalBytes, residentBytes } from '../set-up/proc.ts'
import { type TableSize, tableSizes } from '../set-up/table-sizes.ts'
import type { Line } from './chaos-line.ts'
import { type ChaosServers, withClient } from './chaos-servers.ts'

/** A line and its servers at one moment, `seconds` after the watch began. Memory in bytes, by stage, of its largest process. */
export type Sample = {
  seconds: number
  /** Pages kept; entries that have no disposition yet. */
  pages: number
  pending: number
  /** Jobs that wait, by stage. */
  waiting: Record<string, number>
  memory: Record<string, number>
  files: Record<string, number>
  redis: number
  tables: TableSize[]
}

/** Looks every so often, until it is stopped; gives all it saw. A look that fails is left out. */
export async function watchLine(line: Line, servers: ChaosServers, everyMs: number) {
  const queues = openQueues(line.queues)
  const stopped = new AbortController()
  const samples: Sample[] = []
  const began = performance.now()
  const look = async () => {
    const depths = await Promise.all(
      stageNames.map(async (stage): Promise<[string, number]> => [stage, (await queues.depth(stage)).waiting]),
    )
    const { pages, dispositions } = await line.store.totals.read()
    samples.push({
      seconds: (performance.now() - began) / 1000,
      pages,
      pending: dispositions.pending,
      waiting: Object.fromEntries(depths),
      memory: { ...mostOf(line, residentBytes), PostgreSQL: postgresBytes(servers) },
      files: mostOf(line, openFiles),
      redis: await servers.redis.used(),
      tables: await withClient(line.databaseUrl, tableSizes),
    })
  }
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await look().catch(() => {})
      await wait(everyMs, undefined, { signal: stopped.signal }).catch(() => {})
    }
  })()
  return {
    samples: samples as readonly Sample[],
    stop: async (): Promise<Sample[]> => {
      stopped.abort()
      await running
      await look().catch(() => {})
      await queues.close()
      return samples
    },
  }
}

function mostOf(line: Line, measure: (pid: number) => number): Record<string, number> {
  const most: Record<string, number> = {}
  for (const one of line.processes()) most[one.stage] = Math.max(most[one.stage] ?? 0, measure(one.pid()))
  return most
}

/** All its processes together, what they share counted once. */
function postgresBytes(servers: ChaosServers): number {
  const { pid } = servers.postgres.server()
  return [pid, ...childrenOf(pid)].reduce((bytes, one) => bytes + proportionalBytes(one), 0)
}
