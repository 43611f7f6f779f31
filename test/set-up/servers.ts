import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, startRedis } from '@copydesk/embedded'
import type { TestProject } from 'vitest/node'
import { obtainRedis, type RedisProgram } from './redis.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL, for one who may create databases. */
    postgresUrl: string
    /** Path of the socket of the run's Redis. */
    redisSocket: string
    /** The Redis program, for tests that start and kill one of their own. */
    redisProgram: RedisProgram
  }
}

interface Servers {
  readonly postgresUrl: string
  readonly redisSocket: string
  readonly redisProgram: RedisProgram
  readonly close: () => Promise<void>
}

// Every vitest project loads this file anew; the run has one PostgreSQL and one Redis for all of them.
const shared = globalThis as { copydeskServers?: { readonly started: Promise<Servers>; users: number } | undefined }

/** vitest's globalSetup: gives the projects that need them the addresses of real servers, and ends these afterwards. */
export default async function setUpServers(project: TestProject): Promise<() => Promise<void>> {
  const running = (shared.copydeskServers ??= { started: start(), users: 0 })
  running.users++
  const { postgresUrl, redisSocket, redisProgram, close } = await running.started
  project.provide('postgresUrl', postgresUrl)
  project.provide('redisSocket', redisSocket)
  project.provide('redisProgram', redisProgram)
  return async () => {
    running.users--
    if (running.users > 0) return
    shared.copydeskServers = undefined
    await close()
  }
}

async function start(): Promise<Servers> {
  const redisProgram = await obtainRedis()
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-test-'))
  const redis = startRedis({ folder: join(folder, 'redis'), ...redisProgram })
  const postgres = startPostgres({ folder: join(folder, 'postgres') })
  const close = async () => {
    await Promise.allSettled([redis, postgres].map(async (server) => (await server).close()))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const [{ socket }, { url }] = await Promise.all([redis, postgres])
    return { postgresUrl: url, redisSocket: socket, redisProgram, close }
  } catch (error) {
    await close()
    throw error
  }
}
