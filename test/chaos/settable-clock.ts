import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { obtainFaketime } from '../set-up/faketime.ts'

/** A clock for a server that is started `through` these words, which can be set while it runs: within a second it is wrong by so much. */
export type SettableClock = { through: string[]; set(wrongByMs: number): void }

/** Null where there is no library for it. What counts time by itself, the monotonic clock, goes on, as on a machine whose clock is set. */
export async function openSettableClock(folder: string): Promise<SettableClock | null> {
  const library = await obtainFaketime()
  if (library === null) return null
  const file = join(folder, 'clock')
  const set = (wrongByMs: number) => {
    const [sign, seconds] = [wrongByMs < 0 ? '-' : '+', Math.abs(wrongByMs) / 1000]
    writeFileSync(`${file}.new`, `${sign}${seconds}\n`)
    renameSync(`${file}.new`, file)
  }
  set(0)
  const variables = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  return { through: ['env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)], set }
}
