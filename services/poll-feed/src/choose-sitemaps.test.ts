import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChildSitemap } from '@copydesk/news'
import type { KnownSitemap } from '@copydesk/store'
import { chooseSitemaps } from './choose-sitemaps.ts'

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`
const dated = (name: string, n: number): ChildSitemap => ({ url: name, updatedAt: day(n) })
const undated = (name: string): ChildSitemap => ({ url: name, updatedAt: null })
const read = ({ url, updatedAt }: ChildSitemap, hour: number, over: Partial<KnownSitemap> = {}): KnownSitemap => ({
  url,
  updatedAt,
  etag: null,
  lastModified: null,
  askedAt: new Date(Date.UTC(2026, 2, 20, hour)),
  newsAt: null,
  ...over,
})
const names = (children: ChildSitemap[], known: KnownSitemap[] = []) =>
  chooseSitemaps(children, known).map(({ url }) => url)

describe('of an index whose sitemaps have dates', () => {
  const all = [dated('a', 9), dated('b', 8), dated('c', 7), dated('d', 6), dated('e', 5)]

  it('the newest are read, and again while nothing changes: dates are often forgotten', () => {
    expect(names(all)).toEqual(['a', 'b', 'c'])
    expect(names(all, [read(dated('a', 9), 1), read(dated('b', 8), 1), read(dated('c', 7), 1)])).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('those go first that changed, the longest unread before others', () => {
    const known = [read(dated('a', 9), 4), read(dated('b', 8), 3), read(dated('c', 7), 2), read(dated('d', 6), 1)]
    const now = [dated('e', 14), dated('a', 13), dated('b', 12), dated('d', 11), dated('c', 7)]
    expect(names(now, known)).toEqual(['e', 'd', 'b'])
  })

  it('one that is named first, and is as old as an archive, is not read', () => {
    const known = [read(dated('a', 9), 1), read(dated('b', 8), 1), read(dated('c', 7), 1)]
    expect(names([...all, dated('old', 1)], known)).toEqual(['a', 'b', 'c'])
  })
})

describe('of an index whose sitemaps have no dates', () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map(undated)

  it('the last are read first', () => {
    expect(names(all)).toEqual(['e', 'd', 'c'])
  })

  it('the one that had something new is read each time, and the others in turn', () => {
    const known = [read(undated('e'), 1), read(undated('d'), 1, { newsAt: new Date(0 + 1) }), read(undated('c'), 1)]
    expect(names(all, known)).toEqual(['d', 'b', 'a'])
  })

  it('some are read beside those that have dates', () => {
    expect(names([dated('x', 3), dated('y', 2), dated('z', 1), undated('u')])).toEqual(['x', 'y', 'u'])
    expect(names([dated('x', 3), undated('u'), undated('v'), undated('w')])).toEqual(['x', 'w', 'v'])
  })
})

it('whatever changes at once or has no date, every sitemap has its turn', () => {
  const child = fc.record({ url: fc.nat(60).map(String), isDated: fc.boolean() })
  fc.assert(
    fc.property(fc.uniqueArray(child, { selector: ({ url }) => url, maxLength: 40, minLength: 1 }), (children) => {
      const known = new Map<string, KnownSitemap>()
      const everRead = new Set<string>()
      for (let poll = 0; poll < 2 * children.length + 2; poll += 1) {
        // Everything with a date changes each time: none may starve the others.
        const now = children.map(({ url, isDated }) => ({ url, updatedAt: isDated ? day(1 + poll) : null }))
        const chosen = chooseSitemaps(now, [...known.values()])
        expect(chosen.length).toBe(Math.min(3, new Set(chosen).size))
        for (const sitemap of chosen) {
          known.set(sitemap.url, read(sitemap, poll, { askedAt: new Date(Date.UTC(2026, 2, 20, 0, poll)) }))
          everRead.add(sitemap.url)
        }
      }
      expect(everRead.size).toBe(children.length)
    }),
    { seed: 21, numRuns: 200 },
  )
})
