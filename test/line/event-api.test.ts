import { expect, it } from 'vitest'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'

const DAY_MS = 86_400_000
const NOW = new Date()
const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

type Answer = { events: { sequence: string }[]; next: string }

it('gives the log a page at a time, each with the cursor of the next', async () => {
  const { url, tell } = await openEventDesk()
  await tell(madeUpChanges(7))
  const seen: string[] = []
  for (let cursor = '0', more = true; more;) {
    const page = (await (await fetch(`${url}/events?after=${cursor}&limit=3`)).json()) as Answer
    seen.push(...page.events.map(({ sequence }) => sequence))
    more = page.events.length > 0
    cursor = page.next
  }
  expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect((await fetch(`${url}/events?after=x`)).status).toBe(400)
})

it('says Gone to a cursor beyond the end of the log: it would be given the wrong events once others have their places', async () => {
  const { url, tell } = await openEventDesk()
  await tell(madeUpChanges(4))
  for (const accept of ['application/json', 'text/event-stream']) {
    const answer = await fetch(`${url}/events`, { headers: { accept, 'last-event-id': '5' } })
    const said = { status: 410, title: 'Not of this log', cursor: '4', detail: expect.stringContaining('goes up to 4') }
    expect([answer.status, await answer.json()]).toEqual([410, expect.objectContaining(said)])
  }
  expect((await fetch(`${url}/events?after=4`)).status).toBe(200)
})

it('says Gone to a cursor older than the log, with the cursor and the pages to begin again with', async () => {
  const { url, tell, service } = await openEventDesk()
  await tell(madeUpChanges(4), daysOn(0))
  await tell(madeUpChanges(2, ['d'], 5), daysOn(1))
  expect(await service.store.events.turnDays(daysOn(1), daysOn(1))).toBe(1)
  for (const accept of ['application/json', 'text/event-stream']) {
    const answer = await fetch(`${url}/events?after=3`, { headers: { accept } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      410,
      expect.stringContaining('application/problem+json'),
    ])
    const said = { status: 410, cursor: '6', snapshot: ['/articles', '/stories'], follow: '/events?after=6' }
    expect(await answer.json()).toMatchObject(said)
  }
  const kept = (await (await fetch(`${url}/events?after=4`)).json()) as Answer
  expect(kept.events.map(({ sequence }) => sequence)).toEqual(['5', '6'])
  // Who names no cursor gets what there is.
  expect(((await (await fetch(`${url}/events`)).json()) as Answer).events).toEqual(kept.events)
})

it('opens no stream for HEAD, which would have no end', async () => {
  const { url } = await openEventDesk()
  const answer = await fetch(`${url}/events`, { method: 'HEAD', headers: { accept: 'text/event-stream' } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('json')])
})
