export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json'

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
}

export type ParsedFeed = { feed: FeedHead; entries: FeedEntry[] }
