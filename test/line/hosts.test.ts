import { randomUUID } from 'node:crypto'
import { openStore, type Claim, type HostAnswer, type Store } from '@copydesk/store'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { intervalOf, modelEnd, modelTurn, newModelHost } from '../set-up/host-model.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const LEASE_MS = 90_000
const PAUSE_MS = 30_000

// Several pools on one database: several processes.
let stores: Store[]
beforeAll(async () => {
  const url = await freshDatabase()
  stores = [await openStore(url)]
  stores.push(await openStore(url), await openStore(url))
})
afterAll(() => Promise.all(stores.map((store) => store.close())))

const storeOf = (worker: number) => stores[worker % stores.length]!

type Step =
  | { type: 'ask'; claim: Claim; delayMs: number | null }
  | { type: 'end'; which: number; answer: HostAnswer; heldMs: number | null }
  /** A worker is killed: nobody says that its request ended. */
  | { type: 'kill'; which: number }
  | { type: 'pass'; ms: number }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('ask' as const),
        claim: fc.constantFrom<Claim>('new', 'new', 'slot', 'hop', 'later'),
        delayMs: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 8 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('end' as const),
        which: fc.nat(),
        answer: fc.constantFrom<HostAnswer>('served', 'served', 'slowed', 'silent', 'neutral'),
        heldMs: fc.option(fc.integer({ min: 0, max: 20_000 }), { freq: 8 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), which: fc.nat() }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 8000 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.constant(LEASE_MS) }) },
  ),
  { minLength: 5, maxLength: 40 },
)
const limits = fc.record({ intervalMs: fc.integer({ min: 0, max: 3000 }), atOnce: fc.integer({ min: 1, max: 3 }) })

describe('the timetable of a host', () => {
  it('is kept by the store as its rules say, step by step, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(steps, limits, async (taken, limit) => {
        const host = `${randomUUID()}.example`
        const model = newModelHost()
        const running: { lease: string; begunAt: number }[] = []
        const begun: number[] = []
        let now = STARTS_AT
        let asked = false
        for (const [at, step] of taken.entries()) {
          const { hosts } = storeOf(at)
          if (step.type === 'pass') now += step.ms
          if (step.type === 'kill' && running.length > 0) running.splice(step.which % running.length, 1)
          if (step.type === 'end' && running.length > 0) {
            const [{ lease, begunAt } = { lease: '', begunAt: 0 }] = running.splice(step.which % running.length, 1)
            const heldUntil = step.heldMs === null ? null : now + step.heldMs
            const ended = { lease, answer: step.answer, pauseMs: PAUSE_MS }
            modelEnd(model, { ...ended, begunAt, heldUntil }, now)
            await hosts.end(
              {
                host,
                ...ended,
                begunAt: new Date(begunAt),
                heldUntil: heldUntil === null ? null : new Date(heldUntil),
              },
              new Date(now),
            )
          }
          if (step.type !== 'ask') continue
          // Only somebody who asks already makes others ask for later.
          const claim = asked ? step.claim : 'new'
          asked = true
          const request = { limit, delayMs: step.delayMs, claim, lease: randomUUID(), leaseMs: LEASE_MS }
          const expected = modelTurn(model, request, now)
          const turn = await hosts.takeTurn({ host, ...request }, new Date(now))
          expect(turn.type === 'begun' ? { begun: true } : { begun: false, slot: turn.slot.getTime() }).toEqual(
            expected,
          )
          if (turn.type === 'wait') expect(turn.slot.getTime()).toBeGreaterThan(now)
          if (turn.type === 'wait') continue
          // What the rules are for, said without them.
          expect(now - (begun.at(-1) ?? -Infinity)).toBeGreaterThanOrEqual(intervalOf(model, limit))
          expect(model.underWay.size).toBeLessThanOrEqual(limit.atOnce)
          expect(now).toBeGreaterThanOrEqual(model.heldUntil)
          begun.push(now)
          running.push({ lease: request.lease, begunAt: now })
        }
      }),
      { seed: 5, numRuns: 300 },
    )
  }, 120_000)
})

/** A crowd of workers, late and early, on several processes' connections, until each has had its request. */
async function crowd(workers: number, latenesses: number[], limit: { intervalMs: number; atOnce: number }) {
  const host = `${randomUUID()}.example`
  const begun: number[] = []
  let due = Array.from({ length: workers }, (_, worker) => ({ worker, at: STARTS_AT, claim: 'new' as Claim }))
  let answers: { lease: string; begunAt: number; endsAt: number; answer: HostAnswer }[] = []
  let now = STARTS_AT
  while (due.length > 0) {
    now = Math.min(...due.map(({ at }) => at), ...answers.map(({ endsAt }) => endsAt))
    const ended = answers.filter(({ endsAt }) => endsAt <= now)
    answers = answers.filter(({ endsAt }) => endsAt > now)
    for (const { lease, begunAt, answer } of ended) {
      const said = { host, lease, begunAt: new Date(begunAt), answer, heldUntil: null, pauseMs: PAUSE_MS }
      await storeOf(0).hosts.end(said, new Date(now))
    }
    const come = due.filter(({ at }) => at <= now)
    due = due.filter(({ at }) => at > now)
    // All who are due at this moment ask at once, each on a connection of its own.
    const turns = await Promise.all(
      come.map(async ({ worker, claim }) => {
        const lease = randomUUID()
        const request = { host, limit, delayMs: null, claim, lease, leaseMs: LEASE_MS }
        return { worker, lease, turn: await storeOf(worker).hosts.takeTurn(request, new Date(now)) }
      }),
    )
    for (const { worker, lease, turn } of turns) {
      const lateness = latenesses[worker % latenesses.length] ?? 0
      if (turn.type === 'wait') {
        due.push({ worker, at: turn.slot.getTime() + lateness, claim: 'slot' })
        continue
      }
      begun.push(now)
      // Every ninth is refused, every eleventh worker is killed before it says how its request ended.
      if (worker % 11 === 10) continue
      answers.push({ lease, begunAt: now, endsAt: now + 200, answer: worker % 9 === 8 ? 'slowed' : 'served' })
    }
  }
  const gaps = begun.slice(1).map((at, before) => at - begun[before]!)
  return { begun, closest: Math.min(...gaps) }
}

describe('many workers at one host', () => {
  it('never begin two requests closer than it allows, late or on time, refused or killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 7 }),
        fc.record({ intervalMs: fc.integer({ min: 1, max: 2000 }), atOnce: fc.integer({ min: 1, max: 4 }) }),
        async (workers, latenesses, limit) => {
          const { begun, closest } = await crowd(workers, latenesses, limit)
          expect(begun).toHaveLength(workers)
          expect(closest).toBeGreaterThanOrEqual(limit.intervalMs)
        },
      ),
      { seed: 6, numRuns: 25 },
    )
  }, 120_000)

  it('are put off once each, to their slot, where they keep it', async () => {
    const limit = { intervalMs: 1000, atOnce: 2 }
    const host = `${randomUUID()}.example`
    const { hosts } = storeOf(0)
    const ask = async (claim: Claim, at: number) => {
      const lease = randomUUID()
      const turn = await hosts.takeTurn({ host, limit, delayMs: null, claim, lease, leaseMs: LEASE_MS }, new Date(at))
      return { lease, turn }
    }
    const serve = ({ lease }: { lease: string }, at: number) => {
      const ended = { host, lease, begunAt: new Date(at), answer: 'served', heldUntil: null, pauseMs: 1 } as const
      return hosts.end(ended, new Date(at + 300))
    }
    const first = await ask('new', STARTS_AT)
    const slots: number[] = []
    for (let worker = 0; worker < 50; worker += 1) {
      const { turn } = await ask('new', STARTS_AT)
      if (turn.type === 'wait') slots.push(turn.slot.getTime())
    }
    await serve(first, STARTS_AT)
    expect(slots).toEqual(Array.from({ length: 50 }, (_, at) => STARTS_AT + (at + 1) * 1000))
    for (const slot of slots) {
      const come = await ask('slot', slot)
      expect(come.turn).toEqual({ type: 'begun' })
      await serve(come, slot)
    }
  })

  it('come to slots as far apart as its answers are slow, and not all at once after a pause it asked for', async () => {
    const limit = { intervalMs: 100, atOnce: 1 }
    const host = `${randomUUID()}.example`
    const { hosts } = storeOf(0)
    const ask = (claim: Claim, now: number) =>
      hosts.takeTurn({ host, limit, delayMs: null, claim, lease: 'only', leaseMs: LEASE_MS }, new Date(now))
    await ask('new', STARTS_AT)
    const ended = { host, lease: 'only', begunAt: new Date(STARTS_AT), pauseMs: 1 }
    const after = STARTS_AT + 5000
    await hosts.end({ ...ended, answer: 'slowed', heldUntil: new Date(after + 60_000) }, new Date(after))
    const slots: number[] = []
    for (let worker = 0; worker < 4; worker += 1) {
      const turn = await ask('slot', after + worker)
      if (turn.type === 'wait') slots.push(turn.slot.getTime() - after)
    }
    expect(slots).toEqual([60_000, 61_000, 62_000, 63_000])
    expect(await hosts.state(host)).toMatchObject({ slowdown: 2, underWay: 0, answerMs: 1000 })
  })
})
