import { pageFetched, pipeline } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { Redis } from 'ioredis'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { redisPrefix } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'

const STAGE = pipeline['clean-page']

function open() {
  const prefix = redisPrefix()
  const queues = openQueues({ kind: 'redis', address: { socket: inject('redisSocket') }, prefix })
  const redis = new Redis(inject('redisSocket'))
  onTestFinished(async () => {
    await queues.close()
    redis.disconnect()
  })
  return { queues, redis, keys: `${prefix}:${STAGE.name}` }
}

const event = (id: string) => ({ pageId: id })

it('brings back a job whose list was evicted, and which was kept itself', async () => {
  const { queues, redis, keys } = open()
  await queues.announce(pageFetched, [event('a'), event('b')])
  await redis.del(`${keys}:wait`)
  await queues.fill(pageFetched, [event('a'), event('b')])
  const handled: string[] = []
  const handle = async ({ pageId }: { pageId: string }) => {
    handled.push(pageId)
    return { type: 'done' as const, events: [] }
  }
  await queues.run(STAGE, handle, { concurrency: 1, onEnding: () => {} })
  await vi.waitFor(() => expect(handled.toSorted()).toEqual(['a', 'b']), PATIENCE)
})

it('takes a job that was evicted itself for none, not for one that is wrong, and brings it back', async () => {
  const { queues, redis, keys } = open()
  await queues.announce(pageFetched, [event('a'), event('b')])
  const gone = (await redis.keys(`${keys}:*`)).filter((key) => key.endsWith('-a'))
  expect(gone).toHaveLength(1)
  await redis.del(gone)
  const endings: string[] = []
  const onEnding = ({ key, type }: { key: string; type: string }) => void endings.push(`${key} ${type}`)
  const handle = async () => ({ type: 'done' as const, events: [] })
  await queues.run(STAGE, handle, { concurrency: 1, onEnding })
  await vi.waitFor(() => expect(endings).toContain('b done'), PATIENCE)
  expect(endings).toEqual(['b done'])
  // Its options, by which nothing is kept of it, went with it.
  await vi.waitFor(async () => expect(await redis.exists(`${keys}:completed`)).toBe(1), PATIENCE)
  await queues.fill(pageFetched, [event('a')])
  await vi.waitFor(() => expect(endings).toEqual(['b done', 'a done']), PATIENCE)
})

it('brings nothing twice that ends while it is brought', async () => {
  const { queues } = open()
  const due = Array.from({ length: 1000 }, (_, at) => event(`p${at}`))
  const handled: string[] = []
  const filled = Promise.withResolvers<void>()
  // Half of them end while the others are looked at; the rest when all were.
  const handle = async ({ pageId }: { pageId: string }) => {
    if (handled.length >= due.length / 2) await filled.promise
    handled.push(pageId)
    return { type: 'done' as const, events: [] }
  }
  await queues.run(STAGE, handle, { concurrency: 20, onEnding: () => {} })
  await queues.fill(pageFetched, due)
  filled.resolve()
  await vi.waitFor(async () => {
    const { waiting, active } = await queues.depth(STAGE.name)
    expect([waiting, active]).toEqual([0, 0])
  }, PATIENCE)
  expect(handled.toSorted()).toEqual(due.map(({ pageId }) => pageId).toSorted())
})
