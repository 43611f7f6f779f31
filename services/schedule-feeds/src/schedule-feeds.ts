import { clockTicked, entryFound, pipeline, stageNames, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service, whyNot } from '@copydesk/service'
import { createForgetting } from './forget.ts'
import { SPARE, roomLeft } from './room-left.ts'

// How much one tick may announce: a backlog is worked off over several.
const FEEDS_A_TICK = 500
const RECHECKS_A_TICK = 200
const BEHIND_THE_CLOCK = stageNames.filter((stage) => stage !== 'schedule-feeds')

/**
 * On each tick of the clock: the feeds that are due, the pages to look at again, and the sweep, which announces again
 * whatever the store knows to be due and no stage has done. So a lost queue costs time, never an entry. A sweep also
 * forgets what is too old.
 */
const scheduleFeeds = (service: Service): Handle<(typeof pipeline)['schedule-feeds']> => {
  let sweptAt = Number.NEGATIVE_INFINITY
  const forget = createForgetting(service)
  return async () => {
    const { store, config } = service
    const now = service.now()
    // What lies for longer than sweepMs is found within one and a half times that, also by a clock that was set back.
    if (Math.abs(now.getTime() - sweptAt) >= config.sweepMs / 2) {
      sweptAt = now.getTime()
      await setClockRight(service, now)
      await sweep(service, new Date(sweptAt - config.sweepMs))
      if (!config.onceSince) await forget.atSweep(now)
    }
    const room = await roomOnLine(service, now)
    if (!config.onceSince && room > SPARE) await lookAgain(service, now)
    if (!config.onceSince) await forget.atTick(now)
    const due = await store.feeds.due(now, Math.ceil(FEEDS_A_TICK * room), config.onceSince)
    // The slot is the time the feed was due: until it is polled, the same job.
    return { type: 'done', events: due.map((feed) => ({ feedId: feed.id, slot: feed.nextPollAt.getTime() })) }
  }
}

/**
 * Whatever stage is behind, less is to be brought in: what comes of it would wait there. What a queue had no room for waits in the
 * store, and counts as well.
 */
async function roomOnLine({ store, queues, config: { queueBound } }: Service, now: Date): Promise<number> {
  const depths = await Promise.all(BEHIND_THE_CLOCK.map((stage) => queues.depth(stage)))
  const due = await store.work.waiting(now, queueBound)
  return roomLeft(
    [...depths, ...due].map(({ waiting }) => waiting),
    queueBound,
  )
}

/** A single round looks at what is new; new pages go before old ones. */
async function lookAgain({ store, queues }: Service, now: Date) {
  await queues.announce(entryFound, await store.entries.recheck(now, RECHECKS_A_TICK))
}

async function setClockRight({ store, timetable, log }: Service, now: Date) {
  const backMs = await store.clock.setRight(now, timetable())
  if (backMs !== null) log.warn({ backMs }, "the store's clock was set back: what waited by it comes sooner by as much")
}

/** The oldest that a queue may hold, of which some wait there already: those are no second job. */
async function sweep({ store, queues, config: { queueBound } }: Service, before: Date) {
  for (const { stage, contract, events } of await store.work.due(before, queueBound)) {
    if (events.length === 0 || (await queues.depth(stage)).waiting > queueBound * SPARE) continue
    await queues.fill(contract, events)
  }
}

export const scheduleFeedsService = defineStageService(pipeline['schedule-feeds'], 1, (service) => {
  // The clock is not in the queue, so that it goes on when the queue is lost. Several clocks name the same slots.
  const tick = () => {
    const slot = Math.floor(service.now().getTime() / service.config.tickMs)
    service.queues
      .announce(clockTicked, [{ slot }])
      .catch((error: unknown) => service.log.warn({ error: whyNot(error) }, 'no tick'))
  }
  const timer = setInterval(tick, service.config.tickMs)
  tick()
  return { handle: scheduleFeeds(service), close: async () => clearInterval(timer) }
})
