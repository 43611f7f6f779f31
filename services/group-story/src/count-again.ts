import { stableId } from '@copydesk/news'
import { countingRules, countsAs, type Owners } from '@copydesk/owners'
import type { Service } from '@copydesk/service'

/** Read and written at a time. */
const BATCH = 200

/** Names the owners and rules by which articles are counted. */
export const countedBy = (owners: Owners): string =>
  stableId(
    'counted',
    JSON.stringify([countingRules, ...[...owners].map(([host, { name, source }]) => [host, name, source])]),
  )

/** Counts what was counted by other owners or rules, once, beside the work of the stage; who is stopped goes on at the next start. */
export async function countAgain({ store, log, now }: Service, owners: Owners, stopping: AbortSignal): Promise<void> {
  const by = countedBy(owners)
  try {
    if (await store.counting.isDone(by)) return
    for (let after = ''; !stopping.aborted;) {
      const due = await store.counting.due(by, after, BATCH)
      const last = due.at(-1)
      if (!last) return void (await store.counting.done(by, now()))
      await store.counting.keep(
        by,
        due.map(({ id, version, ...article }) => ({ id, version, counted: countsAs(article, owners) })),
      )
      after = last.id
    }
  } catch (error) {
    log.warn(
      { why: String(error) },
      'articles were not counted again by the owners as they are now; that is tried at the next start',
    )
  }
}
