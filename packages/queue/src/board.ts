import type { BaseAdapter } from '@bull-board/api/baseAdapter'
import type { Queue } from 'bullmq'

/** A queue as bull-board shows it. */
export type BoardQueue = BaseAdapter

/**
 * To be looked at only: what acts on a job has to act on the store, which is the truth. bull-board is loaded when it is
 * asked for.
 */
export async function boardQueues(queues: Queue[]): Promise<BoardQueue[]> {
  const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter')
  return queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false }))
}
