import { decodeBody } from '@copydesk/http'
import { canonicalUrl } from '@copydesk/news'
import type { Service } from '@copydesk/service'
import type { FetchedPage, FoundEntries, FoundEntry, KeptRevision, TraceStep } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { gone, missing } from './problem.ts'
import { proofOf, type ProofPart } from './proof.ts'
import { textOf } from './text-of.ts'

const FOUND_LIMIT = 50
/** Less is a part of nearly every address. */
const FEWEST_LETTERS = 3

/** One entry's way, with each of its texts as a proof; or the entries that it could be, with `isMore` the newest of them. */
export type TraceView =
  | { type: 'short'; fewest: number }
  | ({ type: 'found'; isMore: boolean } & FoundEntries)
  | { type: 'trace'; entry: FoundEntry; steps: TraceStep[]; pages: FetchedPage[]; revisions: ProvedRevision[] }

/** `unplaced`: why what was removed cannot be shown where it stood. */
type ProvedRevision = Omit<KeptRevision, 'text'> & { proof: ProofPart[]; unplaced: string | null }

/** Where pages are on the line, and what came of them. */
export function traceRoutes(server: FastifyInstance, { store, now }: Service): void {
  server.get('/views/trace', async ({ query }): Promise<TraceView> => {
    const wanted = textOf(query, 'of').trim()
    if (wanted.length < FEWEST_LETTERS) return { type: 'short', fewest: FEWEST_LETTERS }
    const found = await store.whereabouts.find(canonicalUrl(wanted) ?? wanted, FOUND_LIMIT, now())
    const [entry] = found.entries
    if (!entry || found.entries.length > 1)
      return { type: 'found', ...found, isMore: found.entries.length >= FOUND_LIMIT }
    const [trace, pages, revisions] = await Promise.all([
      store.trace.byUrl(entry.url),
      store.whereabouts.pages(entry.id),
      store.whereabouts.revisions(entry.id),
    ])
    const byId = new Map(pages.map((page) => [page.id, page]))
    const proved = await Promise.all(revisions.map((revision) => prove(revision, byId.get(revision.pageId))))
    return { type: 'trace', entry, steps: trace?.steps ?? [], pages, revisions: proved }
  })

  /** The bytes as they came, to be kept in a file: a browser is not to take them for a page of ours. */
  server.get<{ Params: { id: string } }>('/views/raw/:id', async ({ params }, reply) => {
    const bytes = await store.pages.bytes(params.id)
    const why = bytes ? null : await store.pages.whyDropped(params.id)
    if (why !== null) return gone(reply, why)
    if (!bytes) return missing(reply, 'page with the hash', params.id)
    return reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment; filename="page.bin"')
      .send(bytes)
  })

  async function prove({ text, ...revision }: KeptRevision, page: FetchedPage | undefined): Promise<ProvedRevision> {
    const bytes = page ? await store.pages.bytes(page.rawHash) : null
    const unplaced = page && !bytes ? await store.pages.whyDropped(page.rawHash) : null
    const markup = bytes ? decodeBody(bytes, page?.headers['content-type'] ?? null).text : ''
    return { ...revision, unplaced, proof: proofOf(text, revision.article.removed ?? [], markup) }
  }
}
