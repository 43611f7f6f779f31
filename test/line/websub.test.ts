import { request, type ClientRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openHostileSite, rss, send, sendStatus, type HostileSite } from '../set-up/hostile-site.ts'
import { openHub, type Hub } from '../set-up/hub.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { lines, openPushedLine, STARTS_AT, withHub } from '../set-up/pushed-line.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let hub: Hub
let site: HostileSite
beforeEach(async () => {
  hub = await openHub()
  site = await openHostileSite()
})
afterEach(async () => {
  await hub.close()
  await site.close()
})

const openLine = (settings: Parameters<typeof openPushedLine>[2] = {}) => openPushedLine(hub, site, settings)

describe('a feed that names a hub', () => {
  it('is subscribed to once, and verified by echoing what the hub says', async () => {
    const line = await openLine()
    await line.active()
    await line.poll()
    expect(hub.requests).toHaveLength(1)
    expect(hub.requests[0]).toMatchObject({ mode: 'subscribe', topic: site.at('/feed'), leaseSeconds: 864_000 })
    expect(hub.requests[0]?.secret).toMatch(/^[0-9a-f]{64}$/)
    expect(hub.verified).toEqual([{ status: 200, echoed: true }])
    expect((await line.feed()).push).toBe('active')
  })

  it('confirms nothing that was not asked for', async () => {
    const line = await openLine()
    await line.active()
    const [asked] = hub.requests
    if (!asked) throw new Error('nobody asked')
    expect(await hub.verify(asked, { 'hub.topic': 'https://other.example/feed' })).toEqual({ status: 404, body: '' })
    expect(await hub.verify(asked, { 'hub.mode': 'unsubscribe' })).toEqual({ status: 404, body: '' })
    expect((await hub.verify({ ...asked, callback: `${asked.callback}x` })).status).toBe(404)
  })

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])(
    'takes what is pushed and signed with %s like what is polled',
    async (method) => {
      const line = await openLine()
      await line.active()
      expect(await line.entries()).toBe(3)
      expect(await hub.push(line.pushed(5), { method })).toBe(202)
      await line.queues.drain()
      expect(await line.entries()).toBe(5)
      // The next poll brings the same, and finds nothing new in it.
      line.publish(5)
      await line.poll()
      expect(await line.entries()).toBe(5)
      const entry = await line.store.entries.byUrl(site.at('/story/4'))
      expect(entry).toMatchObject({ title: 'Report 4', disposition: 'pending', round: 1 })
    },
  )

  it.each([
    ['under another secret', { secret: 'guessed' }],
    ['not at all', { signature: '' }],
    ['with a method that is not one', { signature: 'md5=00112233445566778899aabbccddeeff00112233' }],
    ['with too few digits', { signature: `sha256=${'0'.repeat(40)}` }],
  ])('ignores what is signed %s', async (_how, over) => {
    const line = await openLine()
    await line.active()
    expect(await hub.push(line.pushed(9), over)).toBe(403)
    await line.queues.drain()
    expect(await line.entries()).toBe(3)
  })

  it('holds nothing of what comes without its address, nor of many pushes at once', async () => {
    const line = await openLine()
    await line.active()
    const callback = hub.requests[0]?.callback ?? ''
    const opened: ClientRequest[] = []
    const begin = (url: string) => {
      const asked = request(url, { method: 'POST', headers: { 'content-length': '9000000' } })
      opened.push(asked)
      asked.flushHeaders()
      return new Promise<number | undefined>((resolve) => {
        asked.once('response', (response) => resolve(response.statusCode))
        asked.on('error', () => {})
      })
    }
    expect(await begin(`${callback}x`)).toBe(410)
    expect(await Promise.race(Array.from({ length: 9 }, () => begin(callback)))).toBe(503)
    for (const one of opened) one.destroy()
    await vi.waitFor(async () => expect(await hub.push(line.pushed(5))).toBe(202), PATIENCE)
  })

  it('reads what was pushed though the queues were lost', async () => {
    const line = await openLine()
    await line.active()
    await hub.push(line.pushed(5))
    line.queues.wipe()
    await line.sweep()
    expect(await line.entries()).toBe(5)
  })

  it('is polled less often while pushes come, and as before once they stay away', async () => {
    const line = await openLine()
    await line.active()
    line.later(HOUR_MS / 2)
    await line.poll()
    const before = await line.secondsToNextPoll()
    await hub.push(line.pushed(4))
    await line.queues.drain()
    expect(await line.secondsToNextPoll()).toBeGreaterThan(3 * before)
    for (const count of [5, 6]) {
      line.later(HOUR_MS)
      line.publish(count)
      await line.poll()
    }
    expect(await line.entries()).toBe(6)
    line.later(1000)
    await line.poll()
    expect(await line.secondsToNextPoll()).toBeLessThan(2 * before)
    // One push shows no more than that it pushes something: a poll shows that it leaves nothing out.
    line.later(1000)
    await hub.push(line.pushed(7))
    await line.queues.drain()
    line.publish(7)
    await line.poll()
    await line.poll()
    expect(await line.secondsToNextPoll()).toBeGreaterThan(3 * before)
  })

  it('is polled all the same where pushes never cease, and its hub leaves entries out', async () => {
    const line = await openLine()
    await line.active()
    const asked = () => site.requests.filter(({ path }) => path === '/feed').length
    const before = asked()
    let count = 3
    for (let step = 0; step < 72; step += 1) {
      count += 2
      line.publish(count)
      line.later(19 * 60_000)
      await hub.push(withHub(rss(lines(count - 1, count)), hub.url, site.at('/feed')))
      await line.queues.drain()
      await line.sweep()
    }
    expect(asked() - before).toBeGreaterThan(24)
    expect(await line.entries()).toBeGreaterThan(count - 6)
  })

  it('keeps the schedule that it said in whole when it is pushed in parts', async () => {
    const line = await openLine()
    const dated = Array.from({ length: 9 }, (_, at) => ({
      url: `/story/${at}`,
      title: `Report ${at}`,
      date: new Date(STARTS_AT.getTime() - at * HOUR_MS).toUTCString(),
    }))
    const whole = rss(dated).replace('<channel>', '<channel><ttl>45</ttl><skipHours><hour>3</hour></skipHours>')
    site.answer('/feed', send(withHub(whole, hub.url, site.at('/feed')), 'application/rss+xml'))
    await line.active()
    const { said } = await line.feed()
    expect(said).toMatchObject({ ttlSeconds: 2700, skipHours: [3] })
    expect(said.coversSeconds).toBeGreaterThan(6 * 3600)
    expect(await hub.push(line.pushed(1))).toBe(202)
    await line.queues.drain()
    expect((await line.feed()).said).toEqual(said)
  })

  it.each([
    ['empty, which says that it is to be polled', '', 240],
    ['nothing that can be read', '<p>no feed</p>', Infinity],
  ])('is polled as before where a push is %s', async (_what, body, within) => {
    const line = await openLine()
    await line.active()
    for (let time = 0; time < 2; time += 1) {
      line.later(HOUR_MS / 2)
      await line.poll()
    }
    const before = await line.secondsToNextPoll()
    expect(before).toBeGreaterThan(240)
    line.later(100_000)
    expect(await hub.push(body)).toBe(202)
    await line.queues.drain()
    expect(await line.secondsToNextPoll()).toBeCloseTo(Math.min(before - 100, within - 40), 0)
    expect(await line.store.pushes.subscription('feed')).toMatchObject({ pushedAt: null, missed: 0 })
    await line.poll()
    expect(await line.secondsToNextPoll()).toBeLessThan(2 * before)
  })

  it('is renewed before its lease ends, under the same address and secret', async () => {
    const line = await openLine()
    hub.giveLease(2 * 86_400)
    await line.active()
    await hub.push(line.pushed(4))
    await line.queues.drain()
    line.later(DAY_MS)
    await line.poll()
    expect(hub.requests).toHaveLength(1)
    line.later(DAY_MS / 2)
    await line.poll()
    expect(hub.requests).toHaveLength(2)
    expect(hub.requests[1]).toEqual(hub.requests[0])
    await vi.waitFor(() => expect(hub.verified).toHaveLength(2), PATIENCE)
    expect((await line.feed()).push).toBe('active')
  })

  it('is polled on where the hub fails, which is asked again later', async () => {
    const line = await openLine()
    hub.refuse(500)
    await line.poll()
    line.publish(4)
    await line.poll()
    expect(hub.requests).toHaveLength(1)
    expect(await line.entries()).toBe(4)
    expect(await line.feed()).toMatchObject({ state: 'healthy', push: 'failed' })
    line.later(HOUR_MS)
    await line.poll()
    expect(hub.requests).toHaveLength(2)
  })

  it('is pushed where the hub verifies, and then answers that it failed', async () => {
    const line = await openLine()
    hub.refuseLate(500)
    await line.poll()
    expect(hub.verified).toEqual([{ status: 200, echoed: true }])
    expect(await line.feed()).toMatchObject({ push: 'active' })
  })

  it('is no failure of the hub where others come first there', async () => {
    const line = await openLine({ hubIntervalMs: HOUR_MS })
    await line.active()
    site.answer('/other', send(withHub(rss(lines(0, 3)), hub.url, site.at('/other')), 'application/rss+xml'))
    await line.store.feeds.add(
      { id: 'other', url: site.at('/other'), outlet: '127.0.0.1', intervalSeconds: 900 },
      STARTS_AT,
    )
    for (let polls = 0; polls < 2; polls += 1) {
      await line.poll()
      expect(await line.store.pushes.subscription('other')).toMatchObject({ state: 'asked', tries: 0, reason: null })
    }
    line.later(HOUR_MS + 1000)
    await line.poll()
    await vi.waitFor(
      async () => expect((await line.store.pushes.subscription('other'))?.state).toBe('active'),
      PATIENCE,
    )
  })

  it('is polled in time to renew a short lease', async () => {
    const line = await openLine()
    hub.giveLease(100)
    await line.active()
    await vi.waitFor(async () => expect(await line.secondsToNextPoll()).toBeLessThanOrEqual(70), PATIENCE)
  })

  it('is polled on where the hub says no', async () => {
    const line = await openLine()
    await line.active()
    const [asked] = hub.requests
    if (!asked) throw new Error('nobody asked')
    await hub.verify(asked, { 'hub.mode': 'denied', 'hub.reason': 'not for you' })
    expect(await line.store.pushes.subscription('feed')).toMatchObject({ state: 'denied', reason: 'not for you' })
  })

  it('is subscribed to though it answers that nothing changed, once others can reach the console', async () => {
    const line = await openLine({ isReached: false })
    const document = withHub(rss(lines(0, 3)), hub.url, site.at('/feed'))
    site.answer('/feed', (response, { headers }) =>
      headers['if-none-match'] ? response.writeHead(304).end() : response.writeHead(200, { etag: '"1"' }).end(document),
    )
    await line.poll()
    await line.poll()
    expect(hub.requests).toHaveLength(0)
    line.reach()
    await line.active()
    expect(hub.requests).toMatchObject([{ topic: site.at('/feed') }])
  })

  it('is pushed no more once it is gone, and what was pushed before is not read then', async () => {
    const line = await openLine()
    await line.active()
    site.answer('/feed', sendStatus(410))
    for (const ms of [HOUR_MS, HOUR_MS]) {
      line.later(ms)
      await line.poll()
    }
    expect(await line.feed()).toMatchObject({ state: 'gone', push: null })
    expect(hub.requests.at(-1)).toMatchObject({ mode: 'unsubscribe', topic: site.at('/feed') })
    const verified = { status: 200, echoed: true }
    await vi.waitFor(() => expect(hub.verified).toEqual([verified, verified]), PATIENCE)
    expect(await hub.push(line.pushed(9))).toBe(410)
    const bytes = Buffer.from(line.pushed(9))
    await line.store.pushes.receive({ id: 'waiting', feedId: 'feed', contentType: null, bytes }, 20, STARTS_AT)
    await line.sweep()
    expect(await line.entries()).toBe(3)
    expect(await line.store.pushes.read('waiting')).toBeNull()
  })

  it('is pushed on though some of what was pushed is in quarantine', async () => {
    const line = await openLine()
    await line.active()
    const { store } = line
    for (let at = 0; at < 20; at += 1) {
      const id = `held${at}`
      await store.pushes.receive({ id, feedId: 'feed', contentType: null, bytes: new Uint8Array() }, 20, STARTS_AT)
      const held = { stage: 'poll-feed', key: `feed-push-${id}`, event: { feedId: 'feed', slot: 0, pushId: id } }
      if (at > 0) await store.quarantine.hold({ ...held, reason: 'broken' }, STARTS_AT)
    }
    expect(await hub.push(line.pushed(5))).toBe(202)
  })

  it('is pushed no more once it names no hub, or is not subscribed to', async () => {
    const line = await openLine()
    await line.active()
    site.answer('/feed', send(rss(lines(0, 3)), 'application/rss+xml'))
    await line.poll()
    expect(hub.requests.map(({ mode }) => mode)).toEqual(['subscribe', 'unsubscribe'])
    expect(await hub.push(line.pushed(9))).toBe(410)
  })
})
