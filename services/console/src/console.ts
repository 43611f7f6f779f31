import type { Service } from '@copydesk/service'
import fastify, { type FastifyInstance } from 'fastify'
import { guardAccess, mustHaveToken } from './access.ts'
import { articleRoutes } from './article-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { deskFiles } from './desk-files.ts'
import { deskRoutes } from './desk-routes.ts'
import { boardRoutes } from './board-routes.ts'
import { bindContract } from './contract.ts'
import { eventRoutes } from './event-routes.ts'
import { feedChangeRoutes } from './feed-change-routes.ts'
import { feedDeskRoutes } from './feed-desk-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { heldFor } from './held-for.ts'
import { lookupRoutes } from './lookup-routes.ts'
import { answerOnce } from './not-modified.ts'
import { pageRoutes } from './page-routes.ts'
import { openApiRoutes } from './openapi-routes.ts'
import { pushRoutes } from './push-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { schemaRoutes } from './schema-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { pageSourceRoutes } from './page-source-routes.ts'
import { storyRoutes } from './story-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'
import { traceRoutes } from './trace-routes.ts'
import { badAddress, notHttp, tellProblems } from './tell-problems.ts'

/** What any request may send: a text to look up, and what JSON adds to it. */
const BODY_BYTES = 1024 * 1024
/** A minute old, counts of a large store are still what one looks for. */
const MOST_TOTALS_MS = 60_000
/** Connections that send nothing, or not all of it, are looked for so often within the time that they have. */
const LOOKS = 4

export { CannotListen } from './access.ts'
export type { BoardStory as RankedStory } from '@copydesk/store'
export type { CheckedAddress, CheckedFeed, UnreadFeed } from './check-address.ts'
export type { FeedView } from './feed-desk-routes.ts'
export type { NowView, StageView } from './read-now.ts'
export type { ToldStory } from './tell-story.ts'
export type { TraceView } from './trace-routes.ts'

/** The HTTP side of Copydesk: the desk, the API, the event stream, metrics. */
export const consoleService = {
  name: 'console',
  /** Reads may take seconds each: some are left for tokens and probes. */
  connections: 12,
  run: async (service: Service): Promise<{ url: string; close(): Promise<void> }> => {
    await mustHaveToken(service.config, service.store)
    const { requestMs } = service.config
    const server = fastify({
      logger: false,
      forceCloseConnections: true,
      bodyLimit: BODY_BYTES,
      requestTimeout: requestMs,
      http: { headersTimeout: requestMs, connectionsCheckingInterval: Math.ceil(requestMs / LOOKS) },
      frameworkErrors: badAddress,
      clientErrorHandler: notHttp,
    })
    secureHeaders(server)
    guardAccess(server, service)
    answerOnce(server)
    bindContract(server)
    tellProblems(server, service)
    pageRoutes(server, await deskFiles())
    // Counted anew from all there is: once for whoever asks.
    const readTotals = heldFor(0, () => service.store.totals.read(), MOST_TOTALS_MS)
    healthRoutes(server, service, readTotals)
    openApiRoutes(server)
    articleRoutes(server, service)
    storyRoutes(server, service)
    searchRoutes(server, service)
    lookupRoutes(server, service)
    pushRoutes(server, service)
    deskRoutes(server, service, readTotals)
    webhookRoutes(server, service)
    auditRoutes(server, service)
    schemaRoutes(server, service)
    queueRoutes(server, service)
    await boardRoutes(server, service)
    traceRoutes(server, service)
    feedDeskRoutes(server, service)
    feedChangeRoutes(server, service)
    pageSourceRoutes(server, service)
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
