import { stageNames } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'

/** Whether it is well: for probes, for Prometheus, and the numbers the desk shows. */
export function healthRoutes(server: FastifyInstance, { store, queues, metrics }: Service): void {
  server.get('/healthz', async () => ({ status: 'up' }))

  server.get('/readyz', async (_request, reply) => {
    const [storeAnswers, queuesAnswer] = await Promise.allSettled([store.ping(), queues.ping()])
    const ready = storeAnswers.status === 'fulfilled' && queuesAnswer.status === 'fulfilled'
    return reply.status(ready ? 200 : 503).send({ store: storeAnswers.status, queues: queuesAnswer.status })
  })

  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))

  server.get('/totals', async () => {
    const stages = await Promise.all(stageNames.map(async (name) => ({ name, ...(await queues.depth(name)) })))
    return { ...(await store.totals.read()), queues: queues.kind, stages }
  })

  server.get('/feeds', async () => ({ feeds: await store.feeds.list() }))
}
