import { parseFeed } from '@copydesk/feed'
import { decodeBody, type FetchOutcome, type Http } from '@copydesk/http'
import type { ChildSitemap, FeedEntry } from '@copydesk/news'
import { fetchInTurn, type Service } from '@copydesk/service'

/** What is new stands in the newest; an archive has thousands. */
const MOST_SITEMAPS = 3
const PATIENCE_MS = 60_000

type World = Service & { http: Http; stopping: AbortSignal }

/** The entries of the newest sitemaps that an index names, each asked for in its host's turn. One that fails is read at the next poll. */
export async function readSitemaps(world: World, sitemaps: ChildSitemap[], maxBytes: number): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = []
  for (const { url } of sitemaps.slice(0, MOST_SITEMAPS)) {
    const fetched = await fetchPatiently(world, url, maxBytes)
    const parsed =
      fetched.type === 'fetched' ? parseFeed(decodeBody(fetched.bytes, fetched.contentType).text, fetched.url) : fetched
    if (parsed.type === 'feed') entries.push(...parsed.parsed.entries)
    else world.log.warn({ url }, `a sitemap was not read: ${'reason' in parsed ? parsed.reason : parsed.type}`)
  }
  return entries
}

async function fetchPatiently(world: World, url: string, maxBytes: number): Promise<FetchOutcome> {
  const { http, now, stopping } = world
  const giveUpAt = now().getTime() + PATIENCE_MS
  for (;;) {
    const fetched = await fetchInTurn(world, http, url, { maxBytes }, { claim: 'hop' })
    if (fetched.type !== 'not yet') return fetched
    if (stopping.aborted || fetched.until > giveUpAt)
      return { type: 'failed', reason: 'its host has other requests first' }
    await world.wait(Math.max(fetched.until - now().getTime(), 0), stopping)
  }
}
