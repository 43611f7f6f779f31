import { readFeedList, subscriptionTo } from '@copydesk/feed'
import { feedAddress } from '@copydesk/news'
import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'
import { checkAddress } from './check-address.ts'
import { textOf } from './text-of.ts'
import { missing, problem } from './problem.ts'

/** Somebody waits for it; what was found by then is told. */
const LONGEST_CHECK_MS = 30_000
const LIST_BYTES = 8 * 1024 * 1024

/** Changes to subscriptions, and a look at what could be one. */
export function feedChangeRoutes(server: FastifyInstance, service: Service): void {
  const { store, config, now } = service
  server.post('/views/feeds/check', ({ body }) =>
    checkAddress(textOf(body, 'url'), service, AbortSignal.timeout(LONGEST_CHECK_MS)),
  )

  server.post('/views/feeds/add', async ({ body }, reply) => {
    const url = feedAddress(textOf(body, 'url'))
    if (!url) return problem(reply, 400, 'A feed has an address that begins with http:// or https://')
    return { added: await store.feeds.addAll([subscriptionTo(url, config.pollSeconds)], now()) }
  })

  server.post('/views/feeds/import', { bodyLimit: LIST_BYTES }, async ({ body }, reply) => {
    const list = readFeedList(textOf(body, 'list'))
    if (list.type === 'rejected') return problem(reply, 400, `That is not a list of feeds: ${list.reason}`)
    const outlines = list.feeds.map((feed, place) => ({ ...feed, place }))
    const byAddress = Map.groupBy(outlines, ({ url }) => feedAddress(url))
    const feeds = [...byAddress].flatMap(([url, places]) =>
      url === null ? [] : [subscriptionTo(url, config.pollSeconds, places)],
    )
    return { named: feeds.length, added: await store.feeds.addAll(feeds, now()), leftOut: list.leftOut.length }
  })

  for (const [action, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    server.post(`/views/feeds/${action}`, async ({ body }, reply) => {
      const url = textOf(body, 'url')
      if (!(await store.feeds.pause(url, paused, now()))) return missing(reply, 'feed', url)
      return { paused }
    })
  }
}
