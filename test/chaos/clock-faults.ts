import type { StageName } from '@copydesk/pipeline'
import { caughtUp } from './consumed.ts'
import { openHooks } from './consumers.ts'
import { aMoment, type Fault, type Struck } from './fault.ts'
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
]
