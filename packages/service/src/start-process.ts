import { openQueues } from '@copydesk/queue'
import { openStore } from '@copydesk/store'
import { readConfig } from './config.ts'
import { openHealthServer } from './health-server.ts'
import { createLog } from './log.ts'
import { openService, type Service } from './open-service.ts'
import { queueConnection } from './queue-connection.ts'
import { onShutdown } from './shutdown.ts'
import { openTracing } from './tracing.ts'
import { whyNot } from './why-not.ts'

/** Of a stage: its jobs ask together for what they need, and few have a transaction of their own. */
const CONNECTIONS = 6
/** Before whoever asked loses patience. What a job had not done by then is done again. */
const STOP_WITHIN_MS = 9_500

/** Anything that runs for as long as its process does; `url` where it listens. */
type Runs = {
  name: string
  connections?: number
  run(service: Service): Promise<{ url?: string; close(): Promise<void> }>
}

/** One stage, or the console, as a process of its own: configured by the environment alone, stopped by a signal. */
export async function startProcess(runs: Runs): Promise<void> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') return refuse(outcome.reason)
  const { config } = outcome
  const { databaseUrl } = config
  if (!databaseUrl)
    return refuse(
      'DATABASE_URL is not set: name the PostgreSQL that keeps the news, e.g. postgres://copydesk@db/copydesk',
    )
  const log = createLog({ level: config.logLevel, secrets: config.secrets })
  let isStopping = false
  const closers = [
    () => {
      isStopping = true
      log.info({ service: runs.name }, 'stopped')
    },
  ] as (() => Promise<void> | void)[]
  const close = onShutdown(closers, STOP_WITHIN_MS)
  try {
    const store = await openStore(databaseUrl, { connections: runs.connections ?? CONNECTIONS })
    closers.unshift(() => store.close())
    const tracing = await openTracing(`copydesk-${runs.name}`)
    closers.unshift(() => tracing.close())
    const connection = queueConnection(config, databaseUrl, await store.installation())
    const queues = openQueues(connection, tracing.telemetry)
    closers.unshift(() => queues.close())
    const service = openService({ config, store, queues, log, annotate: tracing.annotate })
    const running = await runs.run(service)
    closers.unshift(() => running.close())
    // What listens itself asks for tokens there; probes have none.
    const watched = running.url ? 'line' : 'process'
    const health = config.healthPort === null ? null : await openHealthServer(service, config.healthPort, watched)
    if (health) closers.unshift(() => health.close())
    log.info({ service: runs.name, queues: queues.kind, url: running.url, health: health?.url }, 'started')
  } catch (error) {
    process.exitCode = 1
    log.fatal({ service: runs.name, error: whyNot(error) }, 'could not start')
    await close()
  }
  // Stopped while it was starting: what was opened after that is closed too.
  if (isStopping) await close()
}

function refuse(reason: string) {
  process.stderr.write(`copydesk: ${reason}\n`)
  process.exitCode = 2
}
