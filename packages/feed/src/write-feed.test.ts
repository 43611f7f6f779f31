import fc from 'fast-check'
import { parseAtomFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'
import { writeAtom, type WrittenEntry, type WrittenFeed, writeJsonFeed } from './write-feed.ts'

const AT = new Date('2026-03-10T08:00:00Z')
const ADDRESS = 'https://desk.example/stories.atom?q=a&b="c"'

const entryOf = (own: Partial<WrittenEntry>): WrittenEntry => ({
  id: 'tag:desk.example,2026:story/1',
  url: 'https://a.example/1?x=1&y=2',
  title: 'Quake',
  summary: null,
  html: '<p>Text</p>',
  publishedAt: AT,
  updatedAt: AT,
  authors: [],
  ...own,
})
const feedOf = (entries: WrittenEntry[]): WrittenFeed => ({
  id: 'tag:desk.example,2026:stories',
  title: 'Stories',
  selfUrl: new URL(ADDRESS).href,
  homeUrl: 'https://desk.example/',
  nextUrl: null,
  updatedAt: AT,
  entries,
})
const parsed = (text: string) => {
  const outcome = parseFeed(text, ADDRESS)
  if (outcome.type !== 'feed') throw new Error(outcome.reason)
  return outcome.parsed
}

describe('feeds of our own', () => {
  it('hold any text as it is, for our own reader and another', () => {
    // What XML cannot write is left out; blanks are the reader's to fold.
    const anything = fc.string({ unit: 'binary', minLength: 1 }).map((text) => `“${text}” <b>&amp; ]]> "x"`)
    fc.assert(
      fc.property(anything, (title) => {
        const feed = feedOf([entryOf({ title, summary: title, authors: [title] })])
        const written = writeAtom(feed)
        expect(written).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u)
        const kept = folded(title.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
        expect(folded(parseAtomFeed(written).entries?.[0]?.title?.value ?? '')).toBe(kept)
        expect(parsed(written).entries).toHaveLength(1)
        const json = JSON.parse(writeJsonFeed(feed)) as { items: { title: string }[] }
        expect(json.items[0]?.title).toBe(title)
      }),
      { seed: 4, numRuns: 100 },
    )
  })

  it('come back as they were written', () => {
    const entry = entryOf({ summary: 'It shook & stopped.', authors: ['Northwire', 'The Gazette'] })
    for (const write of [writeAtom, writeJsonFeed]) {
      const { feed, entries } = parsed(write(feedOf([entry])))
      expect(feed).toMatchObject({ title: 'Stories', link: 'https://desk.example/', self: new URL(ADDRESS).href })
      expect(entries).toMatchObject([
        { id: entry.id, url: entry.url, title: 'Quake', summary: 'It shook & stopped.', authors: entry.authors },
      ])
    }
  })
})

const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
