import { deliverEventsService } from '@copydesk/deliver-events'
import type { CloudEvent } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { Redis } from 'ioredis'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { redisPrefix } from '../set-up/database.ts'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'
import { PATIENCE } from '../set-up/patience.ts'

const counting = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, at) => from + at)
const idsOf = (from: number, through: number) => counting(from, through).map((at) => `${at}-0`)

/** A log mirrored by as many processes as are started, and a consumer's own connection. */
async function openMirror({ length = 1000, owner = 'us' } = {}) {
  const key = `${redisPrefix()}:events`
  const redis = new Redis(inject('redisSocket'))
  onTestFinished(() => redis.disconnect())
  const address = { socket: inject('redisSocket') }
  const queues = openQueues({ kind: 'redis', address, prefix: key, events: { key, owner, length } })
  const desk = await openEventDesk({ tickMs: 50 }, queues)
  onTestFinished(() => queues.close())
  const start = async () => {
    const running = await deliverEventsService.run(desk.service)
    onTestFinished(() => running.close())
  }
  const entries = () => redis.xrange(key, '-', '+')
  const ids = async () => (await entries()).map(([id]) => id)
  return { ...desk, key, redis, start, entries, ids }
}

it('mirrors the log by its places, for consumer groups', async () => {
  const { key, redis, tell, start, entries, ids, service } = await openMirror()
  await tell(madeUpChanges(3))
  await start()
  await tell(madeUpChanges(4, ['a'], 4))
  await vi.waitFor(async () => expect(await ids()).toEqual(idsOf(1, 7)), PATIENCE)
  const events = (await entries()).map(([, [field, text]]) => [field, JSON.parse(text ?? '') as CloudEvent])
  const log = await service.store.events.read({ after: 0, limit: 10 }, '/copydesk/local', service.config.consoleUrl)
  expect(events).toEqual(log.map((event) => ['event', event]))
  await redis.xgroup('CREATE', key, 'desk', '2-0')
  const taken = await redis.xreadgroup('GROUP', 'desk', 'one', 'COUNT', '2', 'STREAMS', key, '>')
  expect(taken?.[0]?.[1].map(([id]) => id)).toEqual(['3-0', '4-0'])
  expect(await redis.xack(key, 'desk', '3-0', '4-0')).toBe(2)
})

it('is written again by the same ids when it was lost, or a part of it, whoever made an empty one meanwhile', async () => {
  const { key, redis, tell, start, entries, ids } = await openMirror()
  await start()
  await tell(madeUpChanges(6))
  await vi.waitFor(async () => expect(await ids()).toEqual(idsOf(1, 6)), PATIENCE)
  const before = await entries()
  await redis.del(key)
  await vi.waitFor(async () => expect(await entries()).toEqual(before), PATIENCE)
  // A server that came back without its last seconds.
  const back = redis.multi().del(key, `${key}:of`)
  for (const [id, fields] of before.slice(0, 4)) back.xadd(key, id, ...fields)
  await back.exec()
  await vi.waitFor(async () => expect(await entries()).toEqual(before), PATIENCE)
  await redis.del(key)
  await redis.xgroup('CREATE', key, 'desk', '4-0', 'MKSTREAM').catch(() => {})
  await vi.waitFor(async () => expect(await entries()).toEqual(before), PATIENCE)
})

it('has each event once and in order, however many write it', async () => {
  const { tell, start, ids } = await openMirror()
  await Promise.all([start(), start(), start()])
  for (let at = 0; at < 12; at += 1) await tell(madeUpChanges(40, ['a', 'b'], 1 + at * 40))
  await vi.waitFor(async () => expect(await ids()).toEqual(idsOf(1, 480)), PATIENCE)
})

it('holds about as many as it is told to, and begins with those when the log holds more', async () => {
  const { key, redis, tell, start, ids } = await openMirror({ length: 100 })
  await tell(madeUpChanges(500))
  await start()
  await vi.waitFor(async () => expect((await ids()).at(-1)).toBe('500-0'), PATIENCE)
  expect(await ids()).toEqual(idsOf(401, 500))
  await tell(madeUpChanges(600, ['a'], 501))
  await vi.waitFor(async () => expect((await ids()).at(-1)).toBe('1100-0'), PATIENCE)
  // Redis cuts off whole nodes of its tree, of a hundred entries.
  expect(await redis.xlen(key)).toBeLessThanOrEqual(200)
})

it('leaves the stream of another installation alone', async () => {
  const { key, redis, tell, start, ids } = await openMirror()
  await redis.set(`${key}:of`, 'them')
  await redis.xadd(key, '900-0', 'event', '{}')
  await start()
  await tell(madeUpChanges(3))
  await tell(madeUpChanges(3, ['a'], 4))
  expect(await ids()).toEqual(['900-0'])
  // Of our own, one that is ahead of the log is of a log that is gone.
  await redis.set(`${key}:of`, 'us')
  await vi.waitFor(async () => expect(await ids()).toEqual(idsOf(1, 6)), PATIENCE)
})
