import type { Service } from '@copydesk/service'
import fastify from 'fastify'
import { articleRoutes } from './article-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { problem } from './problem.ts'
import { pushRoutes } from './push-routes.ts'
import { storyRoutes } from './story-routes.ts'

/** The HTTP side of Copydesk: the desk, the API, the event stream, metrics. */
export const consoleService = {
  name: 'console',
  run: async (service: Service): Promise<{ url: string; close(): Promise<void> }> => {
    const server = fastify({ logger: false, forceCloseConnections: true })
    server.addHook('onSend', async (_request, reply) => {
      reply.headers({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    })
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500
      if (status >= 500) service.log.error({ error: error.message }, 'request failed')
      return problem(reply, status, status >= 500 ? 'Something went wrong here' : error.message)
    })
    server.setNotFoundHandler((request, reply) => problem(reply, 404, `Nothing at ${request.url}`))
    pageRoutes(server)
    healthRoutes(server, service)
    articleRoutes(server, service)
    storyRoutes(server, service)
    pushRoutes(server, service)
    const stopStreams = await eventRoutes(server, service)
    const close = async () => {
      await stopStreams()
      await server.close()
    }
    try {
      return { url: await server.listen({ host: service.config.listen, port: service.config.port }), close }
    } catch (error) {
      await close()
      throw error
    }
  },
}
