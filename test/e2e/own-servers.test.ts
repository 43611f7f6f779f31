import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { feedDue } from '@copydesk/pipeline'
import { openQueues, type QueueConnection } from '@copydesk/queue'
import { expect, it, onTestFinished, vi } from 'vitest'
import { copydesk, startCopydesk, temporaryFolder } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { redisOnPath } from '../set-up/redis-on-path.ts'

it('keeps a Redis of its own to the bound that is set, and doctor looks at it though the store is another’s', async () => {
  const data = await temporaryFolder()
  const env = { ...(await redisOnPath()), DATABASE_URL: await freshDatabase(), COPYDESK_QUEUE_BOUND: '5' }
  const line = startCopydesk(['start', '--data', data, '--port', '0', '--stages', 'deliver-events'], { env })
  await vi.waitFor(() => expect(line.stderr()).toContain('desk    http'), PATIENCE)
  const running = await readFile(join(data, 'running.json'), 'utf8')
  const queues = openQueues((JSON.parse(running) as { queues: QueueConnection }).queues)
  onTestFinished(() => queues.close())
  await queues.announce(
    feedDue,
    Array.from({ length: 50 }, (_, at) => ({ feedId: `f${at}`, slot: 0 })),
  )
  expect((await queues.depth('poll-feed')).waiting).toBe(5)
  const { stdout } = await copydesk(['doctor', '--data', data], { env })
  const { findings } = JSON.parse(stdout) as { findings: { check: string; state: string }[] }
  expect(findings.find(({ check }) => check === 'eviction policy')?.state).toBe('well')
})
