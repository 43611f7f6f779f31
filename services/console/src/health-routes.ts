import { stageNames } from '@copydesk/pipeline'
import { ALL_PARTS, liveness, readiness, type Service } from '@copydesk/service'
import type { Totals } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'

/** Whether it is well: for probes, for Prometheus, and the numbers the desk shows. */
export function healthRoutes(server: FastifyInstance, service: Service, readTotals: () => Promise<Totals>): void {
  const { store, queues, metrics } = service

  server.get('/healthz', async (_request, reply) => {
    const life = liveness(service)
    return reply.status(life.status === 'up' ? 200 : 503).send(life)
  })

  server.get('/readyz', async (_request, reply) => {
    const health = await readiness(service, ALL_PARTS)
    return reply.status(health.status === 'ready' ? 200 : 503).send(health)
  })

  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))

  server.get('/totals', async () => {
    const stages = await Promise.all(stageNames.map(async (name) => ({ name, ...(await queues.depth(name)) })))
    return { ...(await readTotals()), queues: queues.kind, stages }
  })

  server.get('/feeds', async () => ({ feeds: await store.feeds.list() }))
}
