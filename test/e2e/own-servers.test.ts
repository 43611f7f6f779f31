import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { feedDue } from '@copydesk/pipeline'
import { openQueues, type QueueConnection } from '@copydesk/queue'
import { expect, it, onTestFinished, vi } from 'vitest'
import { copydesk, startCopydesk, temporaryFolder } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { descendants } from '../set-up/processes.ts'
import { redisOnPath } from '../set-up/redis-on-path.ts'
import { openSmallSite } from '../set-up/small-site.ts'

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

it('starts servers of its own again that were killed, and reads on', async () => {
  const site = await openSmallSite()
  onTestFinished(() => site.close())
  const data = await temporaryFolder()
  const env = { ...(await redisOnPath()), COPYDESK_POLL_SECONDS: '1' }
  const allowed = ['--allow-host', '127.0.0.1', '--data', data]
  const line = startCopydesk(['start', ...allowed, '--port', '0', '--feeds', site.feedUrl], { env })
  await vi.waitFor(() => expect(line.stderr()).toContain('5 articles · 0 copies folded · 5 stories'), PATIENCE)
  const own = await descendants(line.pid)
  for (const names of [['redis-server', 'valkey-server'], ['postgres']]) {
    const server = own.find(({ name }) => names.includes(name))
    if (!server) throw new Error(`no ${names[0]} runs`)
    process.kill(server.pid, 'SIGKILL')
  }
  await vi.waitFor(() => {
    for (const server of ['Redis', 'PostgreSQL'])
      expect(line.stderr()).toContain(`the ${server} in ${data} ended unasked; it is started again in 0.1 s`)
  }, PATIENCE)
  await vi.waitFor(async () => {
    const added = await copydesk(['feeds', 'add', site.otherFeedUrl, ...allowed], { env })
    expect(added).toMatchObject({ code: 0 })
  }, PATIENCE)
  await vi.waitFor(() => expect(line.stderr()).toContain('5 articles · 1 copy folded · 5 stories'), PATIENCE)
  line.signal('SIGTERM')
  expect(await line.ended).toMatchObject({ code: 0, signal: null })
})
