import { outletName } from '@copydesk/copies'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import { decideArticles } from './decide-articles.ts'
import { joinArticle } from './join-article.ts'
import { createPreparedPages, type PreparedPages } from './prepared-pages.ts'
import { edgeBetween, linesOfBoth, tiesAmong, type Candidate } from './ties.ts'

/** So many share round trips and commits; what is computed is computed one after another. */
const CONCURRENCY = 16
const CANDIDATES = 60

const matchCopies =
  (service: Service, pages: PreparedPages): Handle<(typeof pipeline)['match-copies']> =>
  async ({ entryId, revisionId }) => {
    const { matching } = service.store
    const page = await matching.page(entryId)
    if (page?.revisionId !== revisionId) return { type: 'skipped', reason: 'a newer revision is there' }
    const own: Candidate = { head: page, prepared: pages.prepare(page) }
    const keys = [...own.prepared.bands]
    await matching.fingerprint(entryId, revisionId, keys)

    const heads = await matching.candidates(page, keys, service.config.matchDays, CANDIDATES)
    const prepared = await pages.all(heads, matching.texts)
    const ties = tiesAmong(
      own,
      heads.flatMap((head) => {
        const known = prepared.get(head.entryId)
        return known ? [{ head, prepared: known }] : []
      }),
    )

    const reprinted = ties.flatMap((tie) => linesOfBoth(own, tie))
    await service.store.outletLines.reprinted(reprinted, service.now())
    const edges = ties.map(({ head }) => edgeBetween(page, head))
    const written = await matching.decide({
      entryId,
      revisionId,
      edges,
      at: service.now(),
      outlet: outletName(own.prepared.page),
      join: async (crowded, read) =>
        joinArticle(
          crowded,
          own.prepared,
          ties.map((tie) => tie.prepared),
          await pages.all([crowded.lead, crowded.longest], read),
        ),
      decide: async (around, former, read) =>
        decideArticles(around, await pages.all(around.pages, read), former && { ...former, now: page.text }),
    })
    if (!written) return { type: 'skipped', reason: 'a newer revision is there' }
    return { type: 'done', events: written }
  }

export const matchCopiesService = defineStageService(pipeline['match-copies'], CONCURRENCY, (service) => ({
  handle: matchCopies(service, createPreparedPages()),
}))
