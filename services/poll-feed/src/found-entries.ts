import { canonicalUrl, contentHash, outletOf, stableId, storable, type FeedEntry } from '@copydesk/news'
import type { FoundEntry } from '@copydesk/store'

/** The entries of a feed as they are kept: one for each page address. An entry without one is nothing to fetch. */
export function foundEntries(entries: FeedEntry[]): FoundEntry[] {
  const found = new Map<string, FoundEntry>()
  for (const entry of entries) {
    const url = entry.url ? canonicalUrl(entry.url) : null
    if (!url || found.has(url)) continue
    found.set(url, {
      id: stableId('entry', url),
      canonicalUrl: url,
      outlet: outletOf(url),
      guid: entry.id === null ? null : storable(entry.id),
      title: entry.title === null ? null : storable(entry.title),
      publishedAt: dateOf(entry.publishedAt),
      announced: contentHash(`${entry.title ?? ''}\n${entry.updatedAt ?? ''}`),
    })
  }
  return [...found.values()]
}

const dateOf = (text: string | null): Date | null => {
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time)
}
