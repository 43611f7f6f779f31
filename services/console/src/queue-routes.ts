import { canonicalUrl } from '@copydesk/news'
import { pipeline, stageNames, type AnyContract } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { HeldFilter } from '@copydesk/store'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { problem } from './problem.ts'

const MOST = 1000
const ENTRIES = 200

const text = z.string().min(1).max(4000)
const filter = z.strictObject({
  stage: z.enum(stageNames, `one of ${stageNames.join(', ')}`).optional(),
  key: text.optional(),
  url: text.transform((given) => canonicalUrl(given) ?? given).optional(),
  outlet: text.optional(),
  id: text.optional(),
  reason: text.optional(),
})
const limited = filter.extend({ limit: z.coerce.number().int().min(1).max(MOST).default(100) })
const searched = filter.pick({ url: true, outlet: true, id: true })

/** What is held and why, where the work of a page is, and what lets it run again. */
export function queueRoutes(server: FastifyInstance, { store, queues, now }: Service): void {
  server.get('/quarantine', async ({ query }, reply) => {
    const asked = limited.safeParse(query)
    if (!asked.success) return refuse(reply, asked.error)
    const { limit, ...held } = asked.data
    return { jobs: await store.quarantine.list(given(held), limit) }
  })

  server.get('/quarantine/reasons', async ({ query }, reply) => {
    const asked = limited.safeParse(query)
    if (!asked.success) return refuse(reply, asked.error)
    const { limit, ...held } = asked.data
    return { reasons: await store.quarantine.reasons(given(held), limit) }
  })

  // One job by its stage and key, a group by its reason, or all of a stage.
  server.post('/quarantine/redrive', async ({ body }, reply) => {
    const asked = filter.required({ stage: true }).safeParse(body)
    if (!asked.success) return refuse(reply, asked.error)
    const released = await store.quarantine.release(given(asked.data), now())
    const contract: AnyContract = pipeline[asked.data.stage].consumes
    await queues.announce(
      contract,
      released.map(({ event }) => event),
    )
    return { redriven: released.length }
  })

  server.get('/jobs', async ({ query }, reply) => {
    const asked = searched.safeParse(query)
    if (!asked.success) return refuse(reply, asked.error)
    if (Object.keys(asked.data).length === 0) return problem(reply, 400, 'Say which jobs by url, outlet or id')
    const entries = await store.entries.search(given(asked.data), ENTRIES)
    const due = await store.work.ofEntries(entries.map(({ id }) => id))
    const jobs = await Promise.all(
      due.map(async (work) => ({ ...work, job: await queues.find(work.stage, work.event) })),
    )
    return {
      entries: entries.map(({ id, canonicalUrl: url, outlet, disposition, reason }) => ({
        id,
        url,
        outlet,
        disposition,
        reason,
      })),
      jobs,
      held: await store.quarantine.list(given(asked.data), MOST),
    }
  })
}

/** Without what was not given, as the store takes it. */
const given = (asked: { [Name in keyof HeldFilter]?: string | undefined }): HeldFilter =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

const refuse = (reply: FastifyReply, error: z.ZodError) =>
  problem(
    reply,
    400,
    error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`.replace(/^: /, '')).join('; '),
  )
