import { setTimeout as wait } from 'node:timers/promises'
import { stageNames } from '@copydesk/pipeline'
import { aMoment, type Fault, type Struck } from './fault.ts'
import { canMakeNetworks, openNetwork } from './network.ts'
import { connected } from './stage-processes.ts'

const BEFORE_CUT_MS = 1500
/** Past the time after which PostgreSQL ends a transaction whose owner says nothing (`packages/store/src/connections.ts`). */
const CUT_MS = 40_000
const QUICK_CUT_MS = 8000
const DONE_WITHIN_MS = 120_000
const ENDED_WITHIN_MS = 30_000

/** Of two lines one is cut off from the servers with its work in hand, the world it still reaches: the other does that too, with no help from it. */
async function cutOff(struck: Struck): Promise<() => Promise<string>> {
  const { line, servers, chance, quick } = struck
  const network = await openNetwork(line.databaseUrl, servers, line.port)
  const away = stageNames.map((stage) => line.another(stage, network.starting))
  await connected(away)
  return async () => {
    try {
      await aMoment(chance, BEFORE_CUT_MS)
      const [began, connections] = [performance.now(), network.connections()]
      network.cut()
      await line.drained(DONE_WITHIN_MS)
      const seconds = (performance.now() - began) / 1000
      await wait((quick ? QUICK_CUT_MS : CUT_MS) - seconds * 1000)
      network.mend()
      const ends = away.map((process) => process.ended('SIGTERM'))
      const late = await Promise.race([Promise.all(ends).then(() => false), wait(ENDED_WITHIN_MS, true)])
      if (late) throw new Error(`who was cut off had not ended ${ENDED_WITHIN_MS / 1000} s after it was told to`)
      return `${away.length} processes with ${connections} connections; the others were done in ${seconds.toFixed(1)} s`
    } finally {
      await Promise.all(away.map((process) => process.ended('SIGKILL')))
      await network.close()
    }
  }
}

export const networkFaults: Fault[] = [
  {
    name: 'network',
    what: 'a process of each stage in another network, and its cable pulled',
    articles: 16,
    impossible: () => (canMakeNetworks() ? null : 'no network namespace may be made here'),
    prepare: cutOff,
  },
]
