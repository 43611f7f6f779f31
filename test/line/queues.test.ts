import { createMemoryQueues, openQueues, type Queues } from '@copydesk/queue'
import { stageNames } from '@copydesk/pipeline'
import { inject, vi } from 'vitest'
import { freshDatabase, redisPrefix } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { queueContract, type Subject } from '../set-up/queue-contract.ts'

/** On a real server a job is over when no queue holds it any more. */
const onServer = (queues: Queues): Subject => ({
  queues,
  now: Date.now,
  settle: () =>
    vi.waitFor(async () => {
      for (const stage of stageNames) {
        const { waiting, active, delayed } = await queues.depth(stage)
        if (waiting + active + delayed > 0) throw new Error(`${stage} is not still`)
      }
    }, PATIENCE),
  close: () => queues.close(),
})

queueContract('Redis', async (retryDelayMs) =>
  onServer(
    openQueues({
      kind: 'redis',
      address: { socket: inject('redisSocket') },
      prefix: redisPrefix(),
      retryDelayMs,
    }),
  ),
)

queueContract('PostgreSQL', async (retryDelayMs) =>
  onServer(openQueues({ kind: 'postgres', url: await freshDatabase(), retryDelayMs })),
)

queueContract('memory', async () => {
  let time = 0
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  return { queues, now: () => time, settle: () => queues.drain(), close: () => queues.close() }
})
