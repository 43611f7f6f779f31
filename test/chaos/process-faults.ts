import { setTimeout as wait } from 'node:timers/promises'
import { stageNames, type StageName } from '@copydesk/pipeline'
import { aMoment, type Fault, type Struck } from './fault.ts'

const KILLS = 4
const QUICK_KILLS = 2
const BETWEEN_KILLS_MS = 1000
/** Past the lock and past the look for what stalled (COPYDESK_LOCK_SECONDS of the line). */
const FROZEN_MS = 8000
/** Until its modules are there a process ends at once by the signal itself, and has nothing in hand. */
const LOADED_AFTER_MS = 5_000
const STOP_WITHIN_MS = 10_000
/** Where the machine is not this trial's own: that they end, and in good order. */
const QUICK_STOP_WITHIN_MS = 30_000
/** In the order of the line: those that hold work of their own while they are frozen. */
const FREEZABLE: StageName[] = ['poll-feed', 'fetch-page', 'clean-page', 'match-copies', 'tag-entities', 'group-story']

async function killOver(stage: StageName, { line, chance, quick }: Struck): Promise<string> {
  const times = quick ? QUICK_KILLS : KILLS
  for (let kill = 0; kill < times; kill += 1) {
    await aMoment(chance, BETWEEN_KILLS_MS)
    await line.stages.get(stage)?.killed()
  }
  return `${times} times`
}

/** Each stands still with jobs in hand until others have them, and then goes on with them. */
async function freezePastLock({ line, chance }: Struck): Promise<string> {
  const others = FREEZABLE.map((stage) => line.another(stage))
  await aMoment(chance, BETWEEN_KILLS_MS)
  for (const stage of FREEZABLE) line.stages.get(stage)?.signal('SIGSTOP')
  await wait(FROZEN_MS)
  for (const stage of FREEZABLE) line.stages.get(stage)?.signal('SIGCONT')
  await wait(BETWEEN_KILLS_MS)
  await Promise.all(others.map((other) => other.ended('SIGTERM')))
  return `${FREEZABLE.length} stages for ${FROZEN_MS / 1000} s`
}

async function stopUnderLoad({ line, quick }: Struck): Promise<string> {
  const withinMs = quick ? QUICK_STOP_WITHIN_MS : STOP_WITHIN_MS
  const ends = await Promise.all(
    [...line.stages.values()].map(async (process) => ({ stage: process.stage, ...(await process.stopped()) })),
  )
  const slow = ends.filter(({ code, ms, livedMs }) => !(code === 0 || livedMs < LOADED_AFTER_MS) || ms > withinMs)
  if (slow.length > 0)
    throw new Error(
      slow.map(({ stage, code, ms }) => `${stage} ended with ${code} after ${Math.round(ms)} ms`).join('; '),
    )
  return `longest ${(Math.max(...ends.map(({ ms }) => ms)) / 1000).toFixed(1)} s`
}

export const processFaults: Fault[] = [
  ...stageNames.map((stage) => ({
    name: `kill-${stage}`,
    what: `kill -9 of ${stage} at any moment`,
    strike: (struck: Struck) => killOver(stage, struck),
  })),
  { name: 'frozen', what: 'workers frozen past their locks, then woken', strike: freezePastLock },
  { name: 'sigterm', what: 'SIGTERM under load: all end in good order, within 10 s', strike: stopUnderLoad },
]
