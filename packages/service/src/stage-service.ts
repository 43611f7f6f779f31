import type { Handle, Stage } from '@copydesk/pipeline'
import { type Ending, NotAnnounced } from '@copydesk/queue'
import { isOutage } from '@copydesk/store'
import { loggedWith } from './log.ts'
import type { Service } from './open-service.ts'
import { sparePlaces } from './spare-places.ts'

type Opened<S extends Stage> = { handle: Handle<S>; close?: () => Promise<void> }

/** One stage as it is run: alone in its process, or with all others in one. */
export type StageService = {
  name: string
  run(service: Service): Promise<{ close(): Promise<void> }>
}

/**
 * Binds a stage of the line to what opens its handler. `concurrency`: how many of its jobs run at once in a process.
 * `stopping` aborts when the stage is to end: what waits for the world stops waiting then, since a job is waited for.
 */
export const defineStageService = <S extends Stage>(
  stage: S,
  concurrency: number,
  open: (service: Service, stopping: AbortSignal) => Opened<S> | Promise<Opened<S>>,
): StageService => ({
  name: stage.name,
  run: async (service) => {
    const stopping = new AbortController()
    const opened = await open({ ...service, places: sparePlaces(concurrency) }, stopping.signal)
    const within = <T>(key: string, event: unknown, work: () => T): T => {
      const fields = fieldsOf(stage.name, key, event)
      return loggedWith({ ...fields, ...service.annotate(fields) }, work)
    }
    const handle: Handle<S> = (event) => within(stage.consumes.key(event), event, () => opened.handle(event))
    const running = await service.queues.run(stage, handle, {
      concurrency,
      now: service.now,
      onEnding: (ending) => within(ending.key, ending.event, () => tellEnding(service, stage.name, ending)),
    })
    return {
      close: async () => {
        stopping.abort()
        await running.close()
        await opened.close?.()
      },
    }
  },
})

/** By these a job is found in the log; by the entry, what came of a page at every stage. */
const fieldsOf = (stage: string, key: string, event: unknown) => ({ stage, key, ...(event as object) })

/**
 * Counts and logs every ending; what cannot go on is held in quarantine, where it is found again. Where the store or the queues were not
 * there, nothing is wrong with the job: the sweep brings it back when they are.
 */
async function tellEnding(service: Service, stage: string, ending: Ending) {
  const { event, key, tookMs, ...outcome } = ending
  const isOurs = outcome.type === 'failed' && (outcome.error instanceof NotAnnounced || isOutage(outcome.error))
  const { log } = service
  const reason = 'reason' in outcome ? outcome.reason : undefined
  service.metrics.job(stage, outcome.type, tookMs)
  const line = { outcome: outcome.type, reason, ms: Math.round(tookMs) }
  const lost = outcome.type === 'rejected' || (outcome.type === 'failed' && outcome.last && !isOurs)
  if (lost) {
    log.warn(line)
    await service.store.quarantine.hold({ stage, key, event, reason: reason ?? '' }, service.now())
    return
  }
  if (outcome.type === 'failed') log.warn(line)
  else log.debug(line)
}
