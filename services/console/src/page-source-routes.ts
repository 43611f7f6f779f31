import { decodeBody } from '@copydesk/http'
import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'
import { gone, missing } from './problem.ts'

/** More of a page than that nobody reads in a list of failures. */
const SHOWN_LETTERS = 100_000

/** A page as it came, as text: what a person has to look at to see why it failed. */
export function pageSourceRoutes(server: FastifyInstance, { store }: Service): void {
  server.get<{ Params: { id: string } }>('/views/pages/:id', async ({ params }, reply) => {
    const page = await store.pages.byId(params.id)
    if (!page) return missing(reply, 'page', params.id)
    const bytes = await store.pages.bytes(page.rawHash)
    if (!bytes) return gone(reply, (await store.pages.whyDropped(page.rawHash)) ?? 'the bytes are gone')
    const { text } = decodeBody(bytes, page.headers['content-type'] ?? null)
    return { ...page, bytes: bytes.byteLength, text: text.slice(0, SHOWN_LETTERS) }
  })
}
