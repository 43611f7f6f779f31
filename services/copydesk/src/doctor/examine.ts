import type { PostgresQueuesInspection, RedisInspection } from '@copydesk/queue'
import type { Config } from '@copydesk/service'
import type { StoreInspection } from '@copydesk/store'

/** What was found of a server: what it is, that it does not answer, or that there is none to ask. */
export type Asked<T> =
  | { type: 'found'; found: T }
  | { type: 'silent'; place: string; reason: string }
  | { type: 'none' }

export type Facts = {
  node: string
  config: Pick<Config, 'databaseUrl' | 'userAgent' | 'sweepMs'>
  store: Asked<StoreInspection>
  /** None where the queues are in the store. */
  redis: Asked<RedisInspection>
  /** None where they are on Redis. */
  postgresQueues: Asked<PostgresQueuesInspection>
  disk: { folder: string; freeBytes: number; totalBytes: number } | null
  now: Date
}

/** `mend`: what to do, of what is not well. A warning can wait; what is wrong cannot. */
export type Finding = { check: string; state: 'well' | 'warning' | 'wrong'; detail: string; mend?: string }

const MB = 1024 ** 2
const GB = 1024 ** 3
const NODE_LEAST = 24
const POSTGRES_LEAST = 15
const REDIS_LEAST = [6, 2] as const
const CLOCK_WARN_MS = 1000
const CLOCK_WRONG_MS = 5000
const DISK_LEAST = 0.05
const CONNECTIONS_MOST = 0.8
const REDIS_MEMORY_MOST = 0.9
/** Work that has waited for so many sweeps was announced again and again, and nobody took it. */
const SWEEPS_STUCK = 10
const STUCK_LEAST_MS = 600_000
const PLACE_WITHIN_MS = 60_000

const well = (check: string, detail: string): Finding => ({ check, state: 'well', detail })
const warning = (check: string, detail: string, mend: string): Finding => ({ check, state: 'warning', detail, mend })
const wrong = (check: string, detail: string, mend: string): Finding => ({ check, state: 'wrong', detail, mend })

/** Judges what was found, one finding or more for each check; nothing is asked here. */
export function examine(facts: Facts): Finding[] {
  return [
    nodeVersion(facts),
    contact(facts),
    ...(facts.disk ? [disk(facts.disk)] : []),
    ...storeFindings(facts),
    ...redisFindings(facts),
    ...postgresQueueFindings(facts),
  ]
}

function nodeVersion({ node }: Facts): Finding {
  const major = Number(/^v?(\d+)/.exec(node)?.[1] ?? 0)
  if (major >= NODE_LEAST) return well('node', node)
  return wrong('node', `Node ${node}`, `run it by Node ${NODE_LEAST} or newer; "npx copydesk" brings its own`)
}

function contact({ config }: Facts): Finding {
  if (!config.userAgent.includes('github.com/copydesk/')) return well('contact', config.userAgent)
  return warning(
    'contact',
    'outlets are told nobody to write to',
    'set COPYDESK_CONTACT to an address of yours: who cannot write to you blocks you',
  )
}

function disk({ folder, freeBytes, totalBytes }: NonNullable<Facts['disk']>): Finding {
  const detail = `${gigabytes(freeBytes)} of ${gigabytes(totalBytes)} free at ${folder}`
  if (freeBytes / totalBytes >= DISK_LEAST && freeBytes >= GB) return well('disk', detail)
  return wrong(
    'disk',
    detail,
    'make room, or move the folder: a full disk stops the store; COPYDESK_KEEP_RAW_DAYS and COPYDESK_KEEP_REVISIONS_DAYS end what is kept for good',
  )
}

function storeFindings(facts: Facts): Finding[] {
  const { store } = facts
  if (store.type === 'none') {
    return [warning('store', 'no line runs on this folder, and DATABASE_URL is not set', 'start it, and ask again')]
  }
  if (store.type === 'silent') {
    return [wrong('store', `PostgreSQL at ${store.place}: ${store.reason}`, 'start it, or correct DATABASE_URL')]
  }
  const { found } = store
  return [
    postgresVersion(found),
    clock('clock of the store', found.clockAheadMs),
    ...(found.syncs ? [] : [wrong('fsync', 'off', 'set fsync = on in PostgreSQL: a power cut would break the store')]),
    connections(found),
    ...migrations(found),
    ...(found.line ? [...stuck(found.line, facts), ...held(found.line)] : []),
  ]
}

function postgresVersion({ version, bytes }: StoreInspection): Finding {
  const text = `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}, ${gigabytes(bytes)}`
  if (version >= POSTGRES_LEAST * 10_000) return well('store', text)
  return wrong('store', text, `update to PostgreSQL ${POSTGRES_LEAST} or newer`)
}

function clock(check: string, aheadMs: number): Finding {
  const by = Math.abs(aheadMs)
  const detail =
    by < CLOCK_WARN_MS ? 'as ours' : `${(by / 1000).toFixed(1)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ours`
  if (by < CLOCK_WARN_MS) return well(check, detail)
  const mend = 'have both machines keep their time by NTP: what is due is told by these clocks'
  return by < CLOCK_WRONG_MS ? warning(check, detail, mend) : wrong(check, detail, mend)
}

function connections({ connections: { used, most } }: StoreInspection): Finding {
  const detail = `${used} of ${most} in use`
  if (used / most <= CONNECTIONS_MOST) return well('connections', detail)
  return warning('connections', detail, 'raise max_connections in PostgreSQL: a process takes up to 20')
}

function migrations({ migrations: { due, unknown } }: StoreInspection): Finding[] {
  if (due.length + unknown.length === 0) return [well('schema', 'as this program knows it')]
  const older =
    due.length > 0 &&
    wrong('schema', `lacks ${due.join(', ')}`, 'start any process of this version: the first brings it up to date')
  const newer =
    unknown.length > 0 &&
    wrong(
      'schema',
      `has ${unknown.join(', ')}, of a newer version`,
      'update this program: the store was used by a newer one',
    )
  return [older, newer].filter((finding) => finding !== false)
}

function stuck({ waiting }: NonNullable<StoreInspection['line']>, { now, config }: Facts): Finding[] {
  const patience = Math.max(config.sweepMs * SWEEPS_STUCK, STUCK_LEAST_MS)
  const late = Object.entries(waiting).flatMap(([stage, since]) => {
    const waitedMs = now.getTime() - since.getTime()
    const most = stage === 'deliver-events' ? PLACE_WITHIN_MS : patience
    if (waitedMs <= most) return []
    return [
      wrong(
        'work',
        `${stage} has work that waits since ${since.toISOString()} (${Math.round(waitedMs / 60_000)} min)`,
        `see that ${stage} runs, and what its log says; run more of it if it only has too much to do`,
      ),
    ]
  })
  return late.length > 0 ? late : [well('work', 'none waits too long')]
}

/** Pages that could not be had are no fault of ours. */
function held({ held: counts }: NonNullable<StoreInspection['line']>): Finding[] {
  const stages = Object.entries(counts).filter(([stage]) => stage !== 'fetch-page')
  if (stages.length === 0)
    return [well('quarantine', `${counts['fetch-page'] ?? 0} pages that could not be had, nothing else`)]
  return stages.map(([stage, n]) =>
    warning(
      'quarantine',
      `${n} of ${stage}`,
      `"copydesk quarantine ${stage}" says why; "copydesk redrive ${stage}" runs them again`,
    ),
  )
}

function redisFindings({ redis }: Facts): Finding[] {
  if (redis.type === 'none') return []
  if (redis.type === 'silent') {
    return [wrong('queues', `Redis at ${redis.place}: ${redis.reason}`, 'start it, or correct REDIS_URL')]
  }
  const { name, version, evictionPolicy, usedBytes, mostBytes, persists, clockAheadMs } = redis.found
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < REDIS_LEAST[0] || (major === REDIS_LEAST[0] && minor < REDIS_LEAST[1])
  const memory = `${Math.round(usedBytes / MB)} MB${mostBytes === null ? '' : ` of ${Math.round(mostBytes / MB)} MB`}`
  const isFull = mostBytes !== null && usedBytes / mostBytes > REDIS_MEMORY_MOST
  return [
    isOld
      ? wrong('queues', `${name} ${version}`, `update to Redis ${REDIS_LEAST.join('.')} or newer`)
      : well('queues', `${name} ${version}`),
    evictionPolicy === 'noeviction'
      ? well('eviction policy', evictionPolicy)
      : wrong(
          'eviction policy',
          evictionPolicy,
          'set maxmemory-policy noeviction: jobs are forgotten when memory is full',
        ),
    isFull
      ? wrong('memory of the queues', memory, 'raise maxmemory, or find which stage falls behind: new jobs are refused')
      : well('memory of the queues', memory),
    persists
      ? well('append-only file', 'on')
      : warning('append-only file', 'off', 'set appendonly yes: after a restart the sweep has to find all jobs again'),
    clock('clock of the queues', clockAheadMs),
  ]
}

function postgresQueueFindings({ store, postgresQueues: queues }: Facts): Finding[] {
  if (queues.type === 'none' || store.type !== 'found') return []
  if (queues.type === 'silent') {
    const mend = 'let the role of DATABASE_URL use the schema copydesk_queue; or ask again, if PostgreSQL was just away'
    return [wrong('queues', `in PostgreSQL at ${queues.place}: ${queues.reason}`, mend)]
  }
  const { byServerClock } = queues.found
  if (byServerClock === null) return [well('queues', 'in PostgreSQL, to be made at the first start')]
  if (byServerClock) return [well('queues', 'in PostgreSQL, by its clock')]
  return [
    warning(
      'queues',
      'in PostgreSQL, by the clock of each process: one that is wrong keeps jobs of killed processes waiting',
      'start a stage again; if it is still so, make the role of DATABASE_URL the owner of the schema copydesk_queue and of all in it',
    ),
  ]
}

const gigabytes = (bytes: number) => `${(bytes / GB).toFixed(bytes < GB ? 2 : 0)} GB`
