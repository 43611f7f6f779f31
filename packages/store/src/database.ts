import { createHash } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral, Pool, type ClientConfig, type PoolClient, type PoolConfig } from 'pg'
import { actor } from './acting.ts'

/** What a statement runs on: the pool, or one transaction. */
export type Sql = {
  query(text: string, values?: unknown[]): Promise<number>
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>
  row<Row>(text: string, values?: unknown[]): Promise<Row | null>
}

export type TransactionOptions = {
  /** The advisory lock it holds from its begin to its end: one at a time, however many processes. */
  lock?: number
  /**
   * What it writes can be derived again, so its commit does not wait for the disk: a power cut may cost the last half
   * second of it. Nobody outside has seen that: events get their place in a transaction that does wait, and the log
   * reaches the disk in order.
   */
  derived?: boolean
  /** Its statements are the same whatever they are given: each is planned once a connection, which takes longer than running it. */
  plannedOnce?: boolean
  /** How long each of its statements may take, in ms. */
  timeoutMs?: number
}

export type Database = Sql & {
  /** For single statements that write what can be derived again, as such transactions do, and are planned once. */
  derived: Sql
  transaction<T>(work: (sql: Sql) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Calls back on each NOTIFY on the channel, and once after each reconnect. */
  listen(channel: string, onNotice: () => void): Promise<{ close(): Promise<void> }>
  close(): Promise<void>
}

const POOL_SIZE = 12
const DERIVED_POOL_SIZE = 4
/** Plans that are made once may be made while tables are empty, when reading all of one looks cheap. */
const PLANNED_ONCE = ['plan_cache_mode = force_generic_plan', 'enable_seqscan = off']
const UNSYNCED = 'synchronous_commit = off'
const DERIVED = [UNSYNCED, ...PLANNED_ONCE].map((setting) => `set ${setting}`).join('; ')
// 40001 serialization failure, 40P01 deadlock: PostgreSQL asks for the whole transaction again.
const AGAIN = new Set(['40001', '40P01'])
const TRIES = 5
/**
 * Where the network is cut, or a process stands still, neither end is told: its transaction would hold its locks, and those who wait
 * for them, for as long as TCP takes to notice, by its default two hours and more. PostgreSQL ends one whose owner says nothing, or is gone; this end finds a server that is gone.
 */
const PARTED: ClientConfig = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  options: [
    'client_connection_check_interval=5s',
    'tcp_keepalives_idle=10',
    'tcp_keepalives_interval=5',
    'tcp_keepalives_count=3',
  ]
    .map((setting) => `-c ${setting}`)
    .join(' '),
}
const IDLE_IN_TRANSACTION_MS = 20_000

export function openDatabase(url: string): Database {
  const pool = openPool(url, POOL_SIZE)
  const derived = openPool(url, DERIVED_POOL_SIZE, {
    verify: (client, done) => void client.query(DERIVED).then(() => done(), done),
  })
  return {
    ...forActor(pool),
    derived: triedAgain(sqlOn(derived)),
    transaction: (work, options = {}) => {
      const begin = beginning(options)
      return tryAgain(() => inTransaction(pool, begin, work))
    },
    listen: (channel, onNotice) => listen(url, channel, onNotice),
    close: async () => void (await Promise.all([pool.end(), derived.end()])),
  }
}

async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left <= 1 || !AGAIN.has(codeOf(error))) throw error
    }
  }
}

/** What is done for somebody says so, which takes a transaction. */
function forActor(pool: Pool): Sql {
  const own = sqlOn(pool)
  const on = <T>(work: (sql: Sql) => Promise<T>) => (actor() ? inTransaction(pool, beginning({}), work) : work(own))
  return {
    query: (text, values) => on((sql) => sql.query(text, values)),
    rows: (text, values) => on((sql) => sql.rows(text, values)),
    row: (text, values) => on((sql) => sql.row(text, values)),
  }
}

/** Each statement is a transaction. */
const triedAgain = (sql: Sql): Sql => ({
  query: (text, values) => tryAgain(() => sql.query(text, values)),
  rows: (text, values) => tryAgain(() => sql.rows(text, values)),
  row: (text, values) => tryAgain(() => sql.row(text, values)),
})

function openPool(connectionString: string, max: number, options: Pick<PoolConfig, 'verify'> = {}): Pool {
  const pool = new Pool({
    connectionString,
    max,
    ...PARTED,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...options,
  })
  // An idle connection that breaks is replaced at its next use.
  pool.on('error', () => {})
  // One that breaks between two owners belongs to nobody for a moment: its next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** In one round trip: what is done under a lock keeps everybody waiting. */
const beginning = ({ lock, derived, plannedOnce, timeoutMs }: TransactionOptions) =>
  [
    'begin',
    ...[...(derived ? [UNSYNCED] : []), ...(plannedOnce ? PLANNED_ONCE : [])].map((setting) => `set local ${setting}`),
    ...(timeoutMs === undefined ? [] : [`set local statement_timeout = ${timeoutMs}`]),
    ...(lock === undefined ? [] : [`select pg_advisory_xact_lock(${lock})`]),
    ...saidOf(actor()),
  ].join('; ')

/** For whom it is, as the triggers of 031-audit read it. */
const saidOf = (acting: ReturnType<typeof actor>) =>
  Object.entries(acting ?? {}).map(
    ([name, value]) =>
      `select set_config('copydesk.${name}', ${escapeLiteral(value?.replaceAll('\0', '') ?? '')}, true)`,
  )

async function inTransaction<T>(pool: Pool, begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  let broken: Error | undefined
  const client = await pool.connect()
  // A connection cut between two statements says so here, and fails the next statement, which is where it is dealt with.
  const cut = (error: Error) => (broken = error)
  client.on('error', cut)
  try {
    await client.query(begin)
    const result = await work(sqlOn(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure))
    throw error
  } finally {
    client.off('error', cut)
    client.release(broken)
  }
}

const sqlOn = (client: Pool | PoolClient): Sql => {
  const run = async (text: string, values: unknown[] = []) =>
    values.length > 0 ? client.query({ name: nameOf(text), text, values }) : client.query(text)
  return {
    query: async (text, values) => (await run(text, values)).rowCount ?? 0,
    rows: async <Row>(text: string, values?: unknown[]) => (await run(text, values)).rows as Row[],
    row: async <Row>(text: string, values?: unknown[]) =>
      ((await run(text, values)).rows[0] as Row | undefined) ?? null,
  }
}

const names = new Map<string, string>()

/** Statements are prepared, once a connection: planning the larger ones takes longer than running them. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}

/** Whether it was ended because it took longer than it may: 57014, query_canceled. */
export const tookTooLong = (error: unknown) => codeOf(error) === '57014'

/**
 * Values that no column holds, given by who asked: 22021, a NUL in a text; 22007, 22008 and 22009, no time, or one or its zone out of range; 22003, a number
 * out of range; 22P02, no number.
 */
const NO_VALUE = new Set(['22021', '22007', '22008', '22009', '22003', '22P02'])

/** Whether a statement failed by a value it was given. */
export const wasNoValue = (error: unknown) => NO_VALUE.has(codeOf(error))

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

const RECONNECT_MS = 500

async function listen(url: string, channel: string, onNotice: () => void) {
  let closed = false
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  const connect = async () => {
    const next = new Client({ connectionString: url, ...PARTED })
    let lost = false
    // A connection that fails may say so twice, by its end and by what it was doing: one follows it.
    const lose = () => {
      if (lost || closed) return
      lost = true
      timer = setTimeout(() => void connect().catch(() => {}), RECONNECT_MS)
    }
    next.on('error', () => {})
    next.on('end', lose)
    next.on('notification', onNotice)
    try {
      await next.connect()
      await next.query(`listen ${escapeIdentifier(channel)}`)
    } catch (error) {
      lose()
      void next.end().catch(() => {})
      throw error
    }
    if (closed) return next.end()
    client = next
    onNotice()
  }
  const close = async () => {
    closed = true
    clearTimeout(timer)
    await client?.end()
  }
  // Who cannot listen at all is told so, and nothing goes on in the background.
  await connect().catch(async (error: unknown) => {
    await close()
    throw error
  })
  return { close }
}

/** Creates an empty database beside the one the URL names, and gives its URL. For tests and for the embedded server. */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const exists = await client.query('select 1 from pg_database where datname = $1', [name])
    if (exists.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
