import { asyncApiDocument, dataSchema, eventTypes } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'
import { missing } from './problem.ts'

/** What events carry: a JSON Schema a type, at the address events give as `dataschema`, and all of them as AsyncAPI. */
export function schemaRoutes(server: FastifyInstance, { config }: Service): void {
  server.get<{ Params: { file: string } }>('/schemas/:file', async ({ params }, reply) => {
    const type = eventTypes.find((known) => params.file === `${known}.json`)
    if (!type) return missing(reply, 'schema', params.file)
    return reply.type('application/schema+json').send(dataSchema(type, config.consoleUrl))
  })

  server.get('/asyncapi.json', async (_request, reply) =>
    reply.type('application/vnd.aai.asyncapi+json;version=3.0.0').send(asyncApiDocument(config.consoleUrl)),
  )
}
