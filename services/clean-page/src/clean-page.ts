import { decodeBody, sniffContent } from '@copydesk/http'
import { publicationTime, type CleanedArticle } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import type { PageRow } from '@copydesk/store'
import { createCleaner, type Cleaner } from './cleaner.ts'

export { createCleaner, type Cleaner } from './cleaner.ts'

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
    const bytes = await store.pages.bytes(page.rawHash)
    if (!bytes) return { type: 'rejected', reason: 'the raw bytes are gone' }
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

async function keepRevision({ store, now }: Service, page: PageRow, article: CleanedArticle): Promise<Ended> {
  const { entryId, id: pageId, round } = page
  const publishedAt = publicationTime(article.publishedAt, now())
  const revisionId = await store.revisions.save({ entryId, pageId, round, publishedAt, article }, now())
  if (revisionId === null) return { type: 'skipped', reason: 'a later page was cleaned before it' }
  return { type: 'done', events: [{ entryId: page.entryId, revisionId }] }
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

export const cleanPageService = defineStageService(pipeline['clean-page'], 4, (service) => {
  const cleaner = createCleaner({ threads: service.config.cleanThreads, timeoutMs: CLEAN_TIMEOUT_MS })
  return { handle: cleanPage(service, cleaner), close: () => cleaner.close() }
})
