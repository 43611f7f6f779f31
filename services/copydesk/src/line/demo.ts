import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNewsroom } from '@copydesk/newsroom'
import { Complaint } from '../complaint.ts'

// The simulated day passes in about six minutes: long enough to watch, short enough to see its corrections.
const TICK_MS = 1000
const MINUTES_A_TICK = 4
const FIRST_MINUTES = 240

type DayState = { port: number; minute: number; startsAt: string }

export type Demo = { feeds: string[]; hosts: string[]; said: string; close(): Promise<void> }

/**
 * A made-up wire and its outlets on this machine, publishing a day of news. Kept in the data folder is how far the day
 * has come, so that a second start goes on with it. `whole`: the day is over at once.
 */
export async function openDemo(folder: string, now: Date, whole: boolean): Promise<Demo> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'newsroom.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DayState) : null
  const state = known ?? {
    port: 0,
    minute: FIRST_MINUTES,
    startsAt: new Date(now.getTime() - FIRST_MINUTES * 60_000).toISOString(),
  }
  const newsroom = createNewsroom({ seed: 1, startsAt: new Date(state.startsAt) })
  if (whole) state.minute = newsroom.dayMinutes
  newsroom.publishUntil(state.minute)
  const server = await newsroom.serve({ port: state.port }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new Complaint(
      `the demo newsroom cannot listen on port ${state.port} where it was before: ${why}; free it, or remove ${folder} to start the demo afresh`,
    )
  })
  state.port = server.port
  const keep = () => writeFileSync(file, JSON.stringify(state))
  keep()
  const timer = setInterval(() => {
    state.minute = Math.min(state.minute + MINUTES_A_TICK, newsroom.dayMinutes)
    newsroom.publishUntil(state.minute)
    keep()
    if (state.minute === newsroom.dayMinutes) clearInterval(timer)
  }, TICK_MS)
  return {
    feeds: newsroom.feeds(server.port),
    hosts: newsroom.hosts,
    said: `news    a made-up wire and its outlets on port ${server.port}, a day in six minutes (--feeds FILE|URL for your own)`,
    close: async () => {
      clearInterval(timer)
      await server.close()
    },
  }
}
