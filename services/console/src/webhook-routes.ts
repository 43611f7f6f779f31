import { webhookAsked } from '@copydesk/pipeline'
import { openHttp, type Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { missing, problem } from './problem.ts'

const HOUR_MS = 3_600_000
const LIST_LIMIT = 500

type ById = { Params: { id: string } }

const rotation = z.strictObject({ graceHours: z.number().min(0).max(720).default(24) })
const place = z.int().min(0)
/** A range of the log, or nothing for all dead letters. */
const redelivery = z
  .strictObject({ from: place, through: place })
  .partial()
  .transform(({ from, through }, context) => {
    if (from !== undefined && through !== undefined) return { from, through }
    if (from === undefined && through === undefined) return 'dead' as const
    context.addIssue('a range has both "from" and "through"; without either, all dead letters are sent again')
    return z.NEVER
  })
const listing = z.object({
  state: z.enum(['waiting', 'delivered', 'dead']).nullable().default(null),
  before: z.coerce.number().int().nullable().default(null),
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(100),
})

/** What is wrong with a body, in one line. */
const wrong = ({ issues: [issue] }: z.ZodError) =>
  `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'not understood'}`

/** Subscriptions by webhook, and what was sent. Every change is JSON, which no page of another site can send unasked. */
export function webhookRoutes(server: FastifyInstance, { store, config, now }: Service): void {
  const http = openHttp(config)
  server.addHook('onClose', () => http.close())

  server.post('/webhooks', async ({ body }, reply) => {
    const asked = webhookAsked.safeParse(body)
    if (!asked.success) return problem(reply, 400, wrong(asked.error))
    const refusal = http.refusal(asked.data.url)
    if (refusal) return problem(reply, 400, `url: ${refusal}`)
    const added = await store.webhooks.add(asked.data, now())
    return reply
      .status(201)
      .header('location', `/webhooks/${added.id}`)
      .send({ ...added, ...asked.data })
  })

  server.get('/webhooks', async () => ({ webhooks: await store.webhooks.list() }))

  server.get<ById>('/webhooks/:id', async ({ params }, reply) => {
    return (await store.webhooks.byId(params.id)) ?? missing(reply, 'webhook', params.id)
  })

  server.delete<ById>('/webhooks/:id', async ({ params }, reply) => {
    if (!(await store.webhooks.remove(params.id))) return missing(reply, 'webhook', params.id)
    return reply.status(204).send()
  })

  server.post<ById>('/webhooks/:id/rotate', async ({ params, body }, reply) => {
    const asked = rotation.safeParse(body)
    if (!asked.success) return problem(reply, 400, wrong(asked.error))
    const formerUntil = new Date(now().getTime() + asked.data.graceHours * HOUR_MS)
    const turned = await store.webhooks.rotate(params.id, formerUntil, now())
    if (turned === 'many')
      return problem(reply, 409, 'As many former secrets as can be are still signed with: wait until one of them ends')
    return turned ? { id: params.id, ...turned, formerUntil } : missing(reply, 'webhook', params.id)
  })

  server.post<ById>('/webhooks/:id/resume', async ({ params, body }, reply) => {
    const asked = z.strictObject({}).safeParse(body)
    if (!asked.success) return problem(reply, 400, wrong(asked.error))
    if (!(await store.webhooks.resume(params.id, now()))) return missing(reply, 'webhook', params.id)
    return store.webhooks.byId(params.id)
  })

  deliveryRoutes(server, { store, now })
}

function deliveryRoutes(server: FastifyInstance, { store, now }: Pick<Service, 'store' | 'now'>): void {
  server.get<ById>('/webhooks/:id/deliveries', async ({ params, query }, reply) => {
    if (!(await store.webhooks.byId(params.id))) return missing(reply, 'webhook', params.id)
    const asked = listing.safeParse(query)
    if (!asked.success) return problem(reply, 400, wrong(asked.error))
    const deliveries = await store.deliveries.list(params.id, asked.data)
    return { deliveries, next: deliveries.length < asked.data.limit ? null : deliveries.at(-1)?.sequence }
  })

  server.post<ById>('/webhooks/:id/redeliver', async ({ params, body }, reply) => {
    if (!(await store.webhooks.byId(params.id))) return missing(reply, 'webhook', params.id)
    const asked = redelivery.safeParse(body)
    if (!asked.success) return problem(reply, 400, wrong(asked.error))
    return { redelivered: await store.deliveries.redeliver(params.id, asked.data, now()) }
  })
}
