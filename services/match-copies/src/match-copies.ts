import { comparePages, preparePage, type Comparison, type PreparedPage } from '@copydesk/copies'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import type { CarriedPage, Edge } from '@copydesk/store'
import { createCache } from './cache.ts'
import { decideArticles } from './decide-articles.ts'
import { reprintedLines } from './reprinted-lines.ts'

const CONCURRENCY = 4
const CANDIDATES = 60
// About 10 kB each: 40 MB at the most.
const PREPARED_KEPT = 4000

type Prepare = (page: CarriedPage) => PreparedPage

const matchCopies =
  (service: Service, prepare: Prepare): Handle<(typeof pipeline)['match-copies']> =>
  async ({ entryId, revisionId }) => {
    const { matching } = service.store
    const page = await matching.page(entryId)
    if (page?.revisionId !== revisionId) return { type: 'skipped', reason: 'a newer revision is there' }
    const own = prepare(page)
    await matching.fingerprint(entryId, revisionId, own.bands)
    const candidates = await matching.candidates(entryId, own.bands, CANDIDATES)
    const matched = candidates.flatMap((candidate) => matchBetween(page, candidate, prepare))
    await service.store.outletLines.reprinted(matched.flatMap(({ reprinted }) => reprinted))
    const edges = matched.map(({ edge }) => edge)

    const written = await matching.decide(entryId, revisionId, edges, service.now(), (around, former) =>
      decideArticles(around, prepare, former),
    )
    if (!written) return { type: 'skipped', reason: 'a newer revision is there' }
    return { type: 'done', events: written }
  }

type Matched = { edge: Edge; reprinted: string[] }

/** Where both carry the same text: the edge, `a` being the smaller id, so that both see the same one. */
function matchBetween(own: CarriedPage, other: CarriedPage, prepare: Prepare): Matched[] {
  const [a, b] = own.entryId < other.entryId ? [own, other] : [other, own]
  const comparison: Comparison = comparePages(prepare(a), prepare(b))
  if (!comparison.same) return []
  const edge = { a: a.entryId, b: b.entryId, revisionA: a.revisionId, revisionB: b.revisionId, comparison }
  return [{ edge, reprinted: reprintedLines(a, b, comparison) }]
}

const prepareCarried = (page: CarriedPage): PreparedPage =>
  preparePage({
    id: page.entryId,
    text: [page.text, ...page.creditLines].join('\n'),
    title: page.title,
    url: page.url,
    publisher: page.publisher ?? page.outlet,
    publishedAt: page.publishedAt?.toISOString() ?? null,
    seenAt: page.foundAt.toISOString(),
    byline: page.byline,
  })

export const matchCopiesService = defineStageService(pipeline['match-copies'], CONCURRENCY, (service) => {
  const cache = createCache<PreparedPage>(PREPARED_KEPT)
  return { handle: matchCopies(service, (page) => cache.get(page.revisionId, () => prepareCarried(page))) }
})
