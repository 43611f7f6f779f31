import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'
import { missing } from './problem.ts'

const BY_HAND = 'by hand, at the desk'

/** What the desk does with webhooks beyond what the API has. */
export function webhookDeskRoutes(server: FastifyInstance, { store, now }: Service): void {
  // What waits goes on waiting, and is sent once it is resumed.
  server.post<{ Params: { id: string } }>('/views/webhooks/:id/disable', async ({ params }, reply) => {
    if (!(await store.webhooks.disable(params.id, BY_HAND, now()))) return missing(reply, 'webhook', params.id)
    return store.webhooks.byId(params.id)
  })
}
