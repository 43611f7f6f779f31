import { articleCleaned, pageFetched, pipeline, stageNames, type Handle } from '@copydesk/pipeline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ending, Queues, RunningStage } from '@copydesk/queue'
import { PATIENCE } from './patience.ts'

/** A backend under test. `settle` resolves when no job is left; what is announced before a worker runs must wait for it. */
export type Subject = { queues: Queues; settle(): Promise<void>; now(): number; close(): Promise<void> }

type Clean = Handle<(typeof pipeline)['clean-page']>
type Match = Handle<(typeof pipeline)['match-copies']>

const RETRY_MS = 5

/** One suite for every backend: what a stage may rely on, one case for each outcome. A server pauses so long after a first failure. */
export function queueContract(name: string, open: (retryDelayMs: number) => Promise<Subject>): void {
  describe(`queues on ${name}`, () => {
    let subject: Subject
    let running: RunningStage[]
    let endings: Ending[]

    beforeEach(async () => {
      subject = await open(RETRY_MS)
      running = []
      endings = []
    })
    afterEach(async () => {
      for (const stage of running) await stage.close()
      await subject.close()
    })

    const onEnding = (ending: Ending) => void endings.push(ending)
    const cleanPages = async (handle: Clean, concurrency = 1) =>
      void running.push(await subject.queues.run(pipeline['clean-page'], handle, { concurrency, onEnding }))
    const matchCopies = async (handle: Match) =>
      void running.push(
        await subject.queues.run(pipeline['match-copies'], handle, { concurrency: 1, onEnding: () => {} }),
      )
    const announce = (...pageIds: string[]) =>
      subject.queues.announce(
        pageFetched,
        pageIds.map((pageId) => ({ pageId })),
      )
    const outcomes = () => endings.map((ending) => ending.type)

    it('hands an announced event to the stage that consumes it, and its events to the next', async () => {
      const seen: string[] = []
      await matchCopies(async ({ revisionId }) => {
        seen.push(revisionId)
        return { type: 'skipped', reason: 'seen' }
      })
      await cleanPages(async ({ pageId }) => ({ type: 'done', events: [{ entryId: 'e', revisionId: `r-${pageId}` }] }))
      await announce('a', 'b')
      await subject.settle()
      expect(seen.toSorted()).toEqual(['r-a', 'r-b'])
      expect(endings.map((ending) => ending.key).toSorted()).toEqual(['a', 'b'])
    })

    it('adds one job for the same fact told twice while it waits, and another once it is done', async () => {
      await announce('a', 'a')
      await announce('a')
      let runs = 0
      await cleanPages(async () => {
        runs += 1
        return { type: 'skipped', reason: 'counted' }
      })
      await subject.settle()
      expect(runs).toBe(1)
      await announce('a')
      await subject.settle()
      expect(runs).toBe(2)
    })

    it('tells a skip with its reason and tries it no more', async () => {
      await cleanPages(async () => ({ type: 'skipped', reason: 'no article' }))
      await announce('a')
      await subject.settle()
      expect(endings).toMatchObject([{ type: 'skipped', reason: 'no article', event: { pageId: 'a' }, key: 'a' }])
    })

    it('tells a rejection once, and the same event may be announced again', async () => {
      await cleanPages(async () => ({ type: 'rejected', reason: 'too deep' }))
      await announce('a')
      await subject.settle()
      await announce('a')
      await subject.settle()
      expect(outcomes()).toEqual(['rejected', 'rejected'])
    })

    it('runs a snoozed job again at its time, without spending an attempt', async () => {
      const times: number[] = []
      const until = subject.now() + 150
      await cleanPages(async () => {
        times.push(subject.now())
        return times.length === 1 ? { type: 'snoozed', until, reason: 'not yet' } : { type: 'skipped', reason: 'done' }
      })
      await announce('a')
      await subject.settle()
      expect(outcomes()).toEqual(['snoozed', 'skipped'])
      expect(times[1]).toBeGreaterThanOrEqual(until)
    })

    it('runs a snoozed job sooner where it is moved, and leaves alone what is not snoozed', async () => {
      const runs: { pageId: string; at: number }[] = []
      const from = subject.now()
      await cleanPages(async ({ pageId }) => {
        runs.push({ pageId, at: subject.now() })
        if (runs.length === 1) return { type: 'snoozed', until: from + 600_000, reason: 'not yet' }
        if (runs.length === 2) {
          for (const other of ['a', 'b', 'unknown']) {
            await subject.queues.move(pageFetched, { pageId: other }, 100)
          }
        }
        return { type: 'skipped', reason: 'done' }
      })
      await announce('a', 'b')
      await subject.settle()
      expect(runs.map(({ pageId }) => pageId)).toEqual(['a', 'b', 'a'])
      expect(runs[2]?.at).toBeGreaterThanOrEqual((runs[1]?.at ?? 0) + 100)
      expect(runs[2]?.at).toBeLessThan(from + 60_000)
    })

    it('runs a job that was put off at once where it is brought as due', async () => {
      const runs: number[] = []
      await cleanPages(async () => {
        runs.push(subject.now())
        return runs.length === 1
          ? { type: 'snoozed', until: subject.now() + 600_000, reason: 'by a clock that was ahead' }
          : { type: 'skipped', reason: 'done' }
      })
      await announce('a')
      await matchCopies(async () => {
        await vi.waitFor(
          async () => expect(await subject.queues.depth('clean-page')).toMatchObject({ delayed: 1 }),
          PATIENCE,
        )
        await subject.queues.fill(pageFetched, [{ pageId: 'a' }])
        return { type: 'skipped', reason: 'brought' }
      })
      await subject.queues.announce(articleCleaned, [{ entryId: 'e', revisionId: 'r' }])
      await subject.settle()
      expect(runs).toHaveLength(2)
      expect(runs[1]).toBeLessThan((runs[0] ?? 0) + 60_000)
    })

    it('has a job that was put off after it had failed run now too', async () => {
      let runs = 0
      await cleanPages(async () => {
        runs += 1
        if (runs === 1) throw new Error('down')
        if (runs > 2) return { type: 'skipped', reason: 'done' }
        await subject.queues.announce(articleCleaned, [{ entryId: 'e', revisionId: 'r' }])
        return { type: 'snoozed', until: subject.now() + 600_000, reason: 'by a clock that was ahead' }
      })
      await matchCopies(async () => {
        await vi.waitFor(() => expect(outcomes()).toEqual(['failed', 'snoozed']), PATIENCE)
        await vi.waitFor(
          async () => expect(await subject.queues.depth('clean-page')).toMatchObject({ delayed: 1 }),
          PATIENCE,
        )
        await subject.queues.fill(pageFetched, [{ pageId: 'a' }])
        return { type: 'skipped', reason: 'brought' }
      })
      await announce('a')
      await subject.settle()
      expect(outcomes()).toEqual(['failed', 'snoozed', 'skipped'])
    })

    it('leaves a job that failed to its pause where it is brought as due, and its attempts with it', async () => {
      await subject.close()
      subject = await open(60_000)
      let runs = 0
      await cleanPages(async () => {
        runs += 1
        if (runs === 1) throw new Error('down')
        return { type: 'skipped', reason: 'up' }
      })
      await announce('a')
      const found: unknown[] = []
      await matchCopies(async () => {
        await vi.waitFor(async () => expect(await subject.queues.depth('clean-page')).toMatchObject({ delayed: 1 }), {
          timeout: 20_000,
        })
        await subject.queues.fill(pageFetched, [{ pageId: 'a' }])
        found.push(await subject.queues.find('clean-page', { pageId: 'a' }))
        await subject.queues.move(pageFetched, { pageId: 'a' }, 0)
        return { type: 'skipped', reason: 'brought' }
      })
      await subject.queues.announce(articleCleaned, [{ entryId: 'e', revisionId: 'r' }])
      await subject.settle()
      expect(found).toMatchObject([{ state: 'delayed', attempts: 1 }])
      expect(runs).toBe(2)
    })

    it('puts a job off for as long as it says by the clock it goes by', async () => {
      const HOUR_MS = 3_600_000
      const now = () => new Date(subject.now() + HOUR_MS)
      const times: number[] = []
      const handle: Clean = async () => {
        times.push(subject.now())
        const until = now().getTime() + 150
        return times.length === 1 ? { type: 'snoozed', until, reason: 'not yet' } : { type: 'skipped', reason: 'done' }
      }
      running.push(await subject.queues.run(pipeline['clean-page'], handle, { concurrency: 1, now, onEnding }))
      await announce('a')
      await subject.settle()
      expect(times).toHaveLength(2)
      expect(times[1]).toBeGreaterThanOrEqual((times[0] ?? 0) + 150)
      expect(times[1]).toBeLessThan((times[0] ?? 0) + 60_000)
    })

    it('tries what threw again, and tells the last attempt as such', async () => {
      await cleanPages(async () => {
        throw new Error('broken')
      })
      await announce('a')
      await subject.settle()
      expect(outcomes()).toEqual(['failed', 'failed', 'failed', 'failed', 'failed'])
      expect(endings.map((ending) => ending.type === 'failed' && ending.last)).toEqual([
        false,
        false,
        false,
        false,
        true,
      ])
    })

    it('keeps nothing of a job that ended, however it did', async () => {
      await cleanPages(async ({ pageId }) => {
        if (pageId === 'throws') throw new Error('broken')
        if (pageId === 'done') return { type: 'done', events: [] }
        return { type: pageId === 'rejected' ? 'rejected' : 'skipped', reason: pageId }
      })
      await announce('done', 'skipped', 'rejected', 'throws')
      await subject.settle()
      expect(new Set(outcomes())).toEqual(new Set(['done', 'skipped', 'rejected', 'failed']))
      const counts = await Promise.all((await subject.queues.board()).map((queue) => queue.getJobCounts()))
      expect(counts.length).toBe(subject.queues.kind === 'memory' ? 0 : stageNames.length)
      expect(counts.flatMap((states) => Object.entries(states)).filter(([, jobs]) => jobs > 0)).toEqual([])
    })

    it('goes on with other jobs while one keeps failing', async () => {
      await cleanPages(async ({ pageId }) => {
        if (pageId === 'bad') throw new Error('broken')
        return { type: 'skipped', reason: pageId }
      })
      await announce('bad', 'good')
      await subject.settle()
      expect(endings.filter((ending) => ending.type === 'skipped')).toHaveLength(1)
    })

    it('rejects an event that is not what the stage consumes', async () => {
      let handled = false
      await cleanPages(async () => {
        handled = true
        return { type: 'skipped', reason: '' }
      })
      await subject.queues.announce(pageFetched, [{ pageId: '' }])
      await subject.settle()
      expect(handled).toBe(false)
      expect(outcomes()).toEqual(['rejected'])
    })

    it('keeps what is announced until a worker comes, and says how deep it is', async () => {
      await announce('a', 'b', 'c')
      expect(await subject.queues.depth('clean-page')).toMatchObject({ waiting: 3, active: 0 })
      await cleanPages(async () => ({ type: 'skipped', reason: '' }))
      await subject.settle()
      expect(await subject.queues.depth('clean-page')).toEqual({ waiting: 0, active: 0, delayed: 0 })
    })

    it('takes keys with characters that a backend would refuse', async () => {
      const seen: string[] = []
      await matchCopies(async ({ revisionId }) => {
        seen.push(revisionId)
        return { type: 'skipped', reason: '' }
      })
      await subject.queues.announce(articleCleaned, [
        { entryId: 'e', revisionId: 'a:b' },
        { entryId: 'e', revisionId: '17' },
      ])
      await subject.settle()
      expect(seen.toSorted()).toEqual(['17', 'a:b'])
    })

    it('answers a ping, and closes a stage twice without harm', async () => {
      await subject.queues.ping()
      await cleanPages(async () => ({ type: 'skipped', reason: '' }))
      await running[0]?.close()
      await running[0]?.close()
    })
  })
}
