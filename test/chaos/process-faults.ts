import { setTimeout as wait } from 'node:timers/promises'
import { stageNames, type StageName } from '@copydesk/pipeline'
import type { ChaosLine } from './chaos-line.ts'
import { aMoment, type Fault, type Struck } from './fault.ts'
import { type InHand, openInHand } from './in-hand.ts'
import { connected, type StageProcess } from './stage-processes.ts'

const KILLS = 4
const QUICK_KILLS = 2
/** Until so long after it began to work again it is let alone. */
const BEFORE_KILL_MS = 500
/** It is killed at most so long after it took something in hand: at any line of that. */
const INTO_WORK_MS = 30
/** How long a kill, with the start after it, takes where a machine has other work. */
const A_KILL_MS = 3000
/** Where it has nothing in hand for so long, it is killed with nothing in hand. */
const WORK_WITHIN_MS = 8000
/** Past the look for what stalled, once others are there (COPYDESK_LOCK_SECONDS of the line). */
const FROZEN_MS = 8000
/** What a process said of a job's end before it stood still is done by then. */
const SAID_WITHIN_MS = 50
const FREEZE_OVER_MS = 6000
const WOKEN_MS = 1000
/** Until its modules are there a process ends at once by the signal itself, and has nothing in hand. */
const LOADED_AFTER_MS = 5_000
const STOP_WITHIN_MS = 10_000
/** Where the machine is not this trial's own: that they end, and in good order. */
const QUICK_STOP_WITHIN_MS = 30_000
/** Those that hold work of their own while they are frozen, the last of the line first: who stands still passes nothing on. */
const FREEZABLE: StageName[] = ['group-story', 'tag-entities', 'match-copies', 'clean-page', 'fetch-page', 'poll-feed']

/** Each time when it has begun to work again, and has something in hand. It is in hand still when no process is there that could have it. */
async function killOver(stage: StageName, { line, chance, quick }: Struck): Promise<string> {
  const victim = line.stages.get(stage) as StageProcess
  const times = quick ? QUICK_KILLS : KILLS
  const inHand = await openInHand(line)
  try {
    // What a killed one had stays begun until its lock ends.
    const left = new Set<string>()
    let withWork = 0
    for (let kill = 0; kill < times; kill += 1) {
      await connected([victim])
      await aMoment(chance, BEFORE_KILL_MS)
      // Once while it stands still with something in hand: what is short is over before a kill comes.
      if (kill === 0) await freezeAtWork(line, stage, inHand)
      else {
        await inHand.another(stage, left, WORK_WITHIN_MS)
        await aMoment(chance, INTO_WORK_MS)
      }
      await victim.killed()
      const had = (await inHand.jobs(stage)).filter((job) => !left.has(job))
      if (had.length > 0) withWork += 1
      for (const job of had) left.add(job)
    }
    if (withWork === 0) throw new Error(`${stage} was killed ${times} times, and never had anything in hand`)
    return `${times} times, ${withWork} with work in hand`
  } finally {
    await inHand.close()
  }
}

/** Each stands still with jobs in hand until others have them, and then goes on with them. */
async function freezePastLock({ line }: Struck): Promise<string> {
  const inHand = await openInHand(line)
  const others: StageProcess[] = []
  const wake = () => {
    for (const stage of FREEZABLE) line.stages.get(stage)?.signal('SIGCONT')
  }
  try {
    const held = new Map<StageName, string[]>()
    for (const stage of FREEZABLE) held.set(stage, await freezeAtWork(line, stage, inHand))
    others.push(...FREEZABLE.map((stage) => line.another(stage)))
    await connected(others)
    await wait(FROZEN_MS)
    let taken = 0
    for (const [stage, jobs] of held) {
      const still = new Set(await inHand.jobs(stage))
      taken += jobs.filter((id) => !still.has(id)).length
    }
    wake()
    await wait(WOKEN_MS)
    const jobs = [...held.values()].flat().length
    if (taken === 0) throw new Error(`of ${jobs} jobs in the hands of who was frozen others took none`)
    return `${FREEZABLE.length} stages for ${FROZEN_MS / 1000} s and more, with ${jobs} jobs in hand, ${taken} of which others took meanwhile`
  } finally {
    wake()
    await Promise.all([...others.map((other) => other.ended('SIGTERM')), inHand.close()])
  }
}

/** Stops a process, the only one of its stage, with jobs in hand, where it has any in time: gives these. */
async function freezeAtWork(line: ChaosLine, stage: StageName, inHand: InHand): Promise<string[]> {
  const one = line.stages.get(stage)
  const until = performance.now() + WORK_WITHIN_MS
  for (;;) {
    await inHand.another(stage, new Set(), until - performance.now())
    one?.signal('SIGSTOP')
    await wait(SAID_WITHIN_MS)
    const jobs = await inHand.jobs(stage)
    if (jobs.length > 0 || performance.now() > until) return jobs
    one?.signal('SIGCONT')
  }
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
    articles: 10,
    comesOverMs: ({ quick }: Pick<Struck, 'quick'>) => (quick ? QUICK_KILLS : KILLS) * A_KILL_MS,
    strike: (struck: Struck) => killOver(stage, struck),
  })),
  {
    name: 'frozen',
    what: 'workers frozen past their locks, then woken',
    articles: 12,
    comesOverMs: () => FREEZE_OVER_MS,
    strike: freezePastLock,
  },
  { name: 'sigterm', what: 'SIGTERM under load: all end in good order, within 10 s', strike: stopUnderLoad },
]
