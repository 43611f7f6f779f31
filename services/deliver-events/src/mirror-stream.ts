import { sharedNext } from '@copydesk/pipeline'
import type { EventStream } from '@copydesk/queue'
import { tellsAs, type Service } from '@copydesk/service'

const BATCH = 500

/** Keeps the Redis Stream where Redis is used: what the log has and the stream lacks is appended, by the same ids. */
export async function mirrorStream(service: Service): Promise<{ close(): Promise<void> }> {
  const { stream } = service.queues
  if (!stream) return { close: async () => {} }
  const { store, config, log } = service
  let told = ''
  const tellOnce = (reason: string) => {
    if (reason !== told && reason !== '') log.warn({ stream: config.eventsStream }, reason)
    told = reason
  }
  const look = sharedNext(() =>
    catchUp(service, stream).then(tellOnce, () =>
      tellOnce('the stream cannot be reached; it is caught up with when it can'),
    ),
  )
  // By the tick, a stream that was lost is found so although nothing happens.
  const listening = await store.events.onGrowth(() => void look(), config.tickMs)
  return {
    close: async () => {
      await listening.close()
      await look()
    },
  }
}

/** Gives what keeps the stream from being as the log; nothing where it is. */
async function catchUp({ store, config }: Service, stream: EventStream): Promise<string> {
  for (;;) {
    const last = await stream.last()
    if (last === 'taken') return 'the stream is of another Copydesk: name another by COPYDESK_EVENTS_STREAM'
    const { forgotten, head } = await store.events.ends()
    if (last > head) {
      // The log is another than the one it was made from, restored from before.
      await stream.clear()
      continue
    }
    // What its length would cut off again is not written first.
    const after = Math.max(last, forgotten, head - stream.length)
    const events = await store.events.read({ after, limit: BATCH }, ...tellsAs(config))
    if (events.length === 0) return ''
    await stream.append(last, events)
  }
}
