import type { VirtualTime } from './virtual-time.ts'

/** `run` tells when it has to come again, in milliseconds since 1970; null where it is over. */
type VirtualJob = { id: string; run: () => Promise<number | null> }

/** A queue's workers in virtual time: the jobs that are due in their order, so many at once. */
export function createWorkers(time: VirtualTime, atOnce: number) {
  const asleep = new Map<string, { job: VirtualJob }>()
  const ready: VirtualJob[] = []
  let running = 0
  const dispatch = () => {
    while (running < atOnce && ready.length > 0) {
      const job = ready.shift()!
      running += 1
      time.start(async () => {
        const until = await job.run()
        if (until !== null) come(job, until)
        running -= 1
        dispatch()
      })
    }
  }
  const come = (job: VirtualJob, until: number) => {
    const sleep = { job }
    asleep.set(job.id, sleep)
    time.at(until, () => {
      if (asleep.get(job.id) !== sleep) return
      asleep.delete(job.id)
      ready.push(job)
      dispatch()
    })
  }
  /** One that is not waiting for its slot is left as it is. */
  const move = (id: string, at: number) => {
    const sleep = asleep.get(id)
    if (sleep) come(sleep.job, at)
  }
  return { come, move }
}
