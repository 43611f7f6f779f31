import { stableId, contentHash } from '@copydesk/news'
import { feedDue } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isSigned } from './push-signature.ts'
import { textOf } from './text-of.ts'

/** A feed may be as large as one that is polled. */
const PUSH_LIMIT_BYTES = 16 * 1024 * 1024
/** Pushes of one feed that nobody has read yet: a hub that sends more than that comes again later. */
const MOST_WAITING = 20
/** Bodies that are held at once, of all feeds. */
const MOST_AT_ONCE = 8
const RETRY_AFTER_SECONDS = '60'
const DEFAULT_LEASE_SECONDS = 10 * 86_400
const LEAST_LEASE_SECONDS = 60
const MOST_LEASE_SECONDS = 90 * 86_400
/** A lease is renewed after this share of it. */
const RENEW_AFTER = 0.7

const echo = (reply: FastifyReply, challenge: string) => reply.type('text/plain; charset=utf-8').send(challenge)

const comeLater = (reply: FastifyReply) =>
  reply.status(503).headers({ 'retry-after': RETRY_AFTER_SECONDS, connection: 'close' }).send()

/** Hubs are known by the address alone, and what they push by its signature. */
const OPEN = { scope: null }

type ByToken = { Params: { token: string } }
type Verification = ByToken & { Querystring: Record<string, unknown> }

/** Where WebSub hubs verify subscriptions and push feeds: nobody else knows these addresses. */
export function pushRoutes(server: FastifyInstance, service: Service): void {
  const { store, queues, log, now } = service

  /** https://www.w3.org/TR/websub/#hub-verifies-intent: only what was asked for is confirmed. */
  server.get<Verification>('/websub/:token', { config: OPEN }, async ({ params, query }, reply) => {
    const known = await store.pushes.byToken(params.token)
    const mode = textOf(query, 'hub.mode')
    const challenge = textOf(query, 'hub.challenge')
    // Nobody here waits for what that callback would bring: it may end.
    if (!known && mode === 'unsubscribe' && challenge !== '') return echo(reply, challenge)
    if (!known || query['hub.topic'] !== known.topic) return reply.status(404).send()
    if (mode === 'denied') {
      await store.pushes.refused(known.token, 'denied', textOf(query, 'hub.reason') || 'the hub gave no reason')
      return reply.status(200).send()
    }
    if (mode !== 'subscribe' || challenge === '') return reply.status(404).send()
    const asked = Number(query['hub.lease_seconds'] ?? DEFAULT_LEASE_SECONDS)
    const lease = Math.min(Math.max(asked || DEFAULT_LEASE_SECONDS, LEAST_LEASE_SECONDS), MOST_LEASE_SECONDS)
    const after = (seconds: number) => new Date(now().getTime() + seconds * 1000)
    await store.pushes.verified(known.token, after(lease), after(lease * RENEW_AFTER))
    // Renewals go with polls.
    await store.feeds.bringForward(known.feedId, after(lease * RENEW_AFTER))
    return echo(reply, challenge)
  })

  void server.register(async (scope) => {
    // Signed are the bytes as they came.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    let held = 0
    /** Before the body is read, which nobody else may make us hold. */
    const onRequest = async ({ params }: FastifyRequest<ByToken>, reply: FastifyReply) => {
      const known = await store.pushes.byToken(params.token)
      // https://www.w3.org/TR/websub/#content-distribution: Gone ends the subscription at the hub.
      if (!known) return reply.status(410).header('connection', 'close').send()
      const waiting = await store.pushes.waiting(known.feedId)
      if (waiting >= MOST_WAITING || held >= MOST_AT_ONCE) return comeLater(reply)
      held += 1
      reply.raw.once('close', () => (held -= 1))
    }
    scope.post<ByToken>(
      '/websub/:token',
      { bodyLimit: PUSH_LIMIT_BYTES, onRequest, config: OPEN },
      async ({ params, headers, body }, reply) => {
        const known = await store.pushes.byToken(params.token)
        if (!known) return reply.status(410).send()
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        const signature = headers['x-hub-signature']
        if (!isSigned(typeof signature === 'string' ? signature : undefined, known.secret, bytes)) {
          log.warn({ feedId: known.feedId, hub: known.hub }, 'a push without a valid signature')
          return reply.status(403).send()
        }
        const { feedId } = known
        const id = stableId('push', feedId, contentHash(bytes))
        const contentType = headers['content-type'] ?? null
        if (!(await store.pushes.receive({ id, feedId, contentType, bytes }, MOST_WAITING, now()))) {
          return comeLater(reply)
        }
        await queues.announce(feedDue, [{ feedId, slot: 0, pushId: id }])
        return reply.status(202).send()
      },
    )
  })
}
