import { openApi } from '@copydesk/api'
import type { FastifyInstance } from 'fastify'

const VERSION = '1.0.0'

/** What can be asked here, for programs to read. */
export function openApiRoutes(server: FastifyInstance): void {
  const document = openApi(VERSION)
  server.get('/openapi.json', async (_request, reply) =>
    reply.type('application/openapi+json').send(JSON.stringify(document)),
  )
}
