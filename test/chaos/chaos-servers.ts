import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, rmSync, writeSync, closeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '@copydesk/embedded'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { childrenOf } from '../set-up/proc.ts'
import { obtainRedis } from '../set-up/redis.ts'

const DISK_MB = 900
const MEGABYTE = Buffer.alloc(2 ** 20)

/** A server and what can befall it. `start` after one of the others has ended it. */
type Befallen<Server> = {
  server(): Server
  kill(): Promise<void>
  close(): Promise<void>
  /** `through`: words before the program. */
  start(through?: readonly string[]): Promise<void>
  /** Stands still, all its processes, and goes on. */
  freeze(): void
  thaw(): void
}

export type ChaosServers = {
  redis: Befallen<RedisServer> & {
    /** Its files are gone; to be asked for while it does not run. */
    lose(): void
    configure(setting: string, value: string): Promise<void>
    used(): Promise<number>
    /** A number of INFO, since the server started; 0 where it has none of that name. */
    told(name: string): Promise<number>
  }
  postgres: Befallen<PostgresServer> & {
    disk: Disk | null
    /** Listens for such lines of its log from now on; asked for them, gives what came and listens no more. */
    hear(wanted: RegExp): () => string[]
  }
  folder: string
  close(): Promise<void>
}

/** The file system PostgreSQL lies on, where this machine lets us make a small one. */
type Disk = { fill(): void; free(): void }

/**
 * A Redis and a PostgreSQL to do anything to, both in a folder of their own. `isDiskSmall`: so that it can be filled. Interrupted, they
 * are closed first.
 */
export async function openChaosServers({ isDiskSmall = false } = {}): Promise<ChaosServers> {
  const program = await obtainRedis()
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-chaos-'))
  const redisFolder = join(folder, 'redis')
  const postgresFolder = join(folder, 'postgres')
  mkdirSync(postgresFolder, { mode: 0o700 })
  const disk = isDiskSmall ? smallDisk(postgresFolder) : null
  const redis = await befallen(
    () => startRedis({ folder: redisFolder, ...program }),
    ({ pid }) => [pid],
  )
  const hearing = new Set<(line: string) => void>()
  const onLine = (line: string) => {
    for (const take of hearing) take(line)
  }
  const postgres = await befallen(
    (through) => startPostgres({ folder: postgresFolder, onLine, through }),
    ({ pid }) => [pid, ...childrenOf(pid)],
  )
  const asking = async <T>(ask: (client: Redis) => Promise<T>) => {
    const client = new Redis(redis.server().socket, { maxRetriesPerRequest: 1 })
    client.on('error', () => {})
    try {
      return await ask(client)
    } finally {
      client.disconnect()
    }
  }
  const told = (name: string) =>
    asking(async (client) => {
      const line = (await client.info('all')).split('\r\n').find((text) => text.startsWith(`${name}:`)) ?? ''
      return Number(/\d+/.exec(line.slice(name.length))?.[0] ?? 0)
    })
  const closeAll = async () => {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await redis.close()
    await postgres.close()
    disk?.unmount()
    await rm(folder, { recursive: true, force: true })
  }
  let closing: Promise<void> | undefined
  const close = () => (closing ??= closeAll())
  const stop = () => void close().finally(() => process.exit(1))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return {
    redis: {
      ...redis,
      lose: () => rmSync(join(redisFolder, 'appendonlydir'), { recursive: true, force: true }),
      configure: (setting, value) => asking(async (client) => void (await client.config('SET', setting, value))),
      used: () => told('used_memory'),
      told,
    },
    postgres: { ...postgres, disk, hear: (wanted) => hear(hearing, wanted) },
    folder,
    close,
  }
}

async function befallen<Server extends { kill(): Promise<void>; close(): Promise<void> }>(
  open: (through?: readonly string[]) => Promise<Server>,
  processesOf: (server: Server) => number[],
): Promise<Befallen<Server>> {
  let server = await open()
  let frozen: number[] = []
  return {
    server: () => server,
    kill: () => server.kill(),
    close: () => server.close(),
    start: async (through) => void (server = await open(through)),
    freeze: () => {
      frozen = processesOf(server)
      for (const pid of frozen) signal(pid, 'SIGSTOP')
    },
    thaw: () => {
      for (const pid of frozen) signal(pid, 'SIGCONT')
    },
  }
}

function hear(hearing: Set<(line: string) => void>, wanted: RegExp): () => string[] {
  const lines: string[] = []
  const take = (line: string) => {
    if (wanted.test(line)) lines.push(line)
  }
  hearing.add(take)
  return () => {
    hearing.delete(take)
    return lines
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended meanwhile.
  }
}

/** A file system in memory, on which little else is; null where this user may not mount one. */
function smallDisk(folder: string): (Disk & { unmount(): void }) | null {
  const options = ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=0700`, 'tmpfs', folder]
  if (spawnSync('mount', options, { stdio: 'ignore' }).status !== 0) return null
  const ballast = join(folder, 'ballast')
  return {
    fill: () => {
      const file = openSync(ballast, 'w')
      try {
        for (;;) if (writeSync(file, MEGABYTE) < MEGABYTE.length) return
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(ballast, { force: true }),
    unmount: () => {
      if (existsSync(folder)) execFileSync('umount', ['-l', folder])
    },
  }
}

/** One connection for a while, to do harm with or to look. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
