import type { Job, Queue } from 'bullmq'
import type { Depth } from './queues.ts'

export type NewJob = Parameters<Queue['addBulk']>[0][number]
/** Which of these keys a server has. */
export type Kept = (keys: string[]) => Promise<boolean[]>

/** In none of the lists; or ended and kept, as only one is whose options were forgotten. */
const STRANDED = new Set<string>(['unknown', 'completed', 'failed'])

/**
 * Adds jobs, whatever waits. A Redis that evicts may forget the list a job waits in and keep the job, which would silence every other of its
 * id; and one that was put off by a clock an hour ahead does so for that hour. Where more of the jobs are kept than the lists hold, those in
 * none of them are taken out and put in again; those that are put off run now. One that ends meanwhile is no longer kept, and is left at that.
 */
export async function fillQueue(queue: Queue, jobs: NewJob[], kept: Kept | undefined): Promise<void> {
  await queue.addBulk(jobs)
  const { waiting, active, delayed } = await depthOf(queue)
  if (delayed > 0) await promote(queue, new Set(jobs.map(idOf)))
  if (!kept) return
  const keysOf = (some: NewJob[]) => some.map((job) => queue.toKey(idOf(job)))
  const there = await only(jobs, (all) => kept(keysOf(all)))
  if (there.length <= waiting + active + delayed) return
  const isStranded = async (all: NewJob[]) =>
    (await Promise.all(all.map((job) => queue.getJobState(idOf(job))))).map((state) => STRANDED.has(state))
  const stranded = await only(await only(there, isStranded), (all) => kept(keysOf(all)))
  await Promise.all(stranded.map((job) => queue.remove(idOf(job))))
  await queue.addBulk(stranded)
}

const idOf = ({ opts }: NewJob) => opts?.jobId ?? ''

/** Those of which it is so, asked of all at once. */
async function only(jobs: NewJob[], areSo: (jobs: NewJob[]) => Promise<boolean[]>): Promise<NewJob[]> {
  const so = await areSo(jobs)
  return jobs.filter((_, at) => so[at])
}

/** A clock that differs by less is not wrong. */
const AHEAD_MS = 60_000

/** One that failed waits for what BullMQ gives it: to try it sooner would only use up its attempts. */
async function promote(queue: Queue, ids: Set<string>): Promise<void> {
  const delayed = await queue.getRanges(['delayed'], 0, -1)
  const jobs = await Promise.all(delayed.filter((id) => ids.has(id)).map((id) => queue.getJob(id)))
  // One that began meanwhile, or ended, needs no help.
  const putOff = jobs.filter((job) => job !== undefined).filter(wasPutOff)
  await Promise.all(putOff.map((job) => job.promote().catch(() => {})))
}

/** Longer than a failure would have it wait, whether or not it failed before; or begun last by a clock that was ahead, and put off by it. */
function wasPutOff({ attemptsMade, delay, processedOn, opts: { backoff } }: Job): boolean {
  if (processedOn !== undefined && processedOn > Date.now() + AHEAD_MS) return true
  const firstPause = typeof backoff === 'object' ? (backoff.delay ?? 0) : 0
  return attemptsMade === 0 || delay > firstPause * 2 ** (attemptsMade - 1)
}

export async function depthOf(queue: Queue): Promise<Depth> {
  const counts: Record<string, number> = await queue.getJobCounts()
  // PostgreSQL counts the waiting jobs of a paused queue as paused, Redis as waiting: the sum is the same.
  const waiting = (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0) + (counts['paused'] ?? 0)
  return { waiting, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0 }
}
