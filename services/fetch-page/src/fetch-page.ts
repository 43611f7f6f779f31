import { createHttp, hostKey, type Http } from '@copydesk/http'
import { canonicalUrl, contentHash, stableId } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, takeTurn, type Service } from '@copydesk/service'
import type { EntryRow } from '@copydesk/store'
import { decideFetch, MAX_TRIES } from './decide-fetch.ts'

const CONCURRENCY = 16
const PAGE_LIMIT_BYTES = 8 * 1024 * 1024
const ACCEPT = 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5'

const fetchPage =
  (service: Service, http: Http): Handle<(typeof pipeline)['fetch-page']> =>
  async ({ entryId, round }) => {
    const { store, config } = service
    const entry = await store.entries.byId(entryId)
    if (!entry) return { type: 'skipped', reason: 'the entry is gone' }
    if (!entry.fetchAt || entry.round !== round) return announceFetched(service, entryId, round)
    if (entry.fetchAt > service.now()) return { type: 'snoozed', until: entry.fetchAt.getTime(), reason: 'not due yet' }

    const allowed = await http.robots(entry.canonicalUrl)
    if (allowed.type === 'disallowed') return reject(service, entry, `robots.txt forbids it (${allowed.rule})`)
    if (allowed.type === 'unreachable') return tryAgain(service, entry, `robots.txt: ${allowed.reason}`, null)
    const intervalMs = Math.max(config.hostIntervalMs, (allowed.crawlDelaySeconds ?? 0) * 1000)
    const turn = await takeTurn(service, hostKey(entry.canonicalUrl), intervalMs, entry.slotAt, (slot) =>
      store.entries.keepSlot(entry.id, round, slot),
    )
    if (turn) return { type: 'snoozed', until: turn.getTime(), reason: 'waits for its turn at the host' }
    return fetchNow(service, http, entry)
  }

type Ended = Awaited<ReturnType<ReturnType<typeof fetchPage>>>

async function fetchNow(service: Service, http: Http, entry: EntryRow): Promise<Ended> {
  const { store } = service
  const validators = entry.round > 1 ? await store.pages.validators(entry.id) : {}
  const fetched = await http.fetch(entry.canonicalUrl, { accept: ACCEPT, ...validators, maxBytes: PAGE_LIMIT_BYTES })
  const decision = decideFetch(entry, fetched)
  switch (decision.type) {
    case 'keep':
      return keepPage(service, entry, decision.page)
    case 'unchanged':
      await store.entries.unchanged(entry.id)
      return { type: 'skipped', reason: 'not modified' }
    case 'withdrawn':
      await withdraw(service, entry, decision.reason)
      return { type: 'skipped', reason: decision.reason }
    case 'try again':
      return tryAgain(service, entry, decision.reason, decision.afterMs)
    case 'reject':
      return reject(service, entry, decision.reason)
  }
}

type FetchedPage = Extract<Awaited<ReturnType<Http['fetch']>>, { type: 'fetched' }>

async function keepPage({ store, now }: Service, entry: EntryRow, fetched: FetchedPage): Promise<Ended> {
  const other = await store.entries.claimFinalUrl(entry.id, canonicalUrl(fetched.url) ?? fetched.url)
  if (other) {
    const reason = `the same page as ${other.canonicalUrl}`
    await store.entries.settle(entry.id, 'skipped', reason, now())
    return { type: 'skipped', reason }
  }
  const rawHash = contentHash(fetched.bytes)
  const pageId = stableId('page', entry.id, String(entry.round), rawHash)
  const { url, status, headers } = fetched
  await store.pages.save(
    { id: pageId, entryId: entry.id, round: entry.round, url, status, headers, rawHash, fetchedAt: now() },
    fetched.bytes,
  )
  return { type: 'done', events: [{ pageId }] }
}

/** The page of this round is here already: tell of it again, in case a crash came before the telling. */
async function announceFetched({ store }: Service, entryId: string, round: number): Promise<Ended> {
  const page = await store.pages.ofRound(entryId, round)
  if (!page) return { type: 'skipped', reason: 'nothing left to fetch' }
  return { type: 'done', events: [{ pageId: page.id }] }
}

async function withdraw({ store, now }: Service, entry: EntryRow, reason: string) {
  const articleId = (await store.matching.page(entry.id))?.articleId
  const change = {
    key: `article.withdrawn:${entry.id}:${entry.round}`,
    type: 'copydesk.article.withdrawn',
    subject: articleId ?? '',
    data: { articleId, url: entry.finalUrl ?? entry.canonicalUrl, outlet: entry.outlet, reason },
  } as const
  await store.entries.withdrawn(entry.id, reason, now(), articleId ? [change] : [])
}

async function tryAgain(service: Service, entry: EntryRow, reason: string, askedMs: number | null): Promise<Ended> {
  if (entry.tries + 1 >= MAX_TRIES) return reject(service, entry, `${reason} (${MAX_TRIES} tries)`)
  const { store, config, now } = service
  const until = new Date(now().getTime() + (askedMs ?? config.retryMs * 2 ** entry.tries))
  if (askedMs !== null) await store.hosts.holdUntil(hostKey(entry.canonicalUrl), until)
  await store.entries.tryAgain(entry.id, entry.round, until, reason)
  return { type: 'snoozed', until: until.getTime(), reason }
}

async function reject({ store, now }: Service, entry: EntryRow, reason: string): Promise<Ended> {
  // What is known of the page stands: only a page never read is rejected.
  if (entry.revisionId) await store.entries.unchanged(entry.id)
  else await store.entries.settle(entry.id, 'rejected', reason, now())
  return { type: 'rejected', reason }
}

export const fetchPageService = defineStageService(pipeline['fetch-page'], CONCURRENCY, (service) => {
  const http = createHttp({ userAgent: service.config.userAgent, allowHosts: service.config.allowHosts })
  return { handle: fetchPage(service, http), close: () => http.close() }
})
