import { openHttp, type Service } from '@copydesk/service'
import type { WebhookRow } from '@copydesk/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { missing, problem } from './problem.ts'
import { serve } from './serve.ts'

const HOUR_MS = 3_600_000

/** An address is often a secret by itself: who may not change webhooks is told whose it is, and no more. */
function shownTo({ may }: FastifyRequest, webhook: WebhookRow): WebhookRow {
  if (may('write')) return webhook
  const { origin, pathname, search } = new URL(webhook.url)
  return pathname === '/' && search === '' ? webhook : { ...webhook, url: `${origin}/…` }
}

/** Subscriptions by webhook, and what was sent. Every change is JSON, which no page of another site can send unasked. */
export function webhookRoutes(server: FastifyInstance, { store, config, now }: Service): void {
  const http = openHttp(config)
  server.addHook('onClose', () => http.close())

  serve(server, 'addWebhook', async ({ body }, reply) => {
    const refusal = http.refusal(body.url)
    if (refusal) return problem(reply, 400, `url: ${refusal}`)
    const added = await store.webhooks.add(body, now())
    void reply.status(201).header('location', `/webhooks/${added.id}`)
    return { ...added, ...body }
  })

  serve(server, 'webhooks', async (_asked, { request }) => ({
    webhooks: (await store.webhooks.list()).map((webhook) => shownTo(request, webhook)),
  }))

  serve(server, 'webhook', async ({ params: { id } }, reply) => {
    const webhook = await store.webhooks.byId(id)
    return webhook ? shownTo(reply.request, webhook) : missing(reply, 'webhook', id)
  })

  serve(server, 'removeWebhook', async ({ params: { id } }, reply) => {
    if (!(await store.webhooks.remove(id))) return missing(reply, 'webhook', id)
    return reply.status(204).send()
  })

  serve(server, 'rotateSecret', async ({ params: { id }, body: { graceHours } }, reply) => {
    const formerUntil = new Date(now().getTime() + graceHours * HOUR_MS)
    const turned = await store.webhooks.rotate(id, formerUntil, now())
    if (turned === 'many')
      return problem(reply, 409, 'As many former secrets as can be are still signed with: wait until one of them ends')
    return turned ? { id, ...turned, formerUntil } : missing(reply, 'webhook', id)
  })

  serve(server, 'disableWebhook', async ({ params: { id } }, reply) => {
    await store.webhooks.disable(id, 'by hand', now())
    return (await store.webhooks.byId(id)) ?? missing(reply, 'webhook', id)
  })

  serve(server, 'resumeWebhook', async ({ params: { id } }, reply) => {
    await store.webhooks.resume(id, now())
    return (await store.webhooks.byId(id)) ?? missing(reply, 'webhook', id)
  })

  deliveryRoutes(server, { store, now })
}

function deliveryRoutes(server: FastifyInstance, { store, now }: Pick<Service, 'store' | 'now'>): void {
  serve(server, 'deliveries', async ({ params: { id }, query: { state = null, before = null, limit } }, reply) => {
    if (!(await store.webhooks.byId(id))) return missing(reply, 'webhook', id)
    const deliveries = await store.deliveries.list(id, { state, before, limit })
    return { deliveries, next: deliveries.length < limit ? null : (deliveries.at(-1)?.sequence ?? null) }
  })

  serve(server, 'redeliver', async ({ params: { id }, body: { from, through = from } }, reply) => {
    if (!(await store.webhooks.byId(id))) return missing(reply, 'webhook', id)
    const range = from === undefined || through === undefined ? 'dead' : { from, through }
    return { redelivered: await store.deliveries.redeliver(id, range, now()) }
  })
}
