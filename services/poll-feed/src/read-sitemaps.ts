import { parseFeed } from '@copydesk/feed'
import { decodeBody, type Fetched, type Http } from '@copydesk/http'
import type { ChildSitemap, FeedEntry } from '@copydesk/news'
import { fetchInTurn, type Service } from '@copydesk/service'
import type { KnownSitemap } from '@copydesk/store'
import { FEED_LIMIT_BYTES, turnIn } from './ask-feed.ts'
import { chooseSitemaps } from './choose-sitemaps.ts'

/** For how long a poll waits for its sitemaps' turns, all in all; but one of an index at least is waited for so long. */
const PATIENCE_MS = 20_000
const PATIENCE_FOR_ONE_MS = 60_000
/** An index may name indexes, but those no others (https://www.sitemaps.org/protocol.html#index allows neither). */
const DEEPEST = 1

type World = Service & { http: Http; stopping: AbortSignal }

/** `keep` is given the entries of one sitemap as soon as it is read, and says how many of them are new. */
type Reading<Kept> = {
  feedId: string
  known: KnownSitemap[]
  keep: (entries: FeedEntry[], fetched: Fetched) => Promise<Kept>
}

/** How deep in the indexes, what is left of the poll's patience, and how much of it one sitemap may take. */
type Going = { depth: number; patience: { leftMs: number }; patienceMs: number }

/**
 * Reads some of the sitemaps that an index names, each asked for in its host's turn and by the validators it had. One
 * that fails, or whose turn does not come in time, is read at the next poll. Gives what `keep` made of each that was read.
 */
export const readSitemaps = <Kept extends { fresh: number }>(
  world: World,
  sitemaps: ChildSitemap[],
  reading: Reading<Kept>,
): Promise<Kept[]> => readSome(world, sitemaps, reading, DEEPEST, { leftMs: PATIENCE_MS })

async function readSome<Kept extends { fresh: number }>(
  world: World,
  sitemaps: ChildSitemap[],
  reading: Reading<Kept>,
  depth: number,
  patience: { leftMs: number },
): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const [at, sitemap] of chooseSitemaps(sitemaps, reading.known).entries()) {
    const patienceMs = at === 0 ? PATIENCE_FOR_ONE_MS : patience.leftMs
    if (world.stopping.aborted || patienceMs <= 0) break
    kept.push(...(await readSitemap(world, sitemap, reading, { depth, patience, patienceMs })))
  }
  return kept
}

async function readSitemap<Kept extends { fresh: number }>(
  world: World,
  { url, updatedAt }: ChildSitemap,
  reading: Reading<Kept>,
  { depth, patience, patienceMs }: Going,
): Promise<Kept[]> {
  const { feedId, known, keep } = reading
  const askedAt = world.now()
  const before = known.find((sitemap) => sitemap.url === url) ?? { ...NEVER_READ, url, askedAt }
  const { etag, lastModified } = before
  const request = { etag, lastModified, maxBytes: FEED_LIMIT_BYTES, unzip: true, cut: true, signal: world.stopping }
  const fetched = await fetchInTurn(world, url, request, { holder: url, rank: 'hop', patienceMs })
  if (fetched.type === 'not yet') return []
  patience.leftMs -= world.now().getTime() - askedAt.getTime() - fetched.answerMs
  // Its turn did not come: it was not asked, and is among the first at the next poll.
  if (turnIn(fetched) !== null) return []
  const asked = (read: Partial<KnownSitemap>) => world.store.sitemaps.asked(feedId, { ...before, ...read, askedAt })
  if (fetched.type === 'not modified') {
    await asked({ updatedAt })
    return []
  }
  const parsed =
    fetched.type === 'fetched' ? parseFeed(decodeBody(fetched.bytes, fetched.contentType).text, fetched.url) : fetched
  if (parsed.type !== 'feed' || fetched.type !== 'fetched') {
    world.log.warn({ url }, `a sitemap was not read: ${'reason' in parsed ? parsed.reason : parsed.type}`)
    await asked({})
    return []
  }
  const { entries, sitemaps } = parsed.parsed
  const own = await keep(entries, fetched)
  const beneath = depth > 0 ? await readSome(world, sitemaps, reading, depth - 1, patience) : []
  // An index that is the same may name sitemaps that are not.
  const validators = sitemaps.length > 0 ? { etag: null, lastModified: null } : fetched
  const newsAt = own.fresh > 0 ? askedAt : before.newsAt
  await asked({ etag: validators.etag, lastModified: validators.lastModified, updatedAt, newsAt })
  return [own, ...beneath]
}

const NEVER_READ = { etag: null, lastModified: null, updatedAt: null, newsAt: null }
