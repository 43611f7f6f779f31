import type { PageText } from './prepared-page.ts'

/** For tests: a page of which nothing is known but its text, and what else is told. */
export const samplePage = (id: string, text: string, more: Partial<PageText> = {}): PageText => ({
  id,
  text,
  title: null,
  url: null,
  publisher: null,
  publishedAt: null,
  seenAt: null,
  byline: [],
  ...more,
})
