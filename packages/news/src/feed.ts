export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap'

/** What a feed says about itself. Times are ISO 8601 with their zone; a null is honest. */
export type FeedHead = {
  title: string | null
  link: string | null
  description: string | null
  language: string | null
  updated: string | null
  /** WebSub hub, https://www.w3.org/TR/websub/ */
  hub: string | null
  self: string | null
  format: FeedFormat
}

export type Enclosure = { url: string; type: string | null; length: number | null }

/** One thing a feed announces. `id` is the guid as the feed gives it, not Copydesk's id. */
export type FeedEntry = {
  id: string | null
  url: string | null
  title: string | null
  summary: string | null
  content: string | null
  authors: string[]
  publishedAt: string | null
  updatedAt: string | null
  categories: string[]
  enclosures: Enclosure[]
  source: { title: string | null; url: string | null } | null
  /** Where it happened, in degrees (https://www.georss.org/); only where the feed says so. */
  location?: { latitude: number; longitude: number }
}

/** How a feed says it wants to be kept up with; null and empty where it does not say. */
export type FeedSchedule = {
  /** RSS `ttl`: how long what was read may be taken as the newest. */
  ttlMinutes: number | null
  /** RSS 1.0 `sy:updatePeriod` divided by `sy:updateFrequency`: how long from one update to the next. */
  updateMinutes: number | null
  /** RSS `skipHours`: hours of the day, in GMT, 0 to 23, at which nothing is published. */
  skipHours: number[]
  /** RSS `skipDays`: days of the week, in GMT, 0 (Sunday) to 6, at which nothing is published. */
  skipDays: number[]
  /** All WebSub hubs, the one of the head first. */
  hubs: string[]
}

/** A feed as somebody's list has it. `folder` is its path of outlines, joined by "/"; `categories` are as the list writes them. */
export type FeedOutline = {
  title: string | null
  siteUrl: string | null
  folder: string | null
  categories: string[]
  /** Whatever else the list says of it, under the names it uses. */
  attributes: Record<string, string>
}

/** A sitemap that a sitemap index names. */
export type ChildSitemap = { url: string; updatedAt: string | null }

/** `sitemaps` is empty but for a sitemap index, which has no entries: these are to be read in its place, newest first. */
export type ParsedFeed = { feed: FeedHead; entries: FeedEntry[]; schedule: FeedSchedule; sitemaps: ChildSitemap[] }
