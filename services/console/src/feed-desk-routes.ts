import { listOfSubscriptions, writeOpml } from '@copydesk/feed'
import type { Service } from '@copydesk/service'
import type { FeedRow, OutletYield } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { heldFor } from './held-for.ts'
import { missing } from './problem.ts'
import { yieldFlag } from './yield-flag.ts'

const DAY_MS = 86_400_000
const YIELD_DAYS = 7
const YIELD_MS = 30_000
/** It is of seven days. */
const MOST_YIELD_MS = 600_000
const ANNOUNCED_MS = 5000
const ENTRIES = 20

/** A feed as the desk lists it. */
export type FeedView = Pick<FeedRow, ShownColumn> & {
  entries: number
  lately: number
  yield: OutletYield | null
  flag: string | null
}
type ShownColumn = (typeof SHOWN)[number]
const SHOWN = [
  'id', 'url', 'outlet', 'title', 'format', 'state', 'paused', 'failures', 'reason', 'intervalSeconds', 'gapSeconds', 'slowdown',
  'lastPolledAt', 'nextPollAt', 'lastNewAt', 'answerMs', 'push', 'remark', 'movedTo',
] as const // prettier-ignore

/** Subscriptions: how they do, and what comes of them. */
export function feedDeskRoutes(server: FastifyInstance, { store, now }: Service): void {
  const readYield = heldFor(
    YIELD_MS,
    () => store.feedYield.byOutlet(new Date(now().getTime() - YIELD_DAYS * DAY_MS)),
    MOST_YIELD_MS,
  )

  const readAnnounced = heldFor(ANNOUNCED_MS, () => store.feedYield.announced(new Date(now().getTime() - DAY_MS)))

  server.get('/views/feeds', async (): Promise<{ feeds: FeedView[] }> => {
    const [feeds, announced, yields] = await Promise.all([store.feeds.list(), readAnnounced(), readYield()])
    const countsOf = new Map(announced.map((row) => [row.feedId, row]))
    const yieldOf = new Map(yields.map((row) => [row.outlet, row]))
    return {
      feeds: feeds.map((feed) => {
        const counts = countsOf.get(feed.id)
        const own = yieldOf.get(feed.outlet) ?? null
        return {
          ...shown(feed),
          entries: counts?.entries ?? 0,
          lately: counts?.lately ?? 0,
          yield: own,
          flag: own && yieldFlag(own),
        }
      }),
    }
  })

  server.get<{ Params: { id: string } }>('/views/feeds/:id', async ({ params }, reply) => {
    const feed = await store.feeds.byId(params.id)
    if (!feed) return missing(reply, 'feed', params.id)
    return { feed: shown(feed), entries: await store.feedYield.entries(feed.id, ENTRIES) }
  })

  server.get('/views/feeds.opml', async (_request, reply) =>
    reply
      .type('text/x-opml; charset=utf-8')
      .header('content-disposition', 'attachment; filename="copydesk.opml"')
      .send(writeOpml('Copydesk', listOfSubscriptions(await store.feeds.list()))),
  )
}

const shown = (feed: FeedRow) =>
  Object.fromEntries(SHOWN.map((name) => [name, feed[name]])) as Pick<FeedRow, ShownColumn>
