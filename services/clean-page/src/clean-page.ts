import { decodeBody, sniffContent } from '@copydesk/http'
import { outletOf, publicationTime, type CleanedArticle } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import { withdrawalTold, type PageRow } from '@copydesk/store'
import { createCleaner, type Cleaner } from './cleaner.ts'
import { dropFurniture, lessonOf, linesOf } from './drop-furniture.ts'
import { killedBy } from './killed-by.ts'

export { createCleaner, type Cleaner } from './cleaner.ts'

/** Some wait for a thread and some for the store: so many share its round trips and commits. */
const CONCURRENCY = 16
const CLEAN_TIMEOUT_MS = 2000
// Some 80,000 words. What comes after takes time with every character.
const LONGEST_TEXT = 500_000
const READABLE = new Set(['html', 'xml', 'text'])

const cleanPage =
  (service: Service, cleaner: Cleaner): Handle<(typeof pipeline)['clean-page']> =>
  async ({ pageId }) => {
    const { store } = service
    const page = await store.pages.byId(pageId)
    if (!page) return { type: 'skipped', reason: 'the page is gone' }
    if (page.cleanedAt) return announceCleaned(service, page)
    const bytes = await store.pages.bytes(page.rawHash)
    if (!bytes)
      return endWithout(service, page, 'rejected', (await store.pages.whyDropped(page.rawHash)) ?? 'the bytes are gone')
    const contentType = page.headers['content-type'] ?? null
    const kind = sniffContent(bytes, contentType)
    if (!READABLE.has(kind)) return endWithout(service, page, 'rejected', `not a web page but ${kind}`)

    const cleaned = await cleaner.clean(decodeBody(bytes, contentType).text, { url: page.url })
    if (cleaned.type !== 'article') return endWithout(service, page, cleaned.type, cleaned.reason)
    if (cleaned.article.text.length > LONGEST_TEXT)
      return endWithout(service, page, 'rejected', 'longer than any article')
    return keepRevision(service, page, cleaned.article)
  }

type Ended = Awaited<ReturnType<ReturnType<typeof cleanPage>>>

/** Cleaned again it might come out otherwise, since more is known of its outlet: what was found is told again. */
async function announceCleaned({ store }: Service, { entryId, outcome }: PageRow): Promise<Ended> {
  const entry = await store.entries.byId(entryId)
  if (entry?.revisionId) return { type: 'done', events: [{ entryId, revisionId: entry.revisionId }] }
  // Killed between the rejection and its quarantine, it is held there now.
  return { type: entry?.disposition === 'rejected' ? 'rejected' : 'skipped', reason: outcome ?? 'no article' }
}

async function keepRevision(service: Service, page: PageRow, cleaned: CleanedArticle): Promise<Ended> {
  const { store, now } = service
  const { entryId, id: pageId, round } = page
  const outlet = outletOf(page.url)
  const shown = linesOf(cleaned)
  const known = await store.outletLines.known(outlet, shown.hashes, shown.paragraphs)
  const lines = lessonOf(outlet, shown, known)
  const earlier = round > 1 ? await store.revisions.newest(entryId) : null
  const article = dropFurniture(cleaned, known, earlier?.text ?? null, now())
  const notice = earlier && killedBy(article, earlier.text)
  if (notice) return endKilled(service, page, notice)
  const publishedAt = publicationTime(article.publishedAt, now())
  const revisionId = await store.revisions.save({ entryId, pageId, round, publishedAt, article, lines }, now())
  if (revisionId === null) return { type: 'skipped', reason: 'a later page was cleaned before it' }
  return { type: 'done', events: [{ entryId: page.entryId, revisionId }] }
}

/** What the page told until now is withdrawn, as if it were gone. It is not looked at again: a kill is for good. */
async function endKilled({ store, now }: Service, page: PageRow, notice: string): Promise<Ended> {
  const entry = await store.entries.byId(page.entryId)
  if (!entry) return { type: 'skipped', reason: 'the entry is gone' }
  const reason = `killed: ${notice}`
  const gone = { id: entry.id, round: page.round, reason, recheckAt: null }
  await store.entries.withdrawn(gone, now(), (article) => withdrawalTold(entry, reason, article))
  await store.pages.cleanedWithout(page, 'skipped', reason, now())
  return { type: 'skipped', reason }
}

/** A page without an article. What an earlier page of the entry gave stands. */
async function endWithout(
  service: Service,
  page: PageRow,
  type: 'skipped' | 'rejected',
  reason: string,
): Promise<Ended> {
  await service.store.pages.cleanedWithout(page, type, reason, service.now())
  return { type, reason }
}

export const cleanPageService = defineStageService(pipeline['clean-page'], CONCURRENCY, (service) => {
  const cleaner = createCleaner({ threads: service.config.cleanThreads, timeoutMs: CLEAN_TIMEOUT_MS })
  return { handle: cleanPage(service, cleaner), close: () => cleaner.close() }
})
