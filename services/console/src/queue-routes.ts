import { canonicalUrl } from '@copydesk/news'
import { pipeline, type AnyContract } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { HeldFilter } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'
import { serve } from './serve.ts'

const MOST = 1000
const ENTRIES = 200

/** What is held and why, where the work of a page is, and what lets it run again. */
export function queueRoutes(server: FastifyInstance, { store, queues, now }: Service): void {
  serve(server, 'quarantine', async ({ query: { limit, ...held } }) => ({
    jobs: await store.quarantine.list(given(held), limit),
  }))

  serve(server, 'quarantineReasons', async ({ query: { limit, ...held } }) => ({
    reasons: await store.quarantine.reasons(given(held), limit),
  }))

  // One job by its stage and key, a group by its reason, or all of a stage.
  serve(server, 'redrive', async ({ body }) => {
    const released = await store.quarantine.release(given(body), now())
    const contract: AnyContract = pipeline[body.stage].consumes
    await queues.announce(
      contract,
      released.map(({ event }) => event),
    )
    return { redriven: released.length }
  })

  serve(server, 'jobs', async ({ query }, reply) => {
    if (Object.keys(query).length === 0) return problem(reply, 400, 'Say which jobs by url, outlet or id')
    const asked = given(query)
    const entries = await store.entries.search(asked, ENTRIES)
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
      held: await store.quarantine.list(asked, MOST),
    }
  })
}

/** Without what was not given, as the store takes it. */
const given = ({ url, ...asked }: { [Name in keyof HeldFilter]?: string | undefined }): HeldFilter =>
  Object.fromEntries(
    Object.entries({ ...asked, url: url && (canonicalUrl(url) ?? url) }).filter(([, value]) => value !== undefined),
  )
