import { randomUUID } from 'node:crypto'
import { openStore, STANDINGS, type HostAnswer, type HostLimit, type Rank, type Store } from '@copydesk/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const LEASE_MS = 90_000
const PAUSE_MS = 30_000

let store: Store
beforeAll(async () => {
  store = await openStore(await freshDatabase())
})
afterAll(() => store.close())

/** One host, asked by hand. */
function openHost(limit: HostLimit) {
  const host = `${randomUUID()}.example`
  const { hosts } = store
  const ask = (holder: string, at: number, rank: Rank = 'page') => {
    const job = rank === 'feed' ? { feedId: holder } : { entryId: holder, round: 1 }
    const request = {
      host,
      limit,
      holder,
      rank,
      job,
      claim: 'leave' as const,
      delayMs: null,
      spares: STANDINGS,
      leaseMs: LEASE_MS,
    }
    return hosts.takeTurn({ ...request, lease: holder }, new Date(STARTS_AT + at))
  }
  const end = (holder: string, begunAt: number, at: number, answer: HostAnswer, holdMs: number | null = null) => {
    const ended = {
      lease: holder,
      begunAt: STARTS_AT + begunAt,
      tookMs: at - begunAt,
      answer,
      holdMs,
      pauseMs: PAUSE_MS,
    }
    return hosts.end(host, limit, ended, new Date(STARTS_AT + at))
  }
  /** Begins, and answers after 100 ms. */
  const serve = async (holder: string, at: number, rank?: Rank) => {
    expect(await ask(holder, at, rank)).toMatchObject({ type: 'begun', at: STARTS_AT + at })
    return end(holder, at, at + 100, 'served')
  }
  /** In ms since the start. */
  const slotOf = async (holder: string, at: number, rank?: Rank) => {
    const turn = await ask(holder, at, rank)
    return turn.type === 'wait' ? turn.slot - STARTS_AT : null
  }
  const line = async () => (await hosts.line(host)).map(({ holder, slot }) => [holder, slot - STARTS_AT])
  return { host, hosts, ask, end, serve, slotOf, line }
}

describe('the line at a host', () => {
  const limit = { intervalMs: 1000, atOnce: 2 }

  it('gives each a slot of its own, a little more than the interval apart, and none is put off again', async () => {
    const { serve, slotOf } = openHost(limit)
    await serve('first', 0)
    const slots: number[] = []
    for (let worker = 0; worker < 50; worker += 1) slots.push((await slotOf(`w${worker}`, 200)) ?? 0)
    expect(slots).toEqual(Array.from({ length: 50 }, (_, at) => 1000 + at * 1050))
    for (const [worker, slot] of slots.entries()) await serve(`w${worker}`, slot)
  })

  it('lets one that missed its slot go before those whose slots are still to come', async () => {
    const { serve, slotOf, line } = openHost(limit)
    await serve('first', 0)
    for (const holder of ['a', 'b', 'c', 'd']) await slotOf(holder, 200)
    expect(await line()).toEqual([
      ['a', 1000],
      ['b', 2050],
      ['c', 3100],
      ['d', 4150],
    ])
    // "a" is late, and "b" does not wait for it.
    await serve('b', 2050)
    expect(await slotOf('a', 2100)).toBe(3050)
    await serve('a', 3050)
    // The others move by what is needed, and the slack takes that back.
    expect(await slotOf('c', 3100)).toBe(4050)
    await serve('c', 4050)
    expect(await slotOf('new', 4160)).toBeGreaterThan((await slotOf('d', 4160)) ?? 0)
  })

  it('lets one that is late begin at once where nobody has begun within the interval', async () => {
    const { serve, slotOf } = openHost(limit)
    await serve('first', 0)
    for (const holder of ['a', 'b']) await slotOf(holder, 200)
    await serve('a', 1700)
    expect(await slotOf('b', 2050)).toBe(2700)
    await serve('b', 2700)
  })

  it('moves up when the host is quick again, instead of keeping the slots of its slow hours', async () => {
    const { serve, slotOf, ask, end, line } = openHost(limit)
    let now = 0
    // Refused until it is asked only once a minute.
    for (let refusals = 0; refusals < 6; refusals += 1) {
      now += 4_000_000
      await ask('refused', now)
      await end('refused', now, now + 100, 'slowed')
    }
    now += 4_000_000
    await serve('probe', now)
    for (let worker = 0; worker < 100; worker += 1) await slotOf(`w${worker}`, now + 200)
    const slots = (await line()).map(([, slot]) => Number(slot) - now)
    expect(slots.at(-1)).toBeGreaterThan(6_000_000)
    // Each that ends lets the next come sooner, and sooner each time.
    const waits: number[] = []
    for (let worker = 0; worker < 100; worker += 1) {
      const slot = Number((await line())[0]?.[1])
      waits.push(slot - now)
      now = slot
      await serve(`w${worker}`, now)
    }
    expect(waits.at(0)).toBeGreaterThan(60_000)
    expect(waits.at(-1)).toBeLessThan(20_000)
    expect(now).toBeLessThan(4_000_000 * 7 + 0.7 * 6_000_000)
  })

  it('moves up also behind one that will never come', async () => {
    const { ask, end, slotOf, line } = openHost({ intervalMs: 1000, atOnce: 1 })
    await ask('first', 0)
    for (const holder of ['lost', 'a', 'b']) await slotOf(holder, 20_000)
    await end('first', 0, 21_000, 'served')
    expect((await line())[0]).toEqual(['lost', 21_000])
    expect(await ask('new', 30_000)).toMatchObject({ type: 'begun' })
    await end('new', 30_000, 30_100, 'served')
    expect((await line()).map(([holder, slot]) => [holder, slot])).toEqual([
      ['lost', 21_000],
      ['a', 31_000],
      ['b', expect.any(Number)],
    ])
  })

  it('lets a feed go before all pages, but not two in a row while a page waits', async () => {
    const { serve, slotOf, line } = openHost(limit)
    await serve('first', 0)
    for (const holder of ['a', 'b', 'c']) await slotOf(holder, 200)
    expect(await slotOf('feed', 300, 'feed')).toBe(1000)
    expect(await slotOf('other feed', 300, 'feed')).toBe(2050)
    expect((await line()).map(([holder]) => holder)).toEqual(['feed', 'other feed', 'a', 'b', 'c'])
    // Both come; the page gives way to the feed, and then the second feed to the page.
    expect(await slotOf('a', 1000)).toBe(2050)
    await serve('feed', 1000, 'feed')
    expect(await slotOf('other feed', 2050, 'feed')).toBe(3100)
    await serve('a', 2050)
    // With room for feeds between pages, now that there was one.
    expect(await slotOf('b', 3100)).toBe(4360)
    await serve('other feed', 3100, 'feed')
  })

  it('takes the turn from those who could go and only wait, so that what they wait for goes on', async () => {
    const { host, hosts, serve, ask, slotOf } = openHost(limit)
    await serve('first', 0)
    const waits = (holder: string, at: number) => {
      const request = {
        host,
        limit,
        holder,
        rank: 'page' as const,
        job: null,
        delayMs: null,
        lease: holder,
        spares: STANDINGS,
      }
      return hosts.takeTurn({ ...request, claim: 'wait', leaseMs: LEASE_MS }, new Date(STARTS_AT + at))
    }
    await waits('a', 200)
    await serve('hop', 1000, 'hop')
    // The page gave way to the redirect, and then only waits on.
    await waits('a', 1100)
    expect(await slotOf('next hop', 2000, 'hop')).toBe(3050)
    await waits('a', 2050)
    expect(await ask('next hop', 3050, 'hop')).toMatchObject({ type: 'begun' })
  })

  it('never lets pages starve, though feeds and redirects come without end', async () => {
    const { host, hosts, end } = openHost(limit)
    const begun: Record<Rank, number> = { hop: 0, feed: 0, page: 0 }
    const due = new Map<string, { rank: Rank; at: number }>()
    for (let page = 0; page < 40; page += 1) due.set(`page ${page}`, { rank: 'page', at: 0 })
    let others = 0
    for (let now = 0; now < 60_000; now += 50) {
      // More than the host takes, of each kind.
      if (now % 600 === 0) due.set(`feed ${others++}`, { rank: 'feed', at: now })
      if (now % 700 === 0) due.set(`hop ${others++}`, { rank: 'hop', at: now })
      for (const [holder, { rank, at }] of due) {
        if (at > now) continue
        const request = {
          host,
          limit,
          holder,
          rank,
          job: null,
          claim: 'leave' as const,
          spares: STANDINGS,
          delayMs: null,
          leaseMs: LEASE_MS,
        }
        const turn = await hosts.takeTurn({ ...request, lease: holder }, new Date(STARTS_AT + now))
        if (turn.type === 'wait') due.set(holder, { rank, at: turn.slot - STARTS_AT })
        else {
          begun[rank] += 1
          due.delete(holder)
          await end(holder, now, now + 10, 'served')
        }
      }
    }
    // Each rank has a share of the sixty moments there were.
    expect(Math.min(...Object.values(begun))).toBeGreaterThan(12)
  })

  it('waits out a pause the host asked for, not all at once after it, and never for longer than an hour', async () => {
    const { ask, end, slotOf, host, hosts } = openHost({ intervalMs: 100, atOnce: 1 })
    await ask('first', 0)
    await end('first', 0, 5000, 'slowed', 60_000)
    const slots: (number | null)[] = []
    for (let worker = 0; worker < 4; worker += 1) slots.push(await slotOf(`w${worker}`, 5000 + worker))
    expect(slots).toEqual([65_000, 66_000, 67_000, 68_000])
    expect(await hosts.pace(host)).toMatchObject({ slowdown: 2, underWay: {}, answerMs: 1000, refusals: 1 })
    await ask('w0', 65_000)
    await end('w0', 65_000, 65_100, 'slowed', 604_800_000)
    expect(await slotOf('w1', 66_000)).toBe(65_100 + 3_600_000)
  })

  it('goes by the clock of the database where none is given', async () => {
    const { host, hosts } = openHost(limit)
    const request = {
      host,
      limit,
      holder: 'x',
      rank: 'page' as const,
      job: null,
      claim: 'leave' as const,
      delayMs: null,
      spares: STANDINGS,
    }
    const before = Date.now()
    const turn = await hosts.takeTurn({ ...request, lease: 'x', leaseMs: LEASE_MS }, null)
    expect(turn.type).toBe('begun')
    // The servers of the tests are on this machine.
    expect(turn.at).toBeGreaterThanOrEqual(before - 1)
    expect(turn.at).toBeLessThanOrEqual(Date.now() + 1)
    expect(await hosts.takeTurn({ ...request, holder: 'y', lease: 'y', leaseMs: LEASE_MS }, null)).toMatchObject({
      type: 'wait',
    })
  })

  it('is forgotten when nobody has come for long, some hosts at a time', async () => {
    const [quiet, awaited] = [openHost(limit), openHost(limit)]
    await quiet.serve('x', 0)
    await awaited.serve('x', 0)
    await awaited.slotOf('late', 200)
    const { hosts } = quiet
    await hosts.forget(new Date(STARTS_AT - 1), 100)
    expect(await hosts.pace(quiet.host)).not.toBeNull()
    await hosts.forget(new Date(STARTS_AT + 500), 10_000)
    expect(await hosts.pace(quiet.host)).toBeNull()
    expect(await hosts.pace(awaited.host)).not.toBeNull()
    await hosts.forgetTurns(new Date(STARTS_AT + 1000), 10_000)
    expect(await awaited.line()).toHaveLength(1)
    await hosts.forgetTurns(new Date(STARTS_AT + 1001), 10_000)
    await hosts.forget(new Date(STARTS_AT + 86_400_000), 10_000)
    expect(await hosts.pace(awaited.host)).toBeNull()
  })
})
