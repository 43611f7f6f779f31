import type { FeedEntry, FeedFormat } from '@copydesk/news'

/** A value as a feed gave it: neither cleaned nor trusted. */
export type Said = string | null | undefined

/** Marked-up text as a feed gave it. `base` is its own xml:base; `plain` says that it holds no markup. */
export type SaidText = { value: Said; base?: Said; plain?: boolean }

export type EntryDraft = {
  /** xml:base of the entry. */
  base: Said
  id: Said
  /** Where its page may be, in order of trust: the first that is an address counts. */
  urls: Said[]
  title: SaidText
  summary: SaidText
  content: SaidText
  authors: Said[]
  /** In order of trust: the first that can be read counts. */
  published: Said[]
  updated: Said[]
  categories: Said[]
  enclosures: { url: Said; type: Said; length: number | null }[]
  source: { title: Said; url: Said } | null
  location: FeedEntry['location'] | null
}

export type ScheduleDraft = {
  ttl: Said
  updatePeriod: Said
  updateFrequency: Said
  skipHours: Said[]
  skipDays: Said[]
  hubs: Said[]
}

/** What each format's reader gives; finish.ts turns it into the one shape. */
export type FeedDraft = {
  format: FeedFormat
  /** xml:base of the feed. */
  base: Said
  title: SaidText
  link: Said
  description: SaidText
  language: Said
  updated: Said[]
  self: Said
  schedule: ScheduleDraft
  entries: EntryDraft[]
  sitemaps: { url: Said; updated: Said[] }[]
}

export const NO_SCHEDULE: ScheduleDraft = {
  ttl: null,
  updatePeriod: null,
  updateFrequency: null,
  skipHours: [],
  skipDays: [],
  hubs: [],
}
