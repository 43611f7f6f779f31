import type { StageName } from '@copydesk/pipeline'
import { setTimeout as wait } from 'node:timers/promises'
import { NO_FAKETIME, obtainFaketime } from '../set-up/faketime.ts'
import type { ChaosLine } from './chaos-line.ts'
import { workLeft } from '../set-up/left-to-do.ts'
import { caughtUp } from './consumed.ts'
import { openHooks } from './consumers.ts'
import { withClient } from './chaos-servers.ts'
import { aMoment, type Fault, type Struck } from './fault.ts'
import { openSettableClock } from './settable-clock.ts'
import { connected } from './stage-processes.ts'

const HOUR_MS = 3_600_000
const WRONG_BY_MS = [HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS]
/** These have one process more: what one writes by its clock another reads by its own. */
const KEEP_TIME: StageName[] = ['schedule-feeds', 'poll-feed', 'fetch-page', 'deliver-events']
const BETWEEN_JUMPS_MS = 1500
const QUICK_BETWEEN_JUMPS_MS = 500
/** Short of an hour: nothing may wait until the clocks agree again. */
const DONE_WITHIN_MS = 240_000
/** So many of its answers a receiver of webhooks refuses: when to send again is told by a clock. */
const BUSY_SHARE = 0.1

/**
 * The clock of every process jumps, of each by itself, an hour and a day ahead and back, while it works; with clocks that are still
 * wrong the news has to be done. Then those beside the line are killed, and the others' clocks are set right.
 */
async function jumpClocks({ line, chance, quick }: Struck): Promise<() => Promise<string>> {
  const from = await line.store.events.head()
  const hooks = await openHooks(line.store, 1, () => !quick && chance() < BUSY_SHARE)
  const beside = KEEP_TIME.map((stage) => line.another(stage))
  await connected(beside)
  return async () => {
    const wrong = [...line.stages.values(), ...beside].map((one) => ({ one, turns: shuffled(WRONG_BY_MS, chance) }))
    try {
      for (const turn of WRONG_BY_MS.keys()) {
        await aMoment(chance, quick ? QUICK_BETWEEN_JUMPS_MS : BETWEEN_JUMPS_MS)
        for (const { one, turns } of wrong) one.setClock(turns[turn] ?? 0)
      }
      const began = performance.now()
      await line.drained(DONE_WITHIN_MS)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      await Promise.all(beside.map((one) => one.ended('SIGKILL')))
      const log = await line.store.events.read({ after: from, limit: 1_000_000 }, '/copydesk/chaos')
      const told = (await caughtUp(hooks.consumers, log)).toFixed(1)
      return `${WRONG_BY_MS.length} jumps of ${wrong.length} processes; done ${seconds} s after the last with wrong clocks, ${log.length} events delivered ${told} s later`
    } finally {
      for (const { one } of wrong) one.setClock(0)
      await Promise.all(beside.map((one) => one.ended('SIGKILL')))
      await hooks.close()
    }
  }
}

/** By when processes have read that the clock was set, unless the machine is busy, and have worked by it. */
const BETWEEN_SETTINGS_MS = 17_000
const LOOK_MS = 200
/** For its news, each time a day or an hour has passed by the clock, and when it was set right. */
const MOST_POLLS = WRONG_BY_MS.length + 2

/**
 * The clock by which all processes go is PostgreSQL's: that is set wrong, ahead and back, over and over while feeds come due, and then
 * right. Each time what is to be done has to be done, nothing may wait until it shows again what it showed before, and no feed may be
 * polled over and over.
 */
async function setStoreClock({ line, servers: { postgres, folder }, chance }: Struck): Promise<() => Promise<string>> {
  const clock = await openSettableClock(folder)
  if (!clock) throw new Error(NO_FAKETIME)
  await postgres.close()
  await postgres.start(clock.through)
  const set = async (wrongByMs: number) => {
    clock.set(wrongByMs)
    await wait(BETWEEN_SETTINGS_MS)
  }
  const from = performance.now()
  return async () => {
    try {
      for (const wrongByMs of shuffled(WRONG_BY_MS, chance)) await set(wrongByMs)
      const wrong = await allPolled(line, from)
      const before = performance.now()
      await line.poll()
      await set(0)
      const right = await allPolled(line, before)
      const polls = Math.max(...pollsSince(line, from))
      if (polls > MOST_POLLS) throw new Error(`a feed was polled ${polls} times`)
      return `set ${WRONG_BY_MS.length} times; done ${wrong} s after the last, and ${right} s after it was set right; a feed polled ${polls} times at most`
    } finally {
      await postgres.close()
      await postgres.start()
      await line.poll()
    }
  }
}

/** How often each feed was asked for since then. */
function pollsSince({ newsroom, port }: ChaosLine, from: number): number[] {
  const asked = newsroom.requests().filter(({ at }) => at >= from)
  return newsroom.feeds(port).map((address) => {
    const { hostname, pathname } = new URL(address)
    return asked.filter(({ host, path }) => host === hostname && path === pathname).length
  })
}

/** Feeds that were polled later than now, or are to be by so much later than their interval says. */
const WAITING = `select count(*)::int as feeds from feed where last_polled_at > clock_timestamp() + interval '1 minute'
  or next_poll_at > last_polled_at + interval_seconds * interval '1.2 seconds' + interval '15 minutes'`

const waitingFeeds = ({ databaseUrl }: ChaosLine) =>
  withClient(databaseUrl, async (client) => (await client.query<{ feeds: number }>(WAITING)).rows[0]?.feeds ?? 0)

/** Waits until each feed was asked for since then, none waits for too long, and nothing is left to do. Gives the seconds that took. */
async function allPolled(line: ChaosLine, from: number): Promise<string> {
  const began = performance.now()
  for (;;) {
    const waiting = pollsSince(line, from).filter((polls) => polls === 0).length + (await waitingFeeds(line))
    const left = await workLeft(line.store)
    const ms = performance.now() - began
    if (waiting + left === 0) return (ms / 1000).toFixed(1)
    if (ms > DONE_WITHIN_MS)
      throw new Error(`${waiting} feeds wait, and ${left} jobs, for what the clock showed before`)
    await wait(LOOK_MS)
  }
}

const shuffled = <T>(values: T[], chance: () => number): T[] =>
  values
    .map((value) => ({ value, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value)

export const clockFaults: Fault[] = [
  {
    name: 'clocks',
    what: 'the clocks of running processes jump an hour and a day, ahead and back',
    prepare: jumpClocks,
  },
  {
    name: 'store-clock',
    what: "PostgreSQL's clock, by which all go, set an hour and a day ahead and back, and right again",
    prepare: setStoreClock,
    comesOverMs: () => WRONG_BY_MS.length * BETWEEN_SETTINGS_MS,
    impossible: async () => ((await obtainFaketime()) === null ? NO_FAKETIME : null),
  },
]
