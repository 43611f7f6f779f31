import { Pool } from 'pg'
import { type QueueConnection, SCHEMA } from './backends.ts'
import { connectRedis, type RedisAddress } from './connect-redis.ts'
import { isSettled } from './settle-postgres.ts'

/** A Redis as it is found. `version` as written; `mostBytes` null where it may take all there is. */
export type RedisInspection = {
  name: string
  version: string
  evictionPolicy: string
  usedBytes: number
  mostBytes: number | null
  /** Whether it writes down each job (append-only file). */
  persists: boolean
  clockAheadMs: number
}

/** Queues in PostgreSQL as they are found. `byServerClock`: whether its clock says until when jobs are held; null where none were made yet. */
export type PostgresQueuesInspection = { byServerClock: boolean | null }

const ANSWER_WITHIN_MS = 5000

/** Looks at a Redis without changing it. Rejects where nothing answers, once. */
export async function inspectRedis(address: RedisAddress, clock: () => Date): Promise<RedisInspection> {
  const settings = {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: ANSWER_WITHIN_MS,
    commandTimeout: ANSWER_WITHIN_MS,
  }
  const redis = connectRedis(address, settings)
  let why: Error | undefined
  redis.on('error', (error: Error) => (why = error))
  try {
    await redis.connect()
    const asked = clock().getTime()
    const [seconds, microseconds] = await redis.time()
    const answered = clock().getTime()
    const told = fieldsOf(await redis.info())
    return {
      name: told['server_name'] ?? 'redis',
      version: told['valkey_version'] ?? told['redis_version'] ?? '0',
      evictionPolicy: told['maxmemory_policy'] ?? 'unknown',
      usedBytes: Number(told['used_memory']),
      mostBytes: Number(told['maxmemory']) || null,
      persists: told['aof_enabled'] === '1',
      clockAheadMs: Math.round(Number(seconds) * 1000 + Number(microseconds) / 1000 - (asked + answered) / 2),
    }
  } catch (error) {
    // What a closed connection says is less than why it closed.
    throw why ?? error
  } finally {
    redis.disconnect()
  }
}

/** Looks at queues in PostgreSQL without changing them. Rejects where nothing answers. */
export async function inspectPostgresQueues({
  url,
  schema = SCHEMA,
}: QueueConnection & { kind: 'postgres' }): Promise<PostgresQueuesInspection> {
  const patience = { connectionTimeoutMillis: ANSWER_WITHIN_MS, query_timeout: ANSWER_WITHIN_MS }
  const pool = new Pool({ connectionString: url, max: 1, ...patience })
  pool.on('error', () => {})
  try {
    return { byServerClock: await isSettled(pool, schema) }
  } finally {
    await pool.end()
  }
}

/** https://redis.io/docs/latest/commands/info/ */
const fieldsOf = (info: string): Record<string, string> =>
  Object.fromEntries(
    info.split('\r\n').flatMap((line) => {
      const at = line.indexOf(':')
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)]] : []
    }),
  )
