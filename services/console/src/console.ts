import type { Service } from '@copydesk/service'
import { tookTooLong } from '@copydesk/store'
import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { guardAccess, mustHaveToken } from './access.ts'
import { articleRoutes } from './article-routes.ts'
import { bindContract, tellWrongParameters } from './contract.ts'
import { deskFiles } from './desk-files.ts'
import { deskRoutes } from './desk-routes.ts'
import { boardRoutes } from './board-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { lookupRoutes } from './lookup-routes.ts'
import { answerOnce } from './not-modified.ts'
import { methodsAt } from './operation-at.ts'
import { pageRoutes } from './page-routes.ts'
import { openApiRoutes } from './openapi-routes.ts'
import { problem } from './problem.ts'
import { pushRoutes } from './push-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { schemaRoutes } from './schema-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { storyRoutes } from './story-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'
import { traceRoutes } from './trace-routes.ts'

/** What any request may send: a text to look up, and what JSON adds to it. */
const BODY_BYTES = 1024 * 1024
/** How long a request may take to be sent. */
const READING_MS = 30_000

export { CannotListen } from './access.ts'
export type { RankedStory } from './rank-stories.ts'
export type { NowView, StageView } from './read-now.ts'
export type { ToldStory } from './tell-story.ts'
export type { TraceView } from './trace-routes.ts'

/** The HTTP side of Copydesk: the desk, the API, the event stream, metrics. */
export const consoleService = {
  name: 'console',
  run: async (service: Service): Promise<{ url: string; close(): Promise<void> }> => {
    await mustHaveToken(service.config, service.store)
    const server = fastify({
      logger: false,
      forceCloseConnections: true,
      bodyLimit: BODY_BYTES,
      requestTimeout: READING_MS,
    })
    secureHeaders(server)
    guardAccess(server, service)
    answerOnce(server)
    bindContract(server)
    tellProblems(server, service)
    pageRoutes(server, await deskFiles())
    healthRoutes(server, service)
    openApiRoutes(server)
    articleRoutes(server, service)
    storyRoutes(server, service)
    searchRoutes(server, service)
    lookupRoutes(server, service)
    pushRoutes(server, service)
    deskRoutes(server, service)
    webhookRoutes(server, service)
    schemaRoutes(server, service)
    queueRoutes(server, service)
    await boardRoutes(server, service)
    traceRoutes(server, service)
    const stopStreams = await eventRoutes(server, service)
    const close = async () => {
      await stopStreams()
      await server.close()
    }
    try {
      const url = await server.listen({ host: service.config.listen, port: service.config.port })
      if (service.config.port === 0 && service.config.publicUrl === null) service.config.consoleUrl = url
      return { url, close }
    } catch (error) {
      await close()
      throw error
    }
  },
}

const secureHeaders = (server: FastifyInstance) =>
  server.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // RFC 8631
      link: '</openapi.json>; rel="service-desc"',
    })
  })

/** Whatever goes wrong is told as a problem that says what, where, and how to mend it. */
function tellProblems(server: FastifyInstance, { log }: Service) {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const told = tellWrongParameters(error, request, reply)
    if (told) return told
    if (tookTooLong(error)) return problem(reply.header('retry-after', '5'), 503, TOO_LONG)
    const status = error.statusCode ?? 500
    if (status < 500) return problem(reply, status, error.message)
    log.error({ error: error.message, path: request.routeOptions.url }, 'request failed')
    return problem(reply, status, 'Something went wrong here')
  })
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const methods = methodsAt(path)
    if (methods.length === 0) return problem(reply, 404, `Nothing at ${path}; /openapi.json tells what there is`)
    return problem(reply.header('allow', methods.join(', ')), 405, `${path} takes ${methods.join(', ')}`)
  })
}

const TOO_LONG = 'That took too long to look for: ask for less, by more filters or rarer words'
