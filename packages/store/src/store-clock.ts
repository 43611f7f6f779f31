import type { Sql } from './database.ts'

/** Ms since 1970, as the database counts them. */
export type StoreClock = { now(): number }

export const NOW = 'floor(extract(epoch from clock_timestamp()) * 1000)::float8'
/** Two machines count this alike. One that slept does not know for how long, nor that the database's clock was set. */
const READ_EVERY_MS = 10_000
/** When within that the database looked at its clock is not known: in the middle, give or take half. */
const QUICK_MS = 500
const AGAIN_MS = 5_000

/**
 * The database's clock, from when it was read last and what has passed since. All processes go by it: the clock of a machine is wrong at
 * times, and jumps when it is set, and what one writes as due would be due for the others hours later. A reading that waited, or whose
 * answer did, tells little and does not count, unless it is the first.
 */
export async function openClock(database: Pick<Sql, 'row'>): Promise<StoreClock & { close(): void }> {
  const first = await read(database)
  let { ahead } = first
  let isClosed = false
  let next: NodeJS.Timeout
  const readIn = (ms: number) => {
    if (!isClosed) next = setTimeout(() => void readAgain(), ms).unref()
  }
  const readAgain = async () => {
    const reading = await read(database).catch(() => null)
    if (reading?.isQuick) ahead = reading.ahead
    readIn(reading?.isQuick ? READ_EVERY_MS : AGAIN_MS)
  }
  readIn(first.isQuick ? READ_EVERY_MS : AGAIN_MS)
  return {
    now: () => Math.floor(performance.now() + ahead),
    close: () => {
      isClosed = true
      clearTimeout(next)
    },
  }
}

/** By how much it is ahead of what has passed here. */
async function read(database: Pick<Sql, 'row'>): Promise<{ ahead: number; isQuick: boolean }> {
  const askedAt = performance.now()
  const row = await database.row<{ now: number }>(`select ${NOW} as now`)
  const tookMs = performance.now() - askedAt
  if (!row) throw new Error('the clock could not be read')
  return { ahead: row.now - askedAt - tookMs / 2, isQuick: tookMs <= QUICK_MS }
}
