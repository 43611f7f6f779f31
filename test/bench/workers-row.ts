import { cpus } from 'node:os'
import { stageNames } from '@copydesk/pipeline'
import { type ChaosLine, openChaosLine, type QueuesOn } from '../chaos/chaos-line.ts'
import { type ChaosServers, openChaosServers, withClient } from '../chaos/chaos-servers.ts'
import { canMakeNetworks, type Network, openNetwork } from '../chaos/network.ts'
import { processorMs, serverMs } from '../set-up/proc.ts'
import { tableSizes } from '../set-up/table-sizes.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const SEED = 5
const ARTICLES = 200
const QUICK_ARTICLES = 60
const WORKERS = [1, 2, 3]
/** A third of the day's pages are out by then: they warm the processes up. */
const MORNING_MINUTES = 300
const DONE_WITHIN_MS = 900_000
const LARGEST = 8
/** As the line is run, except that nothing waits for hosts. */
const SETTINGS = { COPYDESK_SWEEP_SECONDS: '30', COPYDESK_LOCK_SECONDS: '30', COPYDESK_QUEUE_BOUND: '5000' }

/** `ownMs`: processor time of this process, which serves the newsroom and hands on what comes over cables. */
type Measured = {
  setting: Setting
  pages: number
  wallMs: number
  cpuMs: Map<string, number>
  ownMs: number
  sizes: Sizes
}
type Setting = { workers: number; queuesOn: QueuesOn; isApart: boolean }
type Sizes = { tables: number; indexes: number; raw: number; redis: number; perEntry: string }

/**
 * Pages a second with one, two and three processes of each stage, queues on Redis and on PostgreSQL, and whose processor time they cost; and
 * the same with each process in a network namespace of its own, where such may be made: it reaches the servers by TCP over a cable of its own.
 */
export async function benchWorkers({ quick }: BenchOptions): Promise<Report> {
  const servers = await openChaosServers()
  try {
    const measured: Measured[] = []
    // The two that are compared one after the other: a machine is not as busy all the time.
    for (const workers of WORKERS)
      for (const queuesOn of ['redis', 'postgres'] as const)
        for (const isApart of canMakeNetworks() ? [false, true] : [false])
          measured.push(await measure(servers, { workers, queuesOn, isApart }, quick ? QUICK_ARTICLES : ARTICLES))
    return report(measured)
  } finally {
    await servers.close()
  }
}

async function measure(servers: ChaosServers, setting: Setting, articles: number): Promise<Measured> {
  const networks: Network[] = []
  const starting = async (databaseUrl: string, port: number) => {
    if (!setting.isApart) return {}
    const network = await openNetwork(databaseUrl, servers, port)
    networks.push(network)
    return network.starting
  }
  try {
    const { queuesOn } = setting
    const line = await openChaosLine(servers, { seed: SEED, articles, queuesOn, env: SETTINGS, starting })
    try {
      for (let more = 1; more < setting.workers; more += 1)
        for (const stage of stageNames) line.another(stage, await starting(line.databaseUrl, line.port))
      return await measureLine(line, servers, setting)
    } finally {
      await line.close()
    }
  } finally {
    for (const network of networks) await network.close()
  }
}

async function measureLine(line: ChaosLine, servers: ChaosServers, setting: Setting): Promise<Measured> {
  const processes = line.processes()
  const spent = () => {
    const of = new Map<string, number>()
    for (const one of processes) of.set(one.stage, (of.get(one.stage) ?? 0) + processorMs(one.pid()))
    return of
      .set('PostgreSQL', serverMs(servers.postgres.server().pid))
      .set('Redis', processorMs(servers.redis.server().pid))
  }
  await line.publish(MORNING_MINUTES)
  await line.drained(DONE_WITHIN_MS)
  const [before, { pages: pagesBefore }, began] = [spent(), await line.store.totals.read(), performance.now()]
  const ownBefore = processorMs(process.pid)
  await line.publish(line.newsroom.dayMinutes)
  const wallMs = (await line.drained(DONE_WITHIN_MS)) - began
  const cpu = new Map([...spent()].map(([who, ms]) => [who, ms - (before.get(who) ?? 0)]))
  const ownMs = processorMs(process.pid) - ownBefore
  const { pages } = await line.store.totals.read()
  const sizes = await sizesOf(line, servers, pages)
  return { setting, pages: pages - pagesBefore, wallMs, cpuMs: cpu, ownMs, sizes }
}

/** Bytes a page, of what is kept. */
async function sizesOf(line: ChaosLine, servers: ChaosServers, pages: number): Promise<Sizes> {
  const tables = await withClient(line.databaseUrl, tableSizes)
  const raw = tables.find(({ name }) => name === 'raw')?.data ?? 0
  const perPage = (bytes: number) => Math.round(bytes / pages)
  const total = (of: 'data' | 'indexes') => tables.reduce((bytes, table) => bytes + table[of], 0)
  return {
    tables: perPage(total('data') - raw),
    indexes: perPage(total('indexes')),
    raw: perPage(raw),
    redis: await servers.redis.used(),
    perEntry: tables
      .slice(0, LARGEST)
      .map(({ name, data, indexes }) => `${name} ${perPage(data)} + ${perPage(indexes)}`)
      .join(' · '),
  }
}

const named = ({ workers, queuesOn, isApart }: Setting) =>
  `${workers} of each stage${queuesOn === 'postgres' ? ', queues on PostgreSQL' : ''}${isApart ? ', each in its own network' : ''}`

function report(measured: Measured[]): Report {
  const each = (one: Measured, who: string) => (one.cpuMs.get(who) ?? 0) / one.pages
  const lines = measured.map((one) => ({
    option: named(one.setting),
    'pages/s': (one.pages / one.wallMs) * 1000,
    pages: one.pages,
    'CPU ms/page': [...one.cpuMs.values()].reduce((total, ms) => total + ms, 0) / one.pages,
    'cores busy': [...one.cpuMs.values()].reduce((total, ms) => total + ms, 0) / one.wallMs,
    'newsroom, cables ms/page': one.ownMs / one.pages,
    'tables B/page': one.sizes.tables,
    'indexes B/page': one.sizes.indexes,
    'raw B/page': one.sizes.raw,
    'Redis MB': one.sizes.redis / 2 ** 20,
  }))
  const spent = measured.map(
    (one) =>
      `${named(one.setting)}, CPU ms a page: ${[...one.cpuMs.keys()].map((who) => `${who} ${each(one, who).toFixed(1)}`).join(' · ')}`,
  )
  const largest = measured
    .slice(0, 1)
    .map(({ sizes }) => `largest tables, bytes a page with their indexes: ${sizes.perEntry}`)
  const apart = measured.some(({ setting }) => setting.isApart)
    ? 'in its own network: by TCP over a veth pair to a gateway of this process, which hands on to the sockets of the servers; its processor time is with the newsroom'
    : 'not measured in networks of their own: no network namespace may be made here'
  return {
    row: 'workers',
    title: `workers: two thirds of a newsroom's day at once, one, two and three processes a stage, on ${cpus().length} cores with newsroom and servers`,
    lines,
    notes: [apart, ...spent, ...largest],
  }
}
