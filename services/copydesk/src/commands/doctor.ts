import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import { inspectPostgresQueues, inspectRedis, type QueueConnection } from '@copydesk/queue'
import { queueConnection, readConfig, whyNot, type Config } from '@copydesk/service'
import { inspectStore } from '@copydesk/store'
import type { Command } from 'commander'
import { examine, type Asked, type Finding } from '../doctor/examine.ts'
import { writeJson } from '../input/write.ts'
import { placeOf } from '../line/answering.ts'
import { readRunning } from '../line/data-folder.ts'
import { folderWithStore } from '../line/with-store.ts'
import { addData } from './options.ts'
import { say } from '../input/plain.ts'

const MARKS = { well: '✓', warning: '!', wrong: '✗' }

export const addDoctor = (program: Command) =>
  addData(program.command('doctor'))
    .description('what is wrong with this installation, and how to mend it; changes nothing')
    .action(async ({ data }: { data: string }) => {
      const findings = await look(data)
      for (const { state, check, detail, mend } of findings) {
        say(`${MARKS[state]} ${check}: ${detail}${mend ? `\n  → ${mend}` : ''}`)
      }
      const isWell = findings.every(({ state }) => state !== 'wrong')
      await writeJson({ well: isWell, findings })
      if (!isWell) process.exitCode = 1
    })

async function look(data: string): Promise<Finding[]> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') {
    return [{ check: 'configuration', state: 'wrong', detail: outcome.reason, mend: 'correct this variable' }]
  }
  const { config } = outcome
  const folder = folderWithStore(data) ?? data
  const servers = serversOf(folder, config)
  const clock = () => new Date()
  const queues = servers?.queues
  const redis = queues?.kind === 'redis' ? queues.address : null
  return examine({
    node: process.version,
    config,
    store: servers ? await ask(servers.databaseUrl, () => inspectStore(servers.databaseUrl, clock)) : { type: 'none' },
    redis: redis
      ? await ask('url' in redis ? redis.url : redis.socket, () => inspectRedis(redis, clock))
      : { type: 'none' },
    postgresQueues:
      queues?.kind === 'postgres' ? await ask(queues.url, () => inspectPostgresQueues(queues)) : { type: 'none' },
    disk: await diskAt(config.databaseUrl ? '.' : folder),
    now: clock(),
  })
}

type Servers = { databaseUrl: string; queues: QueueConnection }

/** Those of the line that runs on the folder, its own Redis among them; else, or where that is on another store, those the environment names. */
function serversOf(folder: string, config: Config): Servers | null {
  const { databaseUrl } = config
  const running = readRunning(folder)
  if (running && (databaseUrl ?? running.databaseUrl) === running.databaseUrl) return running
  return databaseUrl ? { databaseUrl, queues: queueConnection(config, databaseUrl, 'any') } : null
}

const ask = <T>(address: string, inspect: () => Promise<T>): Promise<Asked<T>> =>
  inspect().then(
    (found): Asked<T> => ({ type: 'found', found }),
    (error: unknown): Asked<T> => ({ type: 'silent', place: placeOf(address), reason: whyNot(error) }),
  )

/** Of the nearest folder that is there. */
async function diskAt(folder: string) {
  const disk = (await statfs(folder).catch(() => null)) ?? (await statfs('.'))
  return { folder: resolve(folder), freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize }
}
