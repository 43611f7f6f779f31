import type { Database } from './database.ts'

/** Ms since 1970, as the database counts them. */
export type StoreClock = { read(now: number): void; now(): number }

export const NOW = 'floor(extract(epoch from clock_timestamp()) * 1000)::float8'
/** Two machines count a minute alike to a millisecond. One that slept does not know for how long. */
const READ_EVERY_MS = 60_000

/**
 * The database's clock, from when it was read last and what has passed since. All processes go by it: the clock of a machine is wrong at
 * times, and jumps when it is set, and what one writes as due would be due for the others hours later.
 */
export async function openClock(database: Database): Promise<StoreClock & { close(): void }> {
  const clock = passingFrom(Date.now())
  const readAgain = async () => {
    const row = await database.row<{ now: number }>(`select ${NOW} as now`)
    if (row) clock.read(row.now)
  }
  await readAgain()
  const reading = setInterval(() => void readAgain().catch(() => {}), READ_EVERY_MS).unref()
  return { ...clock, close: () => clearInterval(reading) }
}

function passingFrom(now: number): StoreClock {
  let ahead = now - performance.now()
  return {
    read: (at) => void (ahead = at - performance.now()),
    now: () => Math.floor(performance.now() + ahead),
  }
}
