import { createHash } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral, type PoolClient } from 'pg'
import { actor } from './acting.ts'
import { openConnections, type Use } from './connections.ts'
import { listen } from './listen.ts'

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

/** Of a process that runs all stages, or answers readers: slow searches leave some to others. */
const POOL_SIZE = 12
/** Two may wait for what a process that stands still holds. */
const DERIVED_POOL_SIZE = 3
/** Plans that are made once may be made while tables are empty, when reading all of one looks cheap. */
const PLANNED_ONCE = ['plan_cache_mode = force_generic_plan', 'enable_seqscan = off']
const UNSYNCED = 'synchronous_commit = off'
const DERIVED = [UNSYNCED, ...PLANNED_ONCE].map((setting) => `set ${setting}`).join('; ')
// 40001 serialization failure, 40P01 deadlock: PostgreSQL asks for the whole transaction again.
const AGAIN = new Set(['40001', '40P01'])
const TRIES = 5
export function openDatabase(url: string, connections = POOL_SIZE): Database {
  const pool = openConnections(url, connections)
  const derived = openConnections(url, DERIVED_POOL_SIZE, DERIVED)
  return {
    ...forActor(pool.use),
    derived: triedAgain(sqlOn(derived.use)),
    transaction: (work, options = {}) => {
      const begin = beginning(options)
      return tryAgain(() => inTransaction(pool.use, begin, work))
    },
    listen: (channel, onNotice) => listen(url, channel, onNotice),
    close: async () => void (await Promise.all([pool.close(), derived.close()])),
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
function forActor(use: Use): Sql {
  const own = sqlOn(use)
  const on = <T>(work: (sql: Sql) => Promise<T>) => (actor() ? inTransaction(use, beginning({}), work) : work(own))
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

const inTransaction = <T>(use: Use, begin: string, work: (sql: Sql) => Promise<T>): Promise<T> =>
  use(async (client, broke) => {
    try {
      await client.query(begin)
      const result = await work(sqlOn((ask) => ask(client)))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(broke)
      throw error
    }
  })

const sqlOn = (use: <T>(ask: (client: PoolClient) => Promise<T>) => Promise<T>): Sql => {
  const run = (text: string, values: unknown[] = []) =>
    use((client) => (values.length > 0 ? client.query({ name: nameOf(text), text, values }) : client.query(text)))
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
