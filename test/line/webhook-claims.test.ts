import { expect, it } from 'vitest'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'

const HOUR_MS = 3_600_000
const JSON_TYPE = { 'content-type': 'application/json' }

/** An endpoint of the store alone, with as many deliveries claimed as may be under way. */
async function openClaims(atOnce: number) {
  const desk = await openEventDesk()
  const { webhooks, deliveries } = desk.service.store
  const { id } = await webhooks.add({ url: 'http://hook.example/', types: null, chosen: {}, atOnce }, new Date())
  const claim = (at: Date) => deliveries.claim(id, at, 60_000, '/copydesk/local', 'http://localhost')
  return { ...desk, webhooks, deliveries, id, claim }
}

it('holds an endpoint for as long as it asked at the most, whatever else was under way there', async () => {
  const { tell, webhooks, deliveries, id, claim } = await openClaims(4)
  await tell(madeUpChanges(4, ['a', 'b', 'c', 'd']))
  const at = new Date()
  const [first, second, third, fourth] = (await claim(at))?.deliveries ?? []
  if (!first || !second || !third || !fourth) throw new Error('four were to be claimed')
  const later = (ms: number) => new Date(at.getTime() + ms)
  const said = { said: 'HTTP 429', tookMs: 1, disables: false }
  const waits = (ms: number) => ({ ...said, state: 'waiting' as const, dueAt: later(ms), holdUntil: later(ms) })
  const delivered = { ...said, state: 'delivered' as const, dueAt: null, holdUntil: null }
  await deliveries.settle(first, waits(HOUR_MS), at)
  await deliveries.settle(second, waits(5000), at)
  await deliveries.settle(third, delivered, at)
  expect(await webhooks.byId(id)).toMatchObject({ heldUntil: later(HOUR_MS), failures: 0 })
  await deliveries.settle(fourth, delivered, later(HOUR_MS))
  expect(await webhooks.byId(id)).toMatchObject({ heldUntil: null })
})

it('has what a killed process had under way begin its three days anew too, when it is resumed', async () => {
  const { tell, webhooks, deliveries, id, claim } = await openClaims(1)
  await tell(madeUpChanges(1))
  const at = new Date()
  await claim(at)
  await webhooks.disable(id, 'by hand', at)
  const resumed = new Date(at.getTime() + 4 * 24 * HOUR_MS)
  await webhooks.resume(id, resumed)
  expect(await deliveries.list(id, { state: null, before: null, limit: 1 })).toMatchObject([{ dueAt: resumed }])
  expect((await claim(resumed))?.deliveries).toMatchObject([{ since: resumed }])
})

it('is told as missed what the log dropped before an endpoint came to it', async () => {
  const { tell, webhooks, id, claim, service } = await openClaims(4)
  const today = new Date()
  const tomorrow = new Date(today.getTime() + 24 * HOUR_MS)
  await tell(madeUpChanges(4), today)
  await tell(madeUpChanges(2, ['d', 'e'], 5), tomorrow)
  await service.store.events.turnDays(tomorrow, tomorrow)
  const batch = await claim(tomorrow)
  expect(batch?.missed).toEqual({ from: 1, through: 4 })
  expect(batch?.deliveries.map(({ sequence }) => sequence)).toEqual(['5', '6'])
  expect((await claim(tomorrow))?.missed).toBeNull()
  expect(await webhooks.byId(id)).toMatchObject({ missed: 4, sequence: '6' })
})

it('is sent nothing while it is disabled by the API, and what waits once it is resumed', async () => {
  const { url, tell, id, claim } = await openClaims(4)
  const post = async (path: string) => {
    const answer = await fetch(`${url}/webhooks/${path}`, { method: 'POST', headers: JSON_TYPE, body: '{}' })
    return [answer.status, await answer.json()]
  }
  await tell(madeUpChanges(1))
  expect(await post(`${id}/disable`)).toEqual([200, expect.objectContaining({ disabledReason: 'by hand' })])
  expect(await claim(new Date())).toBeNull()
  expect(await post(`${id}/resume`)).toEqual([200, expect.objectContaining({ disabledAt: null })])
  expect((await claim(new Date()))?.deliveries).toHaveLength(1)
  expect((await post('nobody/disable'))[0]).toBe(404)
})
