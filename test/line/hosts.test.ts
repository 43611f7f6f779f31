import { randomUUID } from 'node:crypto'
import {
  openStore,
  STANDINGS,
  type Claim,
  type HostAnswer,
  type HostLimit,
  type Rank,
  type Store,
} from '@copydesk/store'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'

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
  | { type: 'ask'; who: number; claim: Claim; delayMs: number | null }
  | { type: 'end'; which: number; answer: HostAnswer; holdMs: number | null }
  /** A worker is killed: nobody says that its request ended. */
  | { type: 'kill'; which: number }
  | { type: 'go away'; who: number }
  | { type: 'pass'; ms: number }

const RANKS: Rank[] = ['hop', 'feed', 'feed', 'page', 'page', 'page', 'page', 'page', 'page']
const who = fc.nat({ max: RANKS.length - 1 })

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('ask' as const),
        who,
        claim: fc.constantFrom<Claim>('leave', 'leave', 'leave', 'stay', 'wait'),
        delayMs: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 8 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('end' as const),
        which: fc.nat(),
        answer: fc.constantFrom<HostAnswer>('served', 'served', 'slowed', 'silent', 'neutral'),
        holdMs: fc.option(fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constant(604_800_000)), { freq: 8 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('go away' as const), who }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 8000 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.constant(LEASE_MS) }) },
  ),
  { minLength: 5, maxLength: 40 },
)
const limits = fc.record({ intervalMs: fc.integer({ min: 0, max: 3000 }), atOnce: fc.integer({ min: 1, max: 3 }) })

type Known = { delayMs: number; heldUntil: number; begun: number[]; underWay: Map<string, number> }

/** What no request may do that begins, said without the rules that see to it. */
function expectAllowed({ delayMs, heldUntil, begun, underWay }: Known, limit: HostLimit, now: number): void {
  expect(now - (begun.at(-1) ?? -Infinity)).toBeGreaterThanOrEqual(Math.max(limit.intervalMs, delayMs))
  expect(now).toBeGreaterThanOrEqual(heldUntil)
  expect([...underWay.values()].filter((ends) => ends > now).length).toBeLessThan(limit.atOnce)
}

describe('the timetable of a host', () => {
  it('lets nobody begin too soon, too many at once, or while it is held, and everybody at last, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(steps, limits, async (taken, limit) => {
        const host = `${randomUUID()}.example`
        const known: Known = { delayMs: 0, heldUntil: -Infinity, begun: [], underWay: new Map() }
        const running: { lease: string; begunAt: number }[] = []
        let now = STARTS_AT
        const ask = async (holder: string, rank: Rank, claim: Claim, delayMs: number | null) => {
          known.delayMs = delayMs ?? known.delayMs
          const lease = randomUUID()
          const asked = { host, holder, rank, claim, limit, delayMs, lease, leaseMs: LEASE_MS, spares: STANDINGS }
          const job = { entryId: holder, round: 1 }
          const turn = await storeOf(known.begun.length).hosts.takeTurn({ ...asked, job }, new Date(now))
          expect(turn.at).toBe(now)
          if (turn.type === 'wait') expect(turn.slot).toBeGreaterThan(now)
          else {
            expectAllowed(known, limit, now)
            known.begun.push(now)
            known.underWay.set(lease, now + LEASE_MS)
            running.push({ lease, begunAt: now })
          }
          return turn
        }
        const end = async (which: number, answer: HostAnswer, holdMs: number | null) => {
          const [request] = running.splice(which % running.length, 1)
          if (!request) return
          known.underWay.delete(request.lease)
          // No single answer holds a host for longer than an hour.
          if (holdMs !== null) known.heldUntil = Math.max(known.heldUntil, now + Math.min(holdMs, 3_600_000))
          await storeOf(which).hosts.end(
            host,
            limit,
            { ...request, tookMs: now - request.begunAt, answer, holdMs, pauseMs: PAUSE_MS },
            new Date(now),
          )
        }
        for (const step of taken) {
          if (step.type === 'pass') now += step.ms
          if (step.type === 'kill' && running.length > 0) running.splice(step.which % running.length, 1)
          if (step.type === 'go away') await storeOf(step.who).hosts.leave(host, `who-${step.who}`)
          if (step.type === 'end' && running.length > 0) await end(step.which, step.answer, step.holdMs)
          if (step.type === 'ask') await ask(`who-${step.who}`, RANKS[step.who] ?? 'page', step.claim, step.delayMs)
        }
        // From here on the host answers, and each comes at its slot.
        const due = new Map(RANKS.map((_, at) => [at, now]))
        for (let asks = 0; due.size > 0; asks += 1) {
          expect(asks).toBeLessThan(RANKS.length * 20)
          const [at, slot] = [...due].reduce((first, one) => (one[1] < first[1] ? one : first))
          now = Math.max(now, slot)
          while (running.length > 0) await end(0, 'served', null)
          const turn = await ask(`who-${at}`, RANKS[at] ?? 'page', 'leave', null)
          if (turn.type === 'wait') due.set(at, turn.slot)
          else due.delete(at)
        }
      }),
      { seed: 5, numRuns: 80 },
    )
  })
})

type Crowd = {
  begun: { at: number; worker: number }[]
  /** How often each was put off. */
  putOff: number[]
  closest: number
}

/** How long one that came at its slot waits in place, rather than being put off again. */
const IN_PLACE_MS = 2000

/**
 * A crowd of workers, late and early, on several processes' connections, until each has had its request. Each comes again
 * when it was told to, or sooner where it was told so meanwhile.
 */
async function crowd(
  ranks: Rank[],
  options: { latenesses: number[]; limit: HostLimit; isTroubled?: boolean },
): Promise<Crowd> {
  const { latenesses, limit, isTroubled = true } = options
  const host = `${randomUUID()}.example`
  const begun: Crowd['begun'] = []
  const putOff = ranks.map(() => 0)
  type Due = { worker: number; at: number; isInPlace: boolean }
  let due: Due[] = ranks.map((_, worker) => ({ worker, at: STARTS_AT, isInPlace: false }))
  let answers: { lease: string; begunAt: number; endsAt: number; answer: HostAnswer }[] = []
  let now = STARTS_AT
  while (due.length > 0) {
    now = Math.min(...due.map(({ at }) => at), ...answers.map(({ endsAt }) => endsAt))
    const ended = answers.filter(({ endsAt }) => endsAt <= now)
    answers = answers.filter(({ endsAt }) => endsAt > now)
    for (const { lease, begunAt, answer } of ended) {
      const how = { lease, begunAt, tookMs: now - begunAt, answer, holdMs: null, pauseMs: PAUSE_MS }
      for (const { job, inMs } of await storeOf(0).hosts.end(host, limit, how, new Date(now))) {
        const one = due.find(({ worker, isInPlace }) => !isInPlace && `who-${worker}` === job.entryId)
        if (one) one.at = now + inMs
      }
    }
    const come = due.filter(({ at }) => at <= now)
    due = due.filter(({ at }) => at > now)
    // All who are due at this moment ask at once, each on a connection of its own.
    const turns = await Promise.all(
      come.map(async ({ worker, isInPlace }) => {
        const lease = randomUUID()
        const holder = `who-${worker}`
        const ask = {
          host,
          holder,
          rank: ranks[worker] ?? 'page',
          claim: 'leave' as const,
          limit,
          delayMs: null,
          spares: STANDINGS,
        }
        const job = { entryId: holder, round: 1 }
        const turn = await storeOf(worker).hosts.takeTurn({ ...ask, job, lease, leaseMs: LEASE_MS }, new Date(now))
        return { worker, lease, turn, isInPlace }
      }),
    )
    for (const { worker, lease, turn, isInPlace } of turns) {
      if (turn.type === 'wait') {
        const waits = (isInPlace || turn.cameInTime) && turn.slot - now <= IN_PLACE_MS
        if (!waits) putOff[worker] = (putOff[worker] ?? 0) + 1
        const lateness = waits ? 0 : (latenesses[worker % latenesses.length] ?? 0)
        due.push({ worker, at: turn.slot + lateness, isInPlace: waits })
        continue
      }
      begun.push({ at: now, worker })
      // Every eleventh worker is killed before it says how its request ended, every ninth is refused.
      if (isTroubled && worker % 11 === 10) continue
      const answer = isTroubled && worker % 9 === 8 ? 'slowed' : 'served'
      answers.push({ lease, begunAt: now, endsAt: now + 200, answer })
    }
  }
  const gaps = begun.slice(1).map(({ at }, before) => at - begun[before]!.at)
  return { begun, putOff, closest: Math.min(...gaps) }
}

const pages = (count: number): Rank[] => Array.from({ length: count }, () => 'page')
const meanOf = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const crowdLimits = fc.record({ intervalMs: fc.integer({ min: 1, max: 2000 }), atOnce: fc.integer({ min: 1, max: 4 }) })
const latenessesUpTo = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 7 })

describe('many workers at one host', () => {
  it('never begin two requests closer than it allows, pages, feeds or redirects, late or on time, refused or killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Rank>('page', 'page', 'page', 'feed', 'hop'), { minLength: 2, maxLength: 40 }),
        latenessesUpTo(900),
        crowdLimits,
        async (ranks, latenesses, limit) => {
          const { begun, closest } = await crowd(ranks, { latenesses, limit })
          expect(begun).toHaveLength(ranks.length)
          expect(closest).toBeGreaterThanOrEqual(limit.intervalMs)
        },
      ),
      { seed: 6, numRuns: 25 },
    )
  })

  it('are put off once each, or nearly, though they come late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: 40 }),
        latenessesUpTo(900),
        crowdLimits,
        async (workers, latenesses, limit) => {
          const { putOff } = await crowd(pages(workers), { latenesses, limit, isTroubled: false })
          expect(Math.max(...putOff)).toBeLessThanOrEqual(3)
          expect(meanOf(putOff)).toBeLessThan(2)
        },
      ),
      { seed: 7, numRuns: 25 },
    )
  })
})
