import type { CloudEvent } from '@copydesk/pipeline'
import type { EventsWanted, Told } from './follow.ts'

/** What was looked through and held nothing is kept so often at the most: who chooses little is to fall behind the log by no more. */
const KEPT_EVERY_MS = 60_000

/**
 * Who keeps what it makes of events together with how far it has come, in one transaction of its own store. `Transaction` is whatever that
 * store gives to work with.
 */
export type Consumer<Transaction> = {
  /** The sequence of the last event that was handled; null before the first. Asked inside a transaction too. */
  cursor(transaction: Transaction | null): string | null | Promise<string | null>
  /** Does the work in one transaction: where it throws, nothing of it is kept. */
  transaction(work: (transaction: Transaction) => Promise<void>): Promise<void>
  /** Makes of an event what is to be made of it. Where it throws, the event comes again the next time. */
  handle(event: CloudEvent, transaction: Transaction): void | Promise<void>
  /** Keeps the sequence of the event that was handled, or of one up to which nothing else was asked for. */
  keepCursor(sequence: string, transaction: Transaction): void | Promise<void>
}

/**
 * Handles every event exactly once, however often the consumer is stopped, cut off or run twice: an event is delivered at least once, in
 * order; what is made of it and the cursor are kept or lost together; and one that the cursor has passed meanwhile is left out. Now and then a place
 * is kept up to which nothing was asked for, so that the cursor of who chooses little does not grow older than the log.
 */
export async function consume<Transaction>(
  follow: (wanted: EventsWanted) => AsyncIterable<Told>,
  consumer: Consumer<Transaction>,
  wanted: Omit<EventsWanted, 'after'> = {},
): Promise<void> {
  let keptAt = -Infinity
  for await (const told of follow({ ...wanted, after: await consumer.cursor(null) })) {
    if ('reached' in told && Date.now() - keptAt < KEPT_EVERY_MS) continue
    await consumer.transaction(async (transaction) => {
      const place = 'event' in told ? told.event.sequence : told.reached
      const cursor = await consumer.cursor(transaction)
      if (cursor !== null && Number(place) <= Number(cursor)) return
      if ('event' in told) await consumer.handle(told.event, transaction)
      await consumer.keepCursor(place, transaction)
    })
    keptAt = Date.now()
  }
}
