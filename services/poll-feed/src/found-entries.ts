import { canonicalUrl, contentHash, outletOf, publicationTime, storable, type FeedEntry } from '@copydesk/news'
import type { AnnouncedEntry } from '@copydesk/store'

const LONGEST_TEXT = 2000

/** The entries of a feed as they are kept: one for each page address. An entry without one is nothing to fetch. */
export function foundEntries(entries: FeedEntry[], now: Date): AnnouncedEntry[] {
  const found = new Map<string, AnnouncedEntry>()
  for (const entry of entries) {
    const url = entry.url ? canonicalUrl(entry.url) : null
    if (!url || found.has(url)) continue
    found.set(url, {
      canonicalUrl: url,
      outlet: outletOf(url),
      guid: kept(entry.id),
      title: kept(entry.title),
      publishedAt: publicationTime(entry.publishedAt, now),
      announced: contentHash(`${entry.title ?? ''}\n${entry.updatedAt ?? ''}`),
    })
  }
  return [...found.values()]
}

const kept = (text: string | null) => (text === null ? null : storable(text.slice(0, LONGEST_TEXT)))
