import { describe, expect, it } from 'vitest'
import type { FeedEntry } from '@copydesk/news'
import { foundEntries } from './found-entries.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const entry = (over: Partial<FeedEntry>): FeedEntry => ({
  id: 'one',
  url: 'https://news.example/a',
  title: 'A title',
  summary: null,
  content: null,
  authors: [],
  publishedAt: '2026-03-10T10:00:00Z',
  updatedAt: null,
  categories: [],
  enclosures: [],
  source: null,
  ...over,
})

describe('foundEntries', () => {
  it('keeps one entry for each page address, and none without one', () => {
    const urls = ['https://news.example/a', 'https://NEWS.example/a#top', null, 'javascript:alert(1)', 'http://[half']
    const found = foundEntries(
      urls.map((url) => entry({ url })),
      NOW,
    )
    expect(found.map(({ canonicalUrl }) => canonicalUrl)).toEqual(['https://news.example/a'])
  })

  it('takes no host that is longer than a name can be', () => {
    expect(foundEntries([entry({ url: `https://${'a.'.repeat(200)}example/` })], NOW)).toEqual([])
  })

  it.each([
    ['9999-12-31T23:59:59Z', null],
    ['1901-01-01T00:00:00Z', null],
    ['not a date', null],
    ['2026-03-10T10:00:00+01:00', new Date('2026-03-10T09:00:00Z')],
  ])('reads the date %s as %s', (publishedAt, expected) => {
    expect(foundEntries([entry({ publishedAt })], NOW)[0]?.publishedAt).toEqual(expected)
  })

  it('keeps titles and ids that PostgreSQL takes, and not whole books', () => {
    const [found] = foundEntries([entry({ title: `\u0000\ud800${'long '.repeat(9000)}`, id: 'a\u0000b' })], NOW)
    expect(found?.title?.length).toBeLessThanOrEqual(2000)
    expect(found?.title).toMatch(/^\ufffdlong/)
    expect(found?.guid).toBe('ab')
  })
})
