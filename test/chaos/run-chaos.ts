import { setTimeout as wait } from 'node:timers/promises'
import { seeded } from '../set-up/seeded.ts'
import { type ChaosLine, openChaosLine, type QueuesOn } from './chaos-line.ts'
import { openChaosServers } from './chaos-servers.ts'
import { differences } from './compare-held.ts'
import type { ConsumersAsked, Fault, Struck, Trial } from './fault.ts'
import type { Held } from './held.ts'
import { WITH_JUMPING_CLOCK } from './stage-processes.ts'
import { turnsOf } from './turns.ts'
import type { Verdict } from './verdict.ts'

/** Articles of the morning, which warm the processes up, and of each turn. */
const ARTICLES = { morning: 12, turn: 6 }
const QUICK_ARTICLES = { morning: 6, turn: 4 }
const DRAINED_WITHIN_MS = 300_000
/** A fault comes when this share of what the turn will bring is there. */
const WELL_UNDER_WAY = 0.3
const LOOK_MS = 50
const CONSUMERS: ConsumersAsked = { kills: 100, consumers: 20 }
const STARTED_WITHIN_MS = 30_000

export type ChaosOptions = {
  seed: number
  quick: boolean
  queuesOn?: QueuesOn
  consumers?: ConsumersAsked
  /** For how long a trial goes on, where that can be chosen. */
  minutes?: number
  onVerdict?: (verdict: Verdict) => void
}

/**
 * One newsroom's day, told in as many turns as there are faults: once without them, and once with one in each turn, at its height.
 * After each turn what the store holds has to be what it held without faults.
 */
export async function runChaos(
  faults: Fault[],
  { seed, quick, onVerdict, queuesOn = 'redis', consumers = CONSUMERS }: ChaosOptions,
): Promise<Verdict[]> {
  const servers = await openChaosServers({ isDiskSmall: true })
  try {
    const { morning, turn } = quick ? QUICK_ARTICLES : ARTICLES
    const weights = [morning, ...faults.map(({ articles }) => articles ?? turn)]
    const articles = weights.reduce((total, weight) => total + weight, 0)
    const newsroom = { seed, articles, queuesOn }
    const calm = await openChaosLine(servers, newsroom)
    const published = calm.newsroom.truth().pages.map((page) => page.published)
    const minutes = turnsOf(published, weights, calm.newsroom.dayMinutes)
    const expected = await liveCalmly(calm, minutes)
    const line = await openChaosLine(servers, { ...newsroom, port: calm.port, env: WITH_JUMPING_CLOCK })
    const run = { line, servers, minutes, expected, quick, consumers, chance: seeded(seed) }
    try {
      return await liveThrough(faults, run, onVerdict)
    } finally {
      await line.close()
    }
  } finally {
    await servers.close()
  }
}

async function liveCalmly(line: ChaosLine, minutes: number[]): Promise<Held[]> {
  const held: Held[] = []
  try {
    for (const minute of minutes) {
      await line.publish(minute)
      await line.drained(DRAINED_WITHIN_MS)
      held.push(await line.held())
    }
  } finally {
    await line.close()
  }
  const wrong = [...held.flatMap(({ broken }) => broken), ...line.crashes()]
  if (wrong.length > 0) throw new Error(`without any fault: ${wrong.join('\n')}`)
  return held
}

/** `minutes` and `expected`: when the morning and each turn end, and what is then held. */
type Run = Struck & { minutes: number[]; expected: Held[] }

async function liveThrough(faults: Fault[], run: Run, tell?: (verdict: Verdict) => void): Promise<Verdict[]> {
  const { line, minutes, expected } = run
  await line.publish(minutes[0] ?? 0)
  await line.drained(DRAINED_WITHIN_MS)
  // What was broken once stays so: each turn answers for what is new in it.
  const known = new Set<string>(differences(await line.held(), expected[0] as Held))
  const verdicts: Verdict[] = []
  for (const [turn, fault] of faults.entries()) {
    const began = performance.now()
    const [before, after] = [expected[turn], expected[turn + 1]] as [Held, Held]
    const impossible = (await fault.impossible?.(run)) ?? null
    const ready = impossible === null ? await prepare(fault, run) : async () => ''
    const overMs = fault.comesOverMs?.(run) ?? 0
    await line.publish(minutes[turn + 1] ?? 0, overMs)
    const entries = after.entries.length - before.entries.length
    if (overMs === 0) await underWay(line, before.entries.length + entries * WELL_UNDER_WAY)
    const { note, broken } = await strike(ready)
    const idle = entries > 0 ? [] : [`${fault.name}: no news came in its turn`]
    const found = [...idle, ...broken, ...(await ending(line, after))].filter((one) => !known.has(one))
    for (const one of found) known.add(one)
    const seconds = (performance.now() - began) / 1000
    const { name, what } = fault
    const verdict = { name, what, note, impossible, pages: after.pages - before.pages, seconds, broken: found }
    tell?.(verdict)
    verdicts.push(verdict)
  }
  return verdicts
}

/** Each on a line of its own, one after the other. */
export async function standTrials(
  trials: Trial[],
  { quick, queuesOn = 'redis', minutes, onVerdict }: ChaosOptions,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const trial of trials) {
    const { name, what } = trial
    const servers = await openChaosServers()
    const began = performance.now()
    const ended = await trial
      .stand({ servers, quick, queuesOn, ...(minutes === undefined ? {} : { minutes }) })
      .catch((error: unknown) => ({
        note: '',
        pages: 0,
        broken: [error instanceof Error ? error.message : String(error)],
      }))
    await servers.close()
    const verdict = { name, what, ...ended, impossible: null, seconds: (performance.now() - began) / 1000 }
    onVerdict?.(verdict)
    verdicts.push(verdict)
  }
  return verdicts
}

async function prepare(fault: Fault, run: Run): Promise<() => Promise<string>> {
  return 'prepare' in fault ? fault.prepare(run) : () => fault.strike(run)
}

async function strike(ready: () => Promise<string>): Promise<{ note: string; broken: string[] }> {
  try {
    return { note: await ready(), broken: [] }
  } catch (error) {
    return { note: '', broken: [error instanceof Error ? error.message : String(error)] }
  }
}

async function ending(line: ChaosLine, expected: Held): Promise<string[]> {
  try {
    await line.drained(DRAINED_WITHIN_MS)
    return [...differences(await line.held(), expected), ...line.crashes()]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), ...line.crashes()]
  }
}

async function underWay(line: ChaosLine, entries: number): Promise<void> {
  const until = performance.now() + STARTED_WITHIN_MS
  while (performance.now() < until && (await line.entries()) < entries) await wait(LOOK_MS)
}
