import { setTimeout as wait } from 'node:timers/promises'
import { type ClientConfig, Pool, type PoolClient } from 'pg'

/** Lends a connection for as long as the work takes. `broke`: says that it is not to be used again. */
export type Use = <T>(work: (client: PoolClient, broke: (error: Error) => void) => Promise<T>) => Promise<T>

export type Connections = { use: Use; close(): Promise<void> }

/**
 * Where the network is cut, or a process stands still, neither end is told: its transaction would hold its locks, and those who wait
 * for them, for as long as TCP takes to notice, by its default two hours and more. PostgreSQL ends one whose owner says nothing, or is gone; this end finds a server that is gone.
 */
export const PARTED: ClientConfig = {
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
/** 53300, too many connections: others give theirs back when they have been idle for ten seconds. */
const FULL = '53300'
const FULL_FOR_MS = 30_000
const LEAST_WAIT_MS = 20
const MOST_WAIT_MS = 300

/** A pool. `settings`: statements that each connection begins with. */
export function openConnections(connectionString: string, max: number, settings?: string): Connections {
  const pool = new Pool({
    connectionString,
    max,
    ...PARTED,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    ...(settings && { verify: (client, done) => void client.query(settings).then(() => done(), done) }),
  })
  // An idle connection that breaks is replaced at its next use.
  pool.on('error', () => {})
  // One that breaks between two owners belongs to nobody for a moment: its next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  const use: Use = async (work) => {
    const client = await whenThereIsRoom(() => pool.connect())
    let broken: Error | undefined
    // A connection cut between two statements says so here, and fails the next statement, which is where it is dealt with.
    const broke = (error: Error) => (broken = error)
    client.on('error', broke)
    try {
      return await work(client, broke)
    } finally {
      client.off('error', broke)
      client.release(broken)
    }
  }
  return { use, close: () => pool.end() }
}

/** Where a server has as many connections as it takes, nothing is wrong with what is asked: it waits for one to be given back. */
export async function whenThereIsRoom<T>(connect: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + FULL_FOR_MS
  for (;;) {
    try {
      return await connect()
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === FULL
      if (!isFull || performance.now() > giveUpAt) throw error
      // Not all at once.
      await wait(LEAST_WAIT_MS + Math.random() * MOST_WAIT_MS)
    }
  }
}
