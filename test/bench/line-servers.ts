import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, startRedis } from '@copydesk/embedded'
import type { QueueConnection } from '@copydesk/queue'
import { createDatabase } from '@copydesk/store'
import { processorMs, serverMs } from '../set-up/proc.ts'
import { obtainRedis } from '../set-up/redis.ts'

/** A store and queues of a run's own, empty. */
export type Backend = { databaseUrl: string; queues: QueueConnection }

export type Servers = {
  open(queues: 'redis' | 'postgres'): Promise<Backend>
  /** What each has had of the processor, in ms. */
  spent(): Record<'PostgreSQL' | 'Redis', number>
  close(): Promise<void>
}

/** A real PostgreSQL and a real Redis in a folder of their own. */
export async function startServers(): Promise<Servers> {
  const program = await obtainRedis()
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-bench-'))
  const postgres = await startPostgres({ folder: join(folder, 'postgres') })
  const redis = await startRedis({ folder: join(folder, 'redis'), ...program })
  return {
    open: async (kind) => {
      const name = `bench_${randomUUID().slice(0, 8)}`
      const databaseUrl = await createDatabase(postgres.url, name)
      const queues: QueueConnection =
        kind === 'redis' ? { kind, address: { socket: redis.socket }, prefix: name } : { kind, url: databaseUrl }
      return { databaseUrl, queues }
    },
    spent: () => ({ PostgreSQL: serverMs(postgres.pid), Redis: processorMs(redis.pid) }),
    close: async () => {
      await redis.close()
      await postgres.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
