import type { CloudEvent } from '@copydesk/pipeline'
import type { EventsWanted } from './follow.ts'

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
  /** Keeps the sequence of the event that was handled. */
  keepCursor(sequence: string, transaction: Transaction): void | Promise<void>
}

/**
 * Handles every event exactly once, however often the consumer is stopped, cut off or run twice: an event is delivered at least once, in
 * order; what is made of it and the cursor are kept or lost together; and one that the cursor has passed meanwhile is left out.
 */
export async function consume<Transaction>(
  follow: (wanted: EventsWanted) => AsyncIterable<CloudEvent>,
  consumer: Consumer<Transaction>,
  wanted: Omit<EventsWanted, 'after'> = {},
): Promise<void> {
  for await (const event of follow({ ...wanted, after: await consumer.cursor(null) })) {
    await consumer.transaction(async (transaction) => {
      const cursor = await consumer.cursor(transaction)
      if (cursor !== null && Number(event.sequence) <= Number(cursor)) return
      await consumer.handle(event, transaction)
      await consumer.keepCursor(event.sequence, transaction)
    })
  }
}
