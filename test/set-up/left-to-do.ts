import { stageNames } from '@copydesk/pipeline'
import type { Store } from '@copydesk/store'

const EVER = new Date(8e12)

/** What the store knows to be left, whenever it is due: feeds not polled since then, and work of the stages. */
export const leftToDo = async (store: Store, since: Date): Promise<number> =>
  (await store.feeds.notPolledSince(since, EVER)) + (await workLeft(store))

export const workLeft = (store: Store): Promise<number> => store.work.left(EVER, stageNames)
