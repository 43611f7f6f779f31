import { deliverEventsService } from '@copydesk/deliver-events'
import type { Service } from '@copydesk/service'
import { expect, it, vi } from 'vitest'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { openReceiver, type Answering } from '../set-up/webhook-receiver.ts'

const TOLD_TO_END_MS = 9500

async function openHook(answering: Answering, atOnce: number) {
  const receiver = await openReceiver(answering)
  const desk = await openEventDesk({ allowHosts: [receiver.host], tickMs: 2 ** 31 - 1 })
  const { webhooks } = desk.service.store
  const { id, secret } = await webhooks.add({ url: receiver.url, types: null, chosen: {}, atOnce }, new Date())
  receiver.state.secret = secret
  return { ...desk, receiver, id }
}

it('stops in time though there is always more to send and an endpoint that does not answer, and leaves it to be claimed at once', async () => {
  const never = new Promise<undefined>(() => {})
  const answering: Answering = async ({ subject }) => (subject === 'silent' ? never : undefined)
  const { service, tell, receiver, id } = await openHook(answering, 3)
  const subjects = ['silent', ...Array.from({ length: 799 }, (_, at) => `s${at}`)]
  await tell(madeUpChanges(subjects.length, subjects))
  const running = await deliverEventsService.run(service)
  await vi.waitFor(() => expect(receiver.taken().length).toBeGreaterThan(5), PATIENCE)
  const toldAt = performance.now()
  await running.close()
  expect(performance.now() - toldAt).toBeLessThan(TOLD_TO_END_MS)
  expect(receiver.taken().length).toBeLessThan(subjects.length - 1)
  const { deliveries } = service.store
  const claimed = await deliveries.claim(id, new Date(), 60_000, '/copydesk/local', 'http://localhost')
  const [first, ...others] = claimed?.deliveries ?? []
  expect(first).toMatchObject({ sequence: '1', attempts: 1 })
  expect(others).toHaveLength(2)
})

it('has one claim of an endpoint wait at the most, however often the log grows meanwhile', async () => {
  const { service, tell, receiver } = await openHook(() => undefined, 1)
  const gate = Promise.withResolvers<void>()
  let [claims, looks, grow] = [0, 0, () => {}]
  const { deliveries, events } = service.store
  const watched: Service['store'] = {
    ...service.store,
    deliveries: {
      ...deliveries,
      due: (now) => {
        looks += 1
        return deliveries.due(now)
      },
      claim: async (...asked) => {
        claims += 1
        await gate.promise
        return deliveries.claim(...asked)
      },
    },
    events: {
      ...events,
      onGrowth: (look, tickMs) => {
        grow = look
        return events.onGrowth(look, tickMs)
      },
    },
  }
  await tell(madeUpChanges(1))
  const running = await deliverEventsService.run({ ...service, store: watched })
  for (let notices = 0; notices < 200; notices += 1) {
    grow()
    await new Promise((resolve) => void setImmediate(resolve))
  }
  await vi.waitFor(() => expect(claims).toBe(1), PATIENCE)
  gate.resolve()
  await vi.waitFor(() => expect(receiver.taken()).toEqual([1]), PATIENCE)
  await running.close()
  expect(claims).toBeLessThanOrEqual(4)
  expect(looks).toBeLessThan(200)
})
