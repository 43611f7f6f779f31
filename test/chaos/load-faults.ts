import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { stageNames } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { QUEUE_BOUND } from './chaos-line.ts'
import type { Fault, Struck } from './fault.ts'

const LOOK_MS = 100
const FLOODED_FOR_MS = 600_000
/** Each process lets in what it saw room for, within half a second of the others: at most this many bounds together. */
const MOST_BOUNDS = 2
const MOST_MEGABYTES = 600
const PAGE_BYTES = 4096

/** All of a turn's news at once, far more than the line carries: the queues hold their bounds, and nothing is dropped. */
async function flood({ line, servers }: Struck): Promise<string> {
  const prefix = `copydesk-${await line.store.installation()}`
  const queues = openQueues({ kind: 'redis', address: { socket: servers.redis.server().socket }, prefix })
  const began = performance.now()
  const { pages: before } = await line.store.totals.read()
  const most = { waiting: 0, megabytes: 0 }
  const flooded = line.drained(FLOODED_FOR_MS)
  const over = flooded.then(
    () => true,
    () => true,
  )
  try {
    while (!(await Promise.race([over, wait(LOOK_MS, false)]))) {
      const depths = await Promise.all(stageNames.map((stage) => queues.depth(stage)))
      most.waiting = Math.max(most.waiting, ...depths.map(({ waiting }) => waiting))
      most.megabytes = Math.max(
        most.megabytes,
        ...[...line.stages.values()].map((process) => megabytesOf(process.pid())),
      )
    }
    await flooded
  } finally {
    await queues.close()
  }
  const seconds = (performance.now() - began) / 1000
  const pages = (await line.store.totals.read()).pages - before
  if (most.waiting > MOST_BOUNDS * QUEUE_BOUND)
    throw new Error(`${most.waiting} waited in one queue, of ${QUEUE_BOUND}`)
  if (most.megabytes > MOST_MEGABYTES) throw new Error(`a process took ${most.megabytes} MB`)
  return `at most ${most.waiting} waited in a queue of ${QUEUE_BOUND}, ${most.megabytes} MB a process; ${(pages / seconds).toFixed(1)} pages/s`
}

/** What a process holds of the machine's memory, in megabytes. */
function megabytesOf(pid: number): number {
  try {
    return Math.round((Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / 2 ** 20)
  } catch {
    return 0
  }
}

export const loadFaults: Fault[] = [
  { name: 'nothing', what: 'no fault: what differs then differs by chance', strike: async () => '' },
  { name: 'flood', what: 'a day of news within a moment', articles: 40, strike: flood },
]
