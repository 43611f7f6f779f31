import type { Http } from '@copydesk/http'
import { canonicalUrl, contentHash, isPermanentRedirect, stableId } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, fetchInTurn, openHttp, type NotYet, type Service } from '@copydesk/service'
import { withdrawalTold, type EntryRow } from '@copydesk/store'
import { decideFetch, tryAgainAt } from './decide-fetch.ts'
import { nextLook } from './next-look.ts'

/** Most of a fetch is waiting. A host may hold few of these places, so that slow ones do not hold all. */
export const FETCHES_AT_ONCE = 48
const PAGE_LIMIT_BYTES = 8 * 1024 * 1024
const HOUR_MS = 3_600_000
const ITS_TURN = 'waits for its turn at the host'
const ACCEPT = 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5'

/** What a fetch needs besides its entry. */
type World = Service & { http: Http; stopping: AbortSignal }

/** Fetches the page of an entry at its host's turn, and keeps what comes. */
export const fetchPage =
  (world: World): Handle<(typeof pipeline)['fetch-page']> =>
  async ({ entryId, round }) => {
    const { store, now } = world
    const entry = await store.entries.byId(entryId)
    if (!entry) return { type: 'skipped', reason: 'the entry is gone' }
    if (!entry.fetchAt || entry.round !== round) return announceFetched(world, entryId, round)
    if (entry.fetchAt > now()) return { type: 'snoozed', until: entry.fetchAt.getTime(), reason: 'not due yet' }

    return fetchNow(world, entry)
  }

type Ended = Awaited<ReturnType<ReturnType<typeof fetchPage>>>

async function fetchNow(world: World, entry: EntryRow): Promise<Ended> {
  const { id: entryId, round, leadsTo } = entry
  // A page that went away and is back is news, though it be the same.
  const validators = round > 1 && !entry.withdrawnAt ? await world.store.pages.validators(entryId) : {}
  const request = { accept: ACCEPT, ...validators, maxBytes: PAGE_LIMIT_BYTES, redirected: entry.hops }
  const turn = {
    holder: `page-${entryId}-${round}`,
    job: { entryId, round },
    keepsToRobots: true,
    isForbidden: entry.forbidden > 0,
  }
  const fetched = await fetchInTurn(world, leadsTo ?? entry.canonicalUrl, request, {
    ...turn,
    rank: leadsTo ? 'hop' : 'page',
  })
  if (fetched.type === 'not yet') return waitForSlot(world, entry, fetched)
  const decision = decideFetch(entry, fetched)
  switch (decision.type) {
    case 'keep':
      return keepPage(world, entry, decision.page)
    case 'unchanged':
      await lookAgainLater(world, entry)
      return { type: 'skipped', reason: 'not modified' }
    case 'withdrawn':
      await withdraw(world, entry, decision.reason)
      return { type: 'skipped', reason: decision.reason }
    case 'try again':
      return tryAgain(world, entry, decision)
    case 'reject':
      return reject(world, entry, decision.reason)
  }
}

/** A redirect that has to wait for its host goes on from there; what led to it is not asked again. */
async function waitForSlot({ store }: World, entry: EntryRow, { until, leadsTo, hops }: NotYet): Promise<Ended> {
  const at = new Date(until)
  await store.entries.keepSlot(entry.id, entry.round, at, leadsTo ?? entry.leadsTo, entry.hops + hops)
  return { type: 'snoozed', until, reason: ITS_TURN }
}

type Again = Extract<ReturnType<typeof decideFetch>, { type: 'try again' }>
type FetchedPage = Extract<Awaited<ReturnType<Http['fetch']>>, { type: 'fetched' }>

async function keepPage(world: World, entry: EntryRow, fetched: FetchedPage): Promise<Ended> {
  const { store, now } = world
  const address = canonicalUrl(fetched.url) ?? fetched.url
  const other = isLedForNow(entry, address, fetched)
    ? await store.entries.claimForNow(entry.id, address)
    : await store.entries.claimFinalUrl(entry.id, address)
  if (other?.isSame) {
    const reason = `the same page as ${other.canonicalUrl}`
    await settleUnread(world, entry, 'skipped', reason)
    return { type: 'skipped', reason }
  }
  if (other) {
    const reason = `leads to ${address} for now, and so does ${other.canonicalUrl}`
    return tryAgain(world, entry, { type: 'try again', reason, isTry: true, said: null, afterMs: null })
  }
  const rawHash = contentHash(fetched.bytes)
  const pageId = stableId('page', entry.id, String(entry.round), rawHash)
  const { url, status, headers } = fetched
  await store.pages.save(
    { id: pageId, entryId: entry.id, round: entry.round, url, status, headers, rawHash, fetchedAt: now() },
    fetched.bytes,
    nextLook(entry.foundAt, now(), world.config.recheckMs),
  )
  return { type: 'done', events: [{ pageId }] }
}

/** How a redirect that was put off was meant is not known any more: it counts as one for now. */
const isLedForNow = (entry: EntryRow, address: string, { redirects }: FetchedPage) =>
  address !== entry.canonicalUrl &&
  (entry.leadsTo !== null || redirects.some(({ status }) => !isPermanentRedirect(status)))

/** The page of this round is here already: tell of it again, in case a crash came before the telling. */
async function announceFetched({ store }: Service, entryId: string, round: number): Promise<Ended> {
  const page = await store.pages.ofRound(entryId, round)
  if (page) return { type: 'done', events: [{ pageId: page.id }] }
  const entry = await store.entries.byId(entryId)
  // Killed between the rejection and its quarantine, it is held there now.
  if (entry?.round === round && entry.disposition === 'rejected') {
    return { type: 'rejected', reason: entry.reason ?? 'rejected before' }
  }
  return { type: 'skipped', reason: 'nothing left to fetch' }
}

async function withdraw({ store, now, config }: World, entry: EntryRow, reason: string) {
  const recheckAt = nextLook(entry.foundAt, now(), config.recheckMs)
  await store.entries.withdrawn({ id: entry.id, round: entry.round, reason, recheckAt }, now(), (article) =>
    withdrawalTold(entry, reason, article),
  )
}

async function tryAgain(world: World, entry: EntryRow, failed: Again): Promise<Ended> {
  const { store, config, now, stopping } = world
  // Not the host's failure: it is not counted.
  if (stopping.aborted) return { type: 'snoozed', until: now().getTime(), reason: 'the stage is stopping' }
  const { reason, isTry, said } = failed
  const at = tryAgainAt(entry, failed, config, now())
  if (!at) return reject(world, entry, `${reason} (for ${config.giveUpMs / HOUR_MS} hours)`)
  await store.entries.tryAgain(entry.id, entry.round, { at, reason, isTry, said }, now())
  return { type: 'snoozed', until: at.getTime(), reason }
}

async function reject(world: World, entry: EntryRow, reason: string): Promise<Ended> {
  await settleUnread(world, entry, 'rejected', reason)
  return { type: 'rejected', reason }
}

/** The end of a page that gave nothing. What is known of it from before stands. */
async function settleUnread(world: World, entry: EntryRow, type: 'skipped' | 'rejected', reason: string) {
  if (entry.revisionId) await lookAgainLater(world, entry)
  else await world.store.entries.settle(entry.id, entry.round, type, reason, world.now())
}

/** A look that showed nothing new is not the last one. */
const lookAgainLater = ({ store, config, now }: World, { id, round, foundAt }: EntryRow) =>
  store.entries.unchanged(id, round, nextLook(foundAt, now(), config.recheckMs))

export const fetchPageService = defineStageService(pipeline['fetch-page'], FETCHES_AT_ONCE, (service, stopping) => {
  const now = () => service.now().getTime()
  const http = openHttp(service.config, { signal: stopping, robotsKeep: service.store.robots, now })
  return { handle: fetchPage({ ...service, http, stopping }), close: () => http.close() }
})
