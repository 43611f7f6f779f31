import { pageFetched, pipeline } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { expect, it, onTestFinished, vi } from 'vitest'
import { withClient } from '../chaos/chaos-servers.ts'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'

const STAGE = pipeline['clean-page']
const LOCK_MS = 100
const TOMORROW = `(extract(epoch from clock_timestamp() + interval '1 day') * 1000)::bigint`

/** What a worker whose clock is a day ahead writes of the jobs it takes, all that wait: it is killed then. */
const takeTomorrow = (url: string) =>
  withClient(url, async (client) => {
    await client.query(
      `update copydesk_queue.job set state = 'active', lock_token = 'of a killed one', locked_until_ms = ${TOMORROW} where state = 'waiting'`,
    )
    await client.query(
      `insert into copydesk_queue.meta (queue, field, value) values ($1, 'stalled-check', ${TOMORROW}::text)
       on conflict (queue, field) do update set value = excluded.value`,
      [STAGE.name],
    )
  })

async function open() {
  const url = await freshDatabase()
  const queues = openQueues({ kind: 'postgres', url, lockMs: LOCK_MS })
  onTestFinished(() => queues.close())
  const handled: string[] = []
  const gate = Promise.withResolvers<void>()
  const handle = async ({ pageId }: { pageId: string }) => {
    handled.push(pageId)
    await gate.promise
    return { type: 'skipped' as const, reason: 'seen' }
  }
  const work = () => queues.run(STAGE, handle, { concurrency: 1, onEnding: () => {} })
  const announce = (pageId: string) => queues.announce(pageFetched, [{ pageId }])
  return { url, handled, work, announce, open: () => gate.resolve() }
}

it('takes over on PostgreSQL what a killed worker held whose clock was a day ahead', async () => {
  const line = await open()
  line.open()
  await line.announce('a')
  await takeTomorrow(line.url)
  await line.work()
  await vi.waitFor(() => expect(line.handled).toEqual(['a']), PATIENCE)
})

it('takes it over too where others were at work before', async () => {
  const line = await open()
  await line.work()
  await line.announce('a')
  await vi.waitFor(() => expect(line.handled).toEqual(['a']), PATIENCE)
  await line.announce('b')
  await takeTomorrow(line.url)
  line.open()
  await vi.waitFor(() => expect(line.handled).toEqual(['a', 'b']), PATIENCE)
})
