import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotListen, consoleService } from '@copydesk/console'
import {
  createLog,
  onShutdown,
  openHealthServer,
  openService,
  openTracing,
  readConfig,
  type Config,
  type Service,
} from '@copydesk/service'
import type { Store } from '@copydesk/store'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { openDataFolder, type Backends } from '../line/data-folder.ts'
import { openDemo, type Demo } from '../line/demo.ts'
import { drained } from '../line/drained.ts'
import { appendEvents } from '../line/event-file.ts'
import { showProgress } from '../line/progress.ts'
import { chooseStages, runStages } from '../line/stages.ts'
import { subscribe } from '../line/subscribe.ts'
import { writeJson } from '../input/write.ts'
import { addAllowHost, addData, collect } from './options.ts'
import { say } from '../input/plain.ts'

type Options = {
  feeds: string[]
  once?: boolean
  events?: string
  rotateEvents?: string
  allowHost: string[]
  data: string
  port?: string
  stages?: string
}

type Close = () => Promise<void> | void

export const addStart = (program: Command) =>
  addData(addAllowHost(program.command('start')))
    .description('run the line; without feeds, on a demo newsroom that needs no network')
    .option('--feeds <opml|url|file>', 'feeds to subscribe to; may be given again', collect, [])
    .option('--once', 'poll each feed once, drain every stage, print a summary, exit')
    .option('--events <file>', 'append every public event as NDJSON; - for standard output')
    .option(
      '--rotate-events <mb>',
      'begin another file after so many MB; the full one is renamed to FILE.N, its last sequence',
    )
    .option('--port <n>', 'where the console listens; 0 for any free port')
    .option('--stages <a,b>', 'run only these stages')
    .action(start)

async function start(options: Options) {
  const stages = chooseStages(options.stages)
  if (options.once && !stages.some(({ name }) => name === 'schedule-feeds')) {
    throw new Complaint('--once needs schedule-feeds among its --stages: nothing else says what is due', 2)
  }
  rotation(options)
  const config = configure(options)
  const folder = folderFor(options, config)
  const tracing = await openTracing('copydesk')
  const backends = await openDataFolder(folder, config, tracing.telemetry)
  const closers = [...backends.close, () => tracing.close()]
  const close = onShutdown(closers)
  const stopped = new AbortController()
  closers.unshift(() => stopped.abort())
  try {
    const service = await openLine(options, config, folder, { ...backends, annotate: tracing.annotate }, closers)
    const since = service.now()
    const line = await runStages(
      stages,
      options.once ? { ...service, config: onceConfig(service.config, since) } : service,
    )
    closers.unshift(() => line.close())
    // Interrupted while all this was being opened: what was opened after that is closed too.
    if (stopped.signal.aborted) return await close()
    if (!options.once) return
    const names = stages.map(({ name }) => name)
    await drained(service, names, since, stopped.signal)
    const totals = await service.store.totals.read()
    await close()
    if (options.events !== '-' && !process.stdout.isTTY) await writeJson(totals)
  } catch (error) {
    const isInterrupted = stopped.signal.aborted
    await close()
    if (!isInterrupted) throw error
  }
}

/** A round that is to end waits for no outlet that is down: a page is given up after four more tries. */
const onceConfig = (config: Config, since: Date): Config => ({
  ...config,
  onceSince: since,
  giveUpMs: Math.min(config.giveUpMs, ONCE_RETRIES_TAKE * config.retryMs),
})

/** Pauses of one, two, four and eight times the first. */
const ONCE_RETRIES_TAKE = 15

/** The demo has a folder of its own, so that it never mixes with feeds that somebody subscribed to. */
function folderFor(options: Options, config: Config): string {
  if (options.feeds.length > 0 || config.databaseUrl || existsSync(join(options.data, 'postgres'))) return options.data
  return join(options.data, 'demo')
}

/** Everything the stages stand on: feeds, log, console, what is told while it runs. */
async function openLine(
  options: Options,
  read: Config,
  folder: string,
  backends: Backends & Pick<Service, 'annotate'>,
  closers: Close[],
): Promise<Service> {
  const { store, queues, said, annotate } = backends
  const now = store.now()
  const demo = await demoFor(options, read, folder, store, now)
  if (demo) closers.push(() => demo.close())
  const config = demo ? { ...read, ...DEMO_PACE, allowHosts: [...read.allowHosts, ...demo.hosts] } : read
  await subscribe(store, demo ? demo.feeds : options.feeds, config, now)
  if (options.once) await store.feeds.makeAllDue(now)
  const file = join(folder, 'copydesk.log')
  const log = createLog({ level: config.logLevel, file, secrets: config.secrets })
  const service = openService({ config, store, queues, log, annotate })

  for (const line of said) say(line)
  say(`log     ${file}; when it is full, another is begun, and it is kept as copydesk.log.1`)
  if (demo) say(demo.said)
  await listen(service, !options.once || options.port !== undefined, closers)
  if (options.events !== undefined) {
    const events = await appendEvents(service, { name: options.events, rotateBytes: rotation(options) })
    closers.unshift(() => events.close())
  }
  const progress = await showProgress(service)
  closers.unshift(() => progress.close())
  return service
}

/** The console, where it is wanted, and what answers probes, where the environment names a port for it. */
async function listen(service: Service, hasDesk: boolean, closers: Close[]): Promise<void> {
  const { config } = service
  if (hasDesk) {
    const desk = await consoleService
      .run(service)
      .catch(refusePort(config.port, 'give another with --port, or --port 0 for any free one'))
    closers.unshift(() => desk.close())
    say(`desk    ${desk.url}`)
  }
  if (config.healthPort === null) return
  const health = await openHealthServer(service, config.healthPort, 'line').catch(
    refusePort(config.healthPort, 'set COPYDESK_HEALTH_PORT to another, or to nothing'),
  )
  closers.unshift(() => health.close())
  say(`health  ${health.url}`)
}

// A made-up day passes in minutes, and its hosts are this machine.
const DEMO_PACE = { pollSeconds: 5, pollLeastSeconds: 5, pollMostSeconds: 6, hostIntervalMs: 100, retryMs: 1000 }

async function demoFor(
  options: Options,
  config: Config,
  folder: string,
  store: Store,
  now: Date,
): Promise<Demo | null> {
  if (options.feeds.length > 0) return null
  // One process of several on a store of their own: it waits for feeds that somebody adds.
  if (options.stages !== undefined && config.databaseUrl) return null
  const began = existsSync(join(folder, 'newsroom.json'))
  if (!began && (await store.feeds.list()).length > 0) return null
  if (!began && !config.databaseUrl && folder === options.data) {
    throw new Complaint('no feed is subscribed to: add one with "copydesk feeds add URL", or give --feeds FILE|URL')
  }
  return openDemo(folder, now, options.once === true)
}

/** In bytes. Checked before anything is started. */
function rotation({ events, rotateEvents }: Options): number | null {
  if (rotateEvents === undefined) return null
  const bytes = Math.floor(Number(rotateEvents) * 1_000_000)
  if (bytes > 0 && events !== undefined && events !== '-') return bytes
  throw new Complaint('--rotate-events: a number of MB, and --events names a file', 2)
}

function configure(options: Options): Config {
  const port = options.port === undefined ? {} : { COPYDESK_PORT: options.port }
  const outcome = readConfig(port)
  if (outcome.type === 'wrong') throw new Complaint(outcome.reason.replace('COPYDESK_PORT=', '--port '), 2)
  return { ...outcome.config, allowHosts: [...outcome.config.allowHosts, ...options.allowHost] }
}

const refusePort =
  (port: number, mend: string) =>
  (error: unknown): never => {
    if (error instanceof CannotListen) throw new Complaint(error.message)
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'EADDRINUSE') throw error
    throw new Complaint(`port ${port} is taken: ${mend}`)
  }
