import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'
import { serve } from './serve.ts'

/** Who changed what. */
export function auditRoutes(server: FastifyInstance, { store }: Pick<Service, 'store'>): void {
  serve(server, 'audit', async ({ query: { limit, before, ...chosen } }) => {
    const rows = await store.audit.list(chosen, limit + 1, before ?? null)
    const changes = rows.slice(0, limit)
    return { changes, next: rows.length > limit ? (changes.at(-1)?.id ?? null) : null }
  })
}
