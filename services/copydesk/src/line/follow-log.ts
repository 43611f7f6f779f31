import type { CloudEvent, EventChoice } from '@copydesk/pipeline'
import { tellsAs, whyNot, type Service } from '@copydesk/service'
import type { LogPage } from '@copydesk/store'
import { Complaint } from '../complaint.ts'

const BATCH = 500

type From = EventChoice & { after: number }
type Reads = Pick<Service, 'store' | 'config'>

/** The pages of the log after a cursor, up to its end; where some are not kept any more that is said, and it goes on after them. */
async function* pagesOf({ store, config }: Reads, from: From): AsyncGenerator<LogPage> {
  for (let after = from.after; ;) {
    const page = await store.events.page({ ...from, after, limit: BATCH }, ...tellsAs(config))
    const through = page.type === 'expired' ? page.forgotten : page.through
    if (through === after) return
    yield page
    after = through
  }
}

/** Hands over the events of the log in order, up to its end. Throws where it cannot be read so far. */
export async function readLog(reads: Reads, from: From, take: (events: CloudEvent[]) => Promise<void>): Promise<void> {
  let cursor = from.after
  const goOn = () => `what was read is whole up to ${cursor}: go on with --after ${cursor}`
  const pages = pagesOf(reads, from)
  for (;;) {
    const read = await pages.next().catch((error: unknown) => {
      throw new Complaint(`the log could not be read to its end: ${whyNot(error)}; ${goOn()}`)
    })
    if (read.done) return
    const page = read.value
    if (page.type === 'expired')
      throw new Complaint(`events up to ${page.forgotten} were dropped while the log was read, by their age; ${goOn()}`)
    await take(page.events)
    cursor = page.through
  }
}

/** Hands over the events of the log in order, those there are and those to come. Closing hands over the rest first. */
export async function followLog(
  { store, config, log }: Pick<Service, 'store' | 'config' | 'log'>,
  from: From,
  take: (events: CloudEvent[]) => Promise<void> | void,
): Promise<{ close(): Promise<void> }> {
  let cursor = from.after
  let reading = Promise.resolve()
  const readOn = async () => {
    for await (const page of pagesOf({ store, config }, { ...from, after: cursor })) {
      if (page.type === 'expired') {
        log.warn({ from: cursor + 1, through: page.forgotten }, 'these events are not kept any more')
        cursor = page.forgotten
        continue
      }
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
