import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findRedis, keepRunning, lockFolder, startPostgres, startRedis } from '@copydesk/embedded'
import { openQueues, type QueueConnection, type Queues, type QueueTelemetry } from '@copydesk/queue'
import { queueConnection, type Config } from '@copydesk/service'
import type { Store } from '@copydesk/store'
import { Complaint } from '../complaint.ts'
import { say } from '../input/plain.ts'
import { mustAnswer, openAnsweringStore } from './answering.ts'

type Close = () => Promise<void> | void

/** The store and the queues, wherever they are, with a line on each that says which it is and why. */
export type Backends = { store: Store; queues: Queues; said: string[]; close: Close[] }

/** What a running line leaves for other commands on the same folder. */
type Running = { databaseUrl: string; queues: QueueConnection }

const runningFile = (folder: string) => join(folder, 'running.json')

/**
 * Opens what the environment names, and starts the rest in the data folder. The folder is ours until closed; a second
 * line on it is refused.
 */
export async function openDataFolder(folder: string, config: Config, telemetry?: QueueTelemetry): Promise<Backends> {
  makeFolder(folder)
  const lock = lockFolder(folder)
  if (lock.type === 'taken') {
    throw new Complaint(
      `${resolve(folder)} is in use by another Copydesk (process ${lock.pid}): stop it, or name another folder with --data`,
    )
  }
  const close: Close[] = [() => lock.release()]
  const said: string[] = []
  try {
    const databaseUrl = await openDatabaseServer(folder, config, said, close)
    const store = await openAnsweringStore(databaseUrl)
    close.unshift(() => store.close())
    const connection = await openQueueServer(folder, config, { databaseUrl, store }, said, close)
    const queues = openQueues(connection, telemetry)
    close.unshift(() => queues.close())
    if (config.redisUrl) await mustAnswer(queues, config.redisUrl)
    const running: Running = { databaseUrl, queues: connection }
    writeFileSync(runningFile(folder), JSON.stringify(running), { mode: 0o600 })
    close.unshift(() => rmSync(runningFile(folder), { force: true }))
    return { store, queues, said, close }
  } catch (error) {
    for (const step of close) await step()
    throw error
  }
}

/** For commands beside the line: joins the one that runs on the folder, else opens it for the time of the command. */
export async function joinDataFolder(folder: string, config: Config): Promise<Backends> {
  const running = readRunning(folder)
  if (!running && !config.databaseUrl) return openDataFolder(folder, config)
  const databaseUrl = running?.databaseUrl ?? config.databaseUrl ?? ''
  const store = await openAnsweringStore(databaseUrl)
  const connection = running?.queues ?? queueConnection(config, databaseUrl, await store.installation())
  const queues = openQueues(connection)
  return { store, queues, said: [], close: [() => queues.close(), () => store.close()] }
}

/** The line that runs on a folder; null where none does. */
export function readRunning(folder: string): Running | null {
  const lock = existing(folder) ? lockFolder(folder) : null
  if (lock?.type === 'locked') lock.release()
  if (lock?.type !== 'taken') return null
  try {
    return JSON.parse(readFileSync(runningFile(folder), 'utf8')) as Running
  } catch {
    throw new Complaint(
      `the Copydesk on ${resolve(folder)} (process ${lock.pid}) is just starting or stopping: try again in a moment`,
    )
  }
}

const existing = (folder: string) => {
  try {
    readFileSync(runningFile(folder))
    return true
  } catch {
    return false
  }
}

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Complaint(`${resolve(folder)} cannot be made: ${why}; name another folder with --data`)
  }
}

async function openDatabaseServer(folder: string, config: Config, said: string[], close: Close[]): Promise<string> {
  if (config.databaseUrl) {
    said.push('store   PostgreSQL at DATABASE_URL')
    return config.databaseUrl
  }
  const server = await keepRunning(
    (starting) => startPostgres({ folder: join(folder, 'postgres'), ...starting }),
    (line) => say(`the PostgreSQL in ${folder} ${line}`),
  )
  close.unshift(() => server.close())
  said.push(`store   PostgreSQL of its own in ${folder} (DATABASE_URL is not set)`)
  return server.first.url
}

async function openQueueServer(
  folder: string,
  config: Config,
  { databaseUrl, store }: { databaseUrl: string; store: Store },
  said: string[],
  close: Close[],
): Promise<QueueConnection> {
  const binary = config.redisUrl ? null : findRedis()
  if (!binary) {
    said.push(
      config.redisUrl
        ? 'queues  Redis at REDIS_URL'
        : 'queues  on PostgreSQL (REDIS_URL is not set and there is no redis-server on PATH)',
    )
    return queueConnection(config, databaseUrl, await store.installation())
  }
  const server = await keepRunning(
    ({ signal }) => startRedis({ folder: join(folder, 'redis'), binary, signal }),
    (line) => say(`the Redis in ${folder} ${line}`),
  )
  close.unshift(() => server.close())
  said.push(`queues  Redis of its own, ${binary} (REDIS_URL is not set)`)
  return queueConnection(config, databaseUrl, await store.installation(), { socket: server.first.socket })
}
