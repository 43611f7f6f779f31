import { pageFetched, pipeline } from '@copydesk/pipeline'
import { openQueues, type Queues } from '@copydesk/queue'
import { afterEach, expect, inject, it, onTestFinished, vi } from 'vitest'
import { withClient } from '../chaos/chaos-servers.ts'
import { freshDatabase, redisPrefix } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'

const STAGE = pipeline['clean-page']
const LOCK_MS = 200
/** Of a living worker, which has to renew it also where the machine has other work. */
const LIVING_LOCK_MS = 2000
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const TOMORROW = `(extract(epoch from clock_timestamp() + interval '1 day') * 1000)::bigint`

/** What a worker whose clock is a day ahead, and which holds a job for so long, writes of the jobs that wait: it is killed then. */
const takeTomorrow = (url: string) =>
  withClient(url, async (client) => {
    await client.query(`set copydesk.lock_ms = ${LOCK_MS}`)
    await client.query(
      `update copydesk_queue.job set state = 'active', lock_token = 'of a killed one', locked_until_ms = ${TOMORROW} where state = 'waiting'`,
    )
  })
const lookTomorrow = (url: string) =>
  withClient(url, (client) =>
    client.query(
      `insert into copydesk_queue.meta (queue, field, value) values ($1, 'stalled-check', ${TOMORROW}::text)`,
      [STAGE.name],
    ),
  )

/** The clock of this process, as all of BullMQ in it goes by. */
const setClockBy = (ms: number) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + ms)
}
afterEach(() => void vi.useRealTimers())

/** Two processes, as it were, on one store. A job takes until the gate is open. */
async function open(lockMs = [LOCK_MS, LOCK_MS]) {
  const url = await freshDatabase()
  const both = lockMs.map((ms) => openQueues({ kind: 'postgres', url, lockMs: ms }))
  onTestFinished(async () => void (await Promise.all(both.map((queues) => queues.close()))))
  const handled: string[] = []
  const gate = Promise.withResolvers<void>()
  const handle = async ({ pageId }: { pageId: string }) => {
    handled.push(pageId)
    await gate.promise
    return { type: 'skipped' as const, reason: 'seen' }
  }
  const [first, second] = both as [Queues, Queues]
  const work = (queues = first) => queues.run(STAGE, handle, { concurrency: 1, onEnding: () => {} })
  const announce = (pageId: string) => first.announce(pageFetched, [{ pageId }])
  return { url, second, handled, work, announce, open: () => gate.resolve() }
}

/** One is under way, and another waits. */
async function atWork() {
  const line = await open()
  await line.work()
  await line.announce('a')
  await vi.waitFor(() => expect(line.handled).toEqual(['a']), PATIENCE)
  await line.announce('b')
  return line
}

it.each([0, -DAY_MS])(
  'takes over on PostgreSQL what a killed worker held whose clock was a day ahead (%i)',
  async (by) => {
    const line = await open()
    line.open()
    await line.announce('a')
    await takeTomorrow(line.url)
    await lookTomorrow(line.url)
    setClockBy(by)
    await line.work()
    await vi.waitFor(() => expect(line.handled).toEqual(['a']), PATIENCE)
  },
)

it('takes it over too where others were at work before', async () => {
  const line = await atWork()
  await takeTomorrow(line.url)
  line.open()
  await vi.waitFor(() => expect(line.handled).toEqual(['a', 'b']), PATIENCE)
})

it('takes it over too where the clock of the server itself was a day ahead, and was set back', async () => {
  const line = await atWork()
  await withClient(line.url, async (client) => {
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `update copydesk_queue.job set state = 'active', lock_token = 'of a killed one', locked_until_ms = ${TOMORROW} where state = 'waiting'`,
    )
    await client.query(`update copydesk_queue.meta set value = ${TOMORROW}::text where field = 'stalled-check'`)
  })
  line.open()
  await vi.waitFor(() => expect(line.handled).toEqual(['a', 'b']), PATIENCE)
})

it('takes nothing from a living worker, though the clocks of all are ahead', async () => {
  setClockBy(MINUTE_MS)
  const line = await open([LIVING_LOCK_MS, LIVING_LOCK_MS])
  await line.work()
  await line.announce('a')
  await vi.waitFor(() => expect(line.handled).toEqual(['a']), PATIENCE)
  await line.work(line.second)
  const looks = await looksFrom(line.url)
  await vi.waitFor(async () => expect(await looks()).toBeGreaterThan(2), PATIENCE)
  expect(line.handled).toEqual(['a'])
  line.open()
})

it('holds a job for as long as its process says, whatever others say', async () => {
  const line = await open([LOCK_MS, MINUTE_MS])
  await (await line.work()).close()
  await line.work(line.second)
  await line.announce('a')
  await vi.waitFor(() => expect(line.handled).toEqual(['a']), PATIENCE)
  const held = `select locked_until_ms - (extract(epoch from clock_timestamp()) * 1000)::bigint as ms from copydesk_queue.job`
  const { rows } = await withClient(line.url, (client) => client.query<{ ms: string }>(held))
  expect(Number(rows[0]?.ms)).toBeGreaterThan(MINUTE_MS / 2)
  line.open()
})

it.each(['redis', 'postgres'] as const)('brings back from %s what failed while a clock was ahead', async (kind) => {
  const queues = openQueues(
    kind === 'redis'
      ? { kind, address: { socket: inject('redisSocket') }, prefix: redisPrefix(), retryDelayMs: MINUTE_MS }
      : { kind, url: await freshDatabase(), retryDelayMs: MINUTE_MS },
  )
  onTestFinished(() => queues.close())
  let runs = 0
  const handle = async () => {
    runs += 1
    if (runs === 1) throw new Error('down')
    return { type: 'skipped' as const, reason: 'seen' }
  }
  setClockBy(DAY_MS)
  await queues.run(STAGE, handle, { concurrency: 1, onEnding: () => {} })
  await queues.announce(pageFetched, [{ pageId: 'a' }])
  await vi.waitFor(
    async () => expect(await queues.depth(STAGE.name)).toMatchObject({ active: 0, delayed: 1 }),
    PATIENCE,
  )
  vi.useRealTimers()
  await queues.fill(pageFetched, [{ pageId: 'a' }])
  await vi.waitFor(() => expect(runs).toBe(2), PATIENCE)
})

/** How often jobs of killed workers were looked for since. */
async function looksFrom(url: string) {
  const seen = new Set<string>()
  return async () => {
    const asked = `select value from copydesk_queue.meta where queue = $1 and field = 'stalled-check'`
    const { rows } = await withClient(url, (client) => client.query<{ value: string }>(asked, [STAGE.name]))
    for (const { value } of rows) seen.add(value)
    return seen.size
  }
}
