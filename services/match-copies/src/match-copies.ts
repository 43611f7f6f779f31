import { outletName } from '@copydesk/copies'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import type { CarriedPage } from '@copydesk/store'
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
    await matching.fingerprint(entryId, revisionId, [...pages.prepare(page).bands])
    let written = await placeAmong(service, pages, page)
    // Each time because a neighbour has got another text meanwhile, which is compared now.
    while (written === 'stale') written = await placeAmong(service, pages, page)
    if (!written) return { type: 'skipped', reason: 'a newer revision is there' }
    return { type: 'done', events: written }
  }

/** Compares a page with those like it, and places it among them; `stale` where one of these changed before it was placed. */
async function placeAmong({ store, config, now }: Service, pages: PreparedPages, page: CarriedPage) {
  const { matching } = store
  const own: Candidate = { head: page, prepared: pages.prepare(page) }
  const heads = await matching.candidates(page, [...own.prepared.bands], config.matchDays, CANDIDATES)
  const prepared = await pages.all(heads, matching.texts)
  const ties = tiesAmong(
    own,
    heads.flatMap((head) => {
      const known = prepared.get(head.entryId)
      return known ? [{ head, prepared: known }] : []
    }),
  )
  const reprinted = ties.flatMap((tie) => linesOfBoth(own, tie))
  await store.outletLines.reprinted(reprinted, now())
  return matching.decide({
    entryId: page.entryId,
    revisionId: page.revisionId,
    edges: ties.map(({ head }) => edgeBetween(page, head)),
    at: now(),
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
}

export const matchCopiesService = defineStageService(pipeline['match-copies'], CONCURRENCY, (service) => ({
  handle: matchCopies(service, createPreparedPages()),
}))
