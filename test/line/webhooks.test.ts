import { deliverEventsService } from '@copydesk/deliver-events'
import { Webhook } from 'standardwebhooks'
import { expect, it, onTestFinished, vi } from 'vitest'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { openReceiver, type Answering } from '../set-up/webhook-receiver.ts'

const HOUR_MS = 3_600_000
const counting = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, at) => from + at)
const sorted = (places: number[]) => places.toSorted((a, b) => a - b)

/** A log whose webhooks are sent, on a clock that the test moves; one endpoint is subscribed by the API. */
async function openWebhooks(answering?: Answering, asked: Record<string, unknown> = {}, others: string[] = []) {
  // Of everybody: receivers know old signatures by their time.
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const receiver = await openReceiver(answering)
  const desk = await openEventDesk({ allowHosts: [receiver.host, ...others], tickMs: 20 })
  const post = (path: string, body: unknown) =>
    fetch(`${desk.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const added = await post('/webhooks', { url: receiver.url, ...asked })
  expect(added.status).toBe(201)
  const { id, secret } = (await added.json()) as { id: string; secret: string }
  receiver.state.secret = secret
  const start = async () => {
    const running = await deliverEventsService.run(desk.service)
    onTestFinished(() => running.close())
    return running
  }
  const pass = (ms: number) => void vi.setSystemTime(Date.now() + ms)
  const shown = async () => (await (await fetch(`${desk.url}/webhooks/${id}`)).json()) as Record<string, unknown>
  const deliveries = async () =>
    (await (await fetch(`${desk.url}/webhooks/${id}/deliveries`)).json()) as { deliveries: Delivery[] }
  /** Waits until an event was tried so often, and what came of that is written: what is done at a time is due by that time. */
  const tried = (sequence: number, times: number) =>
    vi.waitFor(async () => {
      const told = (await deliveries()).deliveries.find((one) => one.sequence === String(sequence))
      expect(told?.attempts).toHaveLength(times)
    }, PATIENCE)
  return { ...desk, receiver, id, secret, post, start, pass, shown, deliveries, tried }
}

type Delivery = { sequence: string; state: string; attempts: { said: string }[] }

it('sends every event, signed so that Standard Webhooks knows it, in the order of each subject', async () => {
  const { receiver, tell, start, secret, deliveries } = await openWebhooks()
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  await start()
  await tell(madeUpChanges(60))
  await vi.waitFor(() => expect(receiver.taken()).toHaveLength(60), PATIENCE)
  expect(receiver.state.refused).toBe(0)
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(60)
  for (const subject of ['a', 'b', 'c']) {
    const own = receiver.received.filter(({ event }) => event.subject === subject)
    const places = own.map(({ event }) => Number(event.sequence))
    expect(places).toEqual(sorted(places))
  }
  const [one] = receiver.received
  expect(one?.headers['content-type']).toContain('application/cloudevents+json')
  expect(one?.event).toMatchObject({ specversion: '1.0', id: one?.id, type: 'copydesk.story.merged' })
  await vi.waitFor(async () => {
    const told = (await deliveries()).deliveries
    expect(told.map(({ state, attempts }) => `${state} ${attempts[0]?.said}`)).toEqual(
      Array(60).fill('delivered HTTP 204'),
    )
  }, PATIENCE)
})

it('sends only the types asked for, and nothing from before the subscription', async () => {
  const late = await openReceiver()
  const types = ['copydesk.article.*']
  const { receiver, tell, start, post, service } = await openWebhooks(undefined, { types }, [late.host])
  await start()
  const article = { type: 'copydesk.article.withdrawn' as const, subject: 'x', data: { articleId: 'x' } }
  await tell([...madeUpChanges(5), { key: 'one', ...article }, ...madeUpChanges(5, ['b'], 6)])
  await vi.waitFor(() => expect(receiver.taken()).toEqual([6]), PATIENCE)
  await post('/webhooks', { url: late.url })
  expect((await service.store.webhooks.list()).map(({ sequence }) => sequence)).toEqual(['11', '11'])
})

it('tries again by the same id, and keeps what comes after it of the same subject back until then', async () => {
  const answering: Answering = (event, times) => (event.sequence === '1' && times < 3 ? { status: 500 } : undefined)
  const { receiver, tell, start, pass, tried } = await openWebhooks(answering)
  await tell(madeUpChanges(6, ['a', 'b']))
  await start()
  await vi.waitFor(() => expect(receiver.taken()).toEqual([2, 4, 6]), PATIENCE)
  await tried(1, 1)
  pass(5000)
  await vi.waitFor(
    () => expect(receiver.received.filter(({ event }) => event.sequence === '1')).toHaveLength(2),
    PATIENCE,
  )
  expect(receiver.taken()).toEqual([2, 4, 6])
  await tried(1, 2)
  pass(20_000)
  await vi.waitFor(() => expect(receiver.taken()).toEqual([2, 4, 6, 1, 3, 5]), PATIENCE)
  const tries = receiver.received.filter(({ event }) => event.sequence === '1')
  expect(new Set(tries.map(({ id, body }) => id + body)).size).toBe(1)
})

it('keeps to Retry-After, and sends nothing else there meanwhile', async () => {
  let isSlowed = true
  const answering: Answering = () => (isSlowed ? { status: 429, headers: { 'retry-after': '3600' } } : undefined)
  const { receiver, tell, start, pass, shown } = await openWebhooks(answering, { atOnce: 1 })
  await start()
  await tell(madeUpChanges(3))
  await vi.waitFor(async () => expect((await shown())['heldUntil']).not.toBeNull(), PATIENCE)
  isSlowed = false
  pass(HOUR_MS - 60_000)
  await tell(madeUpChanges(1, ['d'], 4))
  expect(receiver.received).toHaveLength(1)
  pass(60_000)
  await vi.waitFor(() => expect(sorted(receiver.taken())).toEqual([1, 2, 3, 4]), PATIENCE)
})

it('sends no more to who answers 410, until it is resumed', async () => {
  let isGone = true
  const { receiver, tell, start, post, id, shown } = await openWebhooks(() => (isGone ? { status: 410 } : undefined), {
    atOnce: 1,
  })
  await start()
  await tell(madeUpChanges(3))
  await vi.waitFor(async () => expect((await shown())['disabledReason']).toBe('HTTP 410'), PATIENCE)
  await tell(madeUpChanges(3, ['a'], 4))
  expect(receiver.received).toHaveLength(1)
  isGone = false
  expect((await post(`/webhooks/${id}/resume`, {})).status).toBe(200)
  await vi.waitFor(() => expect(sorted(receiver.taken())).toEqual(counting(1, 6)), PATIENCE)
})

it('keeps dead letters after three days, and sends one, a range or all of them again', async () => {
  let isDown = true
  const { receiver, tell, start, pass, post, id, shown } = await openWebhooks(() =>
    isDown ? { status: 500 } : undefined,
  )
  await tell(madeUpChanges(4, ['a', 'b', 'c', 'd']))
  await start()
  await vi.waitFor(async () => {
    pass(24 * HOUR_MS)
    expect((await shown())['dead']).toBe(4)
  }, PATIENCE)
  isDown = false
  pass(HOUR_MS)
  const redelivered = async (asked: unknown) => (await post(`/webhooks/${id}/redeliver`, asked)).json()
  receiver.received.length = 0
  expect(await redelivered({ from: 2, through: 2 })).toEqual({ redelivered: 1 })
  await vi.waitFor(() => expect(receiver.taken()).toEqual([2]), PATIENCE)
  expect(await redelivered({})).toEqual({ redelivered: 3 })
  await vi.waitFor(() => expect(sorted(receiver.taken())).toEqual([1, 2, 3, 4]), PATIENCE)
  expect(await redelivered({ from: 1, through: 3 })).toEqual({ redelivered: 3 })
  await vi.waitFor(() => expect(receiver.taken()).toHaveLength(7), PATIENCE)
  expect(await shown()).toMatchObject({ dead: 0 })
})

it('signs with both secrets after a rotation, and with the new one alone once the time of grace is over', async () => {
  const { receiver, tell, start, pass, post, id, shown } = await openWebhooks()
  await start()
  const rotated = await post(`/webhooks/${id}/rotate`, { graceHours: 1 })
  const { secret } = (await rotated.json()) as { secret: string }
  // The receiver still has the former one, and takes the new one later.
  await tell(madeUpChanges(1))
  await vi.waitFor(() => expect(receiver.taken()).toEqual([1]), PATIENCE)
  receiver.state.secret = secret
  await tell(madeUpChanges(1, ['a'], 2))
  await vi.waitFor(() => expect(receiver.taken()).toEqual([1, 2]), PATIENCE)
  expect(receiver.received.map(({ headers }) => String(headers['webhook-signature']).split(' ').length)).toEqual([2, 2])
  expect(receiver.state.refused).toBe(0)
  // What is not settled when its lease ends would be sent again.
  await vi.waitFor(async () => expect(await shown()).toMatchObject({ waiting: 0 }), PATIENCE)
  pass(HOUR_MS + 1000)
  await tell(madeUpChanges(1, ['a'], 3))
  await vi.waitFor(() => expect(receiver.taken()).toEqual([1, 2, 3]), PATIENCE)
  expect(String(receiver.received.at(-1)?.headers['webhook-signature']).split(' ')).toHaveLength(1)
})

it('goes on signing with each secret for the time it was given, however often it is turned meanwhile', async () => {
  const { receiver, tell, start, pass, post, id, shown, secret: first } = await openWebhooks()
  await start()
  const rotate = async (graceHours: number) => {
    const answer = await post(`/webhooks/${id}/rotate`, { graceHours })
    return { status: answer.status, ...((await answer.json()) as { secret: string; detail?: string }) }
  }
  const second = await rotate(3)
  const third = await rotate(1)
  const signedFor = async (place: number) => {
    await tell(madeUpChanges(1, ['a'], place))
    await vi.waitFor(() => expect(receiver.taken()).toHaveLength(place), PATIENCE)
    // What is not settled when its lease ends would be sent again.
    await vi.waitFor(async () => expect(await shown()).toMatchObject({ waiting: 0 }), PATIENCE)
    const { event, headers } = receiver.received.at(-1) ?? {}
    return [first, second.secret, third.secret].map((own) => {
      try {
        new Webhook(own).verify(JSON.stringify(event), headers as Record<string, string>)
        return true
      } catch {
        return false
      }
    })
  }
  expect(await signedFor(1)).toEqual([true, true, true])
  pass(HOUR_MS + 1000)
  receiver.state.secret = third.secret
  expect(await signedFor(2)).toEqual([true, false, true])
  pass(2 * HOUR_MS)
  expect(await signedFor(3)).toEqual([false, false, true])
  // Each is a signature in every request: there is an end to it, which is said.
  for (let turn = 0; turn < 9; turn += 1) expect((await rotate(1)).status).toBe(200)
  expect(await rotate(1)).toMatchObject({ status: 409, detail: expect.stringContaining('wait until one of them ends') })
  pass(HOUR_MS + 1000)
  expect((await rotate(0)).status).toBe(200)
})

it('is told in numbers: attempts by what came of them, what waits, since when, and what was given up', async () => {
  const { receiver, tell, start, pass, service } = await openWebhooks(() => ({ status: 500 }))
  const state = () => service.store.deliveries.state(service.now())
  const attempts = async () =>
    Array.from(
      (await service.metrics.own()).matchAll(/copydesk_delivery_attempts_total\{outcome="(\w+)"\} (\d+)/g),
      ([, outcome, n]) => `${outcome} ${n}`,
    )
  expect(await attempts()).toEqual(['delivered 0', 'again 0', 'dead 0', 'disable 0'])
  expect(await state()).toMatchObject({ webhooks: { working: 1, held: 0, disabled: 0 }, oldest: null, lag: 0 })
  const since = service.now().getTime()
  await tell(madeUpChanges(2, ['a', 'a']))
  await start()
  await vi.waitFor(
    async () => expect(await state()).toMatchObject({ deliveries: { retrying: 1, waiting: 1, dead: 0 } }),
    PATIENCE,
  )
  expect((await state()).oldest?.getTime()).toBeGreaterThanOrEqual(since)
  expect(await attempts()).toContain('again 1')
  pass(3 * 24 * HOUR_MS)
  await vi.waitFor(async () => expect((await state()).deliveries.dead).toBeGreaterThan(0), PATIENCE)
  expect(await attempts()).toEqual(expect.arrayContaining([expect.stringMatching(/^dead [12]$/)]))
  receiver.state.answering = () => ({ status: 410 })
  await tell(madeUpChanges(1, ['b'], 3))
  // What was under way may fail yet, and hold the endpoint for a while more.
  await vi.waitFor(async () => {
    pass(HOUR_MS)
    expect((await state()).webhooks).toEqual({ working: 0, held: 0, disabled: 1 })
  }, PATIENCE)
  // What waits there waits for whoever resumes it.
  expect((await state()).oldest).toBeNull()
})

it('has no more under way at an endpoint than it asks for, whoever sends', async () => {
  // The first answers come when there are two of them, all others a little late.
  const many = Promise.withResolvers<void>()
  const slow = async () => {
    if (receiver.state.underWay > 1) many.resolve()
    await many.promise
    await new Promise<void>((resolve) => void setTimeout(resolve, 30))
    return undefined
  }
  const { receiver, tell, start } = await openWebhooks(() => slow(), { atOnce: 3 })
  await Promise.all([start(), start()])
  const subjects = counting(1, 40).map(String)
  await tell(madeUpChanges(40, subjects))
  await vi.waitFor(() => expect(receiver.taken()).toHaveLength(40), PATIENCE)
  expect(new Set(receiver.taken()).size).toBe(40)
  expect(receiver.state.mostAtOnce).toBeGreaterThan(1)
  expect(receiver.state.mostAtOnce).toBeLessThanOrEqual(3)
})

it('never sends to an address that is not public, nor follows where one leads', async () => {
  const inner = await openReceiver()
  const leads: Answering = () => ({ status: 307, headers: { location: inner.url } })
  const { tell, start, post, deliveries, service } = await openWebhooks(leads, {}, [inner.host])
  for (const url of ['http://10.0.0.1/', 'http://localhost/', 'ftp://a.example/', 'http://me:pw@a.example/', 7])
    expect((await post('/webhooks', { url })).status).toBe(400)
  // What the store holds is not trusted either.
  const { id } = await service.store.webhooks.add(
    { url: 'http://10.0.0.1/', types: null, chosen: {}, atOnce: 1 },
    new Date(),
  )
  await tell(madeUpChanges(1))
  await start()
  await vi.waitFor(async () => {
    const [told] = (await deliveries()).deliveries
    expect(told?.attempts[0]?.said).toContain('a redirect')
    const [refused] = await service.store.deliveries.list(id, { state: null, before: null, limit: 1 })
    expect(refused?.attempts[0]?.said).toContain('10.0.0.1')
  }, PATIENCE)
  expect(inner.received).toEqual([])
})

it('sends again, by the same id, what a killed process had under way', async () => {
  const { receiver, tell, start, pass, id, shown, service } = await openWebhooks()
  await tell(madeUpChanges(2, ['a']))
  const claimed = await service.store.deliveries.claim(id, new Date(), 60_000, '/copydesk/local', 'http://localhost')
  expect(claimed?.deliveries.map(({ sequence }) => sequence)).toEqual(['1'])
  await start()
  await tell(madeUpChanges(1, ['b'], 3))
  await vi.waitFor(() => expect(receiver.taken()).toEqual([3]), PATIENCE)
  // What is not settled when its lease ends would be sent again.
  await vi.waitFor(async () => expect(await shown()).toMatchObject({ waiting: 2 }), PATIENCE)
  pass(60_000)
  await vi.waitFor(() => expect(receiver.taken()).toEqual([3, 1, 2]), PATIENCE)
  expect(receiver.received[1]?.id).toBe(claimed?.deliveries[0]?.event?.id)
})

it('takes any 2xx as received', async () => {
  const { receiver, tell, start, deliveries } = await openWebhooks(() => ({ status: 206 }))
  await start()
  await tell(madeUpChanges(1))
  await vi.waitFor(
    async () => expect((await deliveries()).deliveries).toMatchObject([{ state: 'delivered' }]),
    PATIENCE,
  )
  expect(receiver.received).toHaveLength(1)
})
