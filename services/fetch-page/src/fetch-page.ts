import type { Http } from '@copydesk/http'
import { canonicalUrl, contentHash, stableId } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, fetchInTurn, openHttp, robotsInTurn, type NotYet, type Service } from '@copydesk/service'
import type { EntryRow } from '@copydesk/store'
import { decideFetch, MAX_TRIES } from './decide-fetch.ts'
import { nextLook } from './next-look.ts'
import { mayFollow } from './may-follow.ts'
import { withdrawalTold } from './withdrawal.ts'

/** Most of a fetch is waiting. A host may hold few of these places, so that slow ones do not hold all. */
export const FETCHES_AT_ONCE = 48
const PAGE_LIMIT_BYTES = 8 * 1024 * 1024
const ITS_TURN = 'waits for its turn at the host'
const ACCEPT = 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5'

/** What a fetch needs besides its entry. */
type World = Service & { http: Http; stopping: AbortSignal }

/** Fetches the page of an entry at its host's turn, and keeps what comes. */
export const fetchPage =
  (world: World): Handle<(typeof pipeline)['fetch-page']> =>
  async ({ entryId, round }) => {
    const { store, http, now } = world
    const entry = await store.entries.byId(entryId)
    if (!entry) return { type: 'skipped', reason: 'the entry is gone' }
    if (!entry.fetchAt || entry.round !== round) return announceFetched(world, entryId, round)
    if (entry.fetchAt > now()) return { type: 'snoozed', until: entry.fetchAt.getTime(), reason: 'not due yet' }

    // A job that was told twice is not later than its slot.
    if (entry.slotAt && entry.slotAt > now())
      return { type: 'snoozed', until: entry.slotAt.getTime(), reason: ITS_TURN }

    const allowed = await robotsInTurn(world, http, entry.canonicalUrl, entry.slotAt ? 'slot' : 'new')
    if (allowed.type === 'not yet') return waitForSlot(world, entry, allowed)
    if (allowed.type === 'disallowed') return reject(world, entry, `robots.txt forbids it (${allowed.rule})`)
    if (allowed.type === 'unreachable') return tryAgain(world, entry, allowed.reason, allowed.until - now().getTime())
    return fetchNow(world, entry, allowed.crawlDelaySeconds)
  }

type Ended = Awaited<ReturnType<ReturnType<typeof fetchPage>>>

/** The slot is kept with the entry, so that a lost queue does not ask for another. */
async function waitForSlot({ store }: World, entry: EntryRow, { until }: NotYet): Promise<Ended> {
  await store.entries.keepSlot(entry.id, entry.round, new Date(until))
  return { type: 'snoozed', until, reason: ITS_TURN }
}

async function fetchNow(world: World, entry: EntryRow, delaySeconds: number | null): Promise<Ended> {
  const { store, http } = world
  // A page that went away and is back is news, though it be the same.
  const validators = entry.round > 1 && !entry.withdrawnAt ? await store.pages.validators(entry.id) : {}
  const fetched = await fetchInTurn(
    world,
    http,
    entry.canonicalUrl,
    { accept: ACCEPT, ...validators, maxBytes: PAGE_LIMIT_BYTES },
    { claim: entry.slotAt ? 'slot' : 'new', delaySeconds, mayFollow: mayFollow(world, http) },
  )
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
      return tryAgain(world, entry, decision.reason, decision.afterMs)
    case 'reject':
      return reject(world, entry, decision.reason)
  }
}

type FetchedPage = Extract<Awaited<ReturnType<Http['fetch']>>, { type: 'fetched' }>

async function keepPage(world: World, entry: EntryRow, fetched: FetchedPage): Promise<Ended> {
  const { store, now } = world
  const other = await store.entries.claimFinalUrl(entry.id, canonicalUrl(fetched.url) ?? fetched.url)
  if (other) {
    const reason = `the same page as ${other.canonicalUrl}`
    await settleUnread(world, entry, 'skipped', reason)
    return { type: 'skipped', reason }
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

async function tryAgain(world: World, entry: EntryRow, reason: string, askedMs: number | null): Promise<Ended> {
  // Not the host's failure: it is not counted.
  if (world.stopping.aborted) return { type: 'snoozed', until: world.now().getTime(), reason: 'the stage is stopping' }
  if (entry.tries + 1 >= MAX_TRIES) return reject(world, entry, `${reason} (${MAX_TRIES} tries)`)
  const { store, config, now } = world
  const until = new Date(now().getTime() + (askedMs ?? config.retryMs * 2 ** entry.tries))
  await store.entries.tryAgain(entry.id, entry.round, until, reason)
  return { type: 'snoozed', until: until.getTime(), reason }
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
  const http = openHttp(service.config, stopping)
  return { handle: fetchPage({ ...service, http, stopping }), close: () => http.close() }
})
