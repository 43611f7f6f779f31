import type { CloudEvent, EventChoice } from '@copydesk/pipeline'
import { tellsAs, type Service } from '@copydesk/service'

const BATCH = 500

type From = EventChoice & { after: number }

/** Hands over the events of the log in order, those there are and those to come. Closing hands over the rest first. */
export async function followLog(
  { store, config, log }: Pick<Service, 'store' | 'config' | 'log'>,
  from: From,
  take: (events: CloudEvent[]) => Promise<void> | void,
): Promise<{ close(): Promise<void> }> {
  let cursor = from.after
  let reading = Promise.resolve()
  const readOn = async () => {
    for (;;) {
      const page = await store.events.page({ ...from, after: cursor, limit: BATCH }, ...tellsAs(config))
      if (page.type === 'expired') {
        log.warn({ from: cursor + 1, through: page.forgotten }, 'these events are not kept any more')
        cursor = page.forgotten
        continue
      }
      if (page.through === cursor) return
      if (page.events.length > 0) await take(page.events)
      cursor = page.through
    }
  }
  let isWaiting = false
  const wake = () => {
    if (isWaiting) return
    isWaiting = true
    reading = reading
      .then(() => {
        isWaiting = false
        return readOn()
      })
      .catch((error: unknown) => log.warn({ error }, 'the log could not be read'))
  }
  const listening = await store.events.onGrowth(wake, config.tickMs)
  return {
    close: async () => {
      await listening.close()
      wake()
      await reading
    },
  }
}
