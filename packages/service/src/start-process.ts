import { openQueues, type QueueConnection } from '@copydesk/queue'
import { openStore } from '@copydesk/store'
import { readConfig, type Config } from './config.ts'
import { createLog } from './log.ts'
import { openService, type Service } from './open-service.ts'
import { onShutdown } from './shutdown.ts'

/** Anything that runs for as long as its process does. */
type Runs = { name: string; run(service: Service): Promise<{ close(): Promise<void> }> }

/** One stage, or the console, as a process of its own: configured by the environment alone, stopped by a signal. */
export async function startProcess(runs: Runs): Promise<void> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') return refuse(outcome.reason)
  const { config } = outcome
  if (!config.databaseUrl)
    return refuse(
      'DATABASE_URL is not set: name the PostgreSQL that keeps the news, e.g. postgres://copydesk@db/copydesk',
    )
  const log = createLog({ level: config.logLevel })
  const store = await openStore(config.databaseUrl)
  const queues = openQueues(queueConnection(config, config.databaseUrl))
  const service = openService({ config, store, queues, log })
  const running = await runs.run(service)
  log.info({ service: runs.name, queues: queues.kind }, 'started')
  onShutdown([
    () => running.close(),
    () => queues.close(),
    () => store.close(),
    () => log.info({ service: runs.name }, 'stopped'),
  ])
}

const queueConnection = (config: Config, databaseUrl: string): QueueConnection =>
  config.redisUrl ? { kind: 'redis', address: { url: config.redisUrl } } : { kind: 'postgres', url: databaseUrl }

function refuse(reason: string) {
  process.stderr.write(`copydesk: ${reason}\n`)
  process.exitCode = 2
}
