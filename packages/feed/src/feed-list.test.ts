import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareFeed, parseOpml, readFeedList, writeOpml, type ListedFeed } from './feed.ts'

const FEEDS: ListedFeed[] = [
  {
    url: 'https://a.example/feed?x=1&y=2',
    title: 'A & "B" <C>',
    siteUrl: 'https://a.example/',
    folder: null,
    categories: [],
    attributes: { text: 'A', type: 'atom', description: 'All of "A"', filterMode: '1' },
  },
  {
    url: 'https://b.example/rss',
    title: null,
    siteUrl: null,
    folder: 'World',
    categories: ['/Regional/Europe', 'wire'],
    attributes: {},
  },
  { ...bareFeed('https://c.example/rss'), title: 'Zeitung für Alle', folder: 'World/Europe' },
  { ...bareFeed('https://b.example/rss'), folder: 'World/Europe' },
]

describe('OPML', () => {
  it('reads back what it wrote', () => {
    const outcome = parseOpml(writeOpml('My feeds', FEEDS))
    if (outcome.type === 'rejected') throw new Error(outcome.reason)
    expect(outcome.title).toBe('My feeds')
    expect(outcome.feeds).toEqual(FEEDS)
  })

  it('keeps each address once a folder, in folders however deep', () => {
    const outcome = parseOpml(
      '<opml version="1.0"><body><outline text="N"><outline text="a" xmlUrl="http://a.example/f"/><outline xmlUrl="http://a.example/f"/>' +
        '<outline text="no address"/><outline xmlUrl="javascript:1"/></outline></body></opml>',
    )
    expect(outcome).toEqual({
      type: 'opml',
      title: null,
      feeds: [{ ...bareFeed('http://a.example/f'), title: 'a', folder: 'N' }],
      leftOut: ['javascript:1'],
    })
  })

  it.each([
    ['', 'no opml'],
    ['<html></html>', 'no opml'],
    ['<opml><body><outline', 'broken'],
  ])('rejects %j', (text, reason) => {
    expect(parseOpml(text)).toMatchObject({ type: 'rejected', reason: expect.stringContaining(reason) })
  })

  it('reads outlines to their ends, however long their descriptions are', () => {
    const outline = (at: number) =>
      `<outline text="A > B" description="${'x'.repeat(5000)}" xmlUrl="http://a.example/${at}"/>`
    const outcome = parseOpml(
      `<opml><body>${Array.from({ length: 40 }, (_, at) => outline(at)).join('')}</body></opml>`,
    )
    expect(outcome).toMatchObject({ feeds: Array.from({ length: 40 }, () => ({ title: 'A > B' })) })
  })

  it('keeps the feeds of folders deeper than a path may be', () => {
    const [open, close] = ['<outline text="f">', '</outline>'].map((tag) => tag.repeat(30))
    const outcome = parseOpml(`<opml><body>${open}<outline xmlUrl="http://a.example/f"/>${close}</body></opml>`)
    expect(outcome).toMatchObject({ feeds: [{ url: 'http://a.example/f', folder: Array(16).fill('f').join('/') }] })
  })

  it.each([
    ['feed://a.example/f', 'http://a.example/f'],
    ['feed:https://a.example/f', 'https://a.example/f'],
    ['feed://https://a.example/f', 'https://a.example/f'],
    [' https://a.example/f ', 'https://a.example/f'],
  ])('takes %j for an address', (said, url) => {
    expect(parseOpml(`<opml><body><outline xmlUrl="${said}"/></body></opml>`)).toMatchObject({ feeds: [{ url }] })
  })

  it('keeps a slash in the name of a folder for what it is', () => {
    const given = writeOpml('List', [{ ...bareFeed('http://a.example/f'), folder: String.raw`Radio\/TV/C:\\` }])
    expect(given).toContain('<outline text="Radio/TV">')
    expect(given).toContain('<outline text="C:\\">')
    const parsed = parseOpml(given)
    expect(parsed).toMatchObject({ feeds: [{ folder: String.raw`Radio\/TV/C:\\` }] })
    expect(parsed.type === 'opml' && writeOpml('List', parsed.feeds)).toBe(given)
  })

  it('round-trips any titles, folders and categories', () => {
    const line = (unit: string) =>
      fc
        .string({
          unit: fc.oneof(fc.constantFrom(...unit.split('')), fc.constantFrom('&amp;', '&lt;', '&#9;', ']]>')),
          maxLength: 12,
        })
        .map((text) => `x${text.trim()}`.replace(/ +/g, ' '))
    const word = line('aZ é&<>"\'9;#,=…漢')
    const category = line('aZ é&<>"\'9;#/')
    const listed = fc.record({
      title: word,
      folder: fc.array(word, { maxLength: 4 }),
      categories: fc.array(category, { maxLength: 3 }),
      siteUrl: fc.constantFrom(null, 'https://site.example/?a=1&b="2"'),
      attributes: fc.dictionary(fc.constantFrom('description', 'xmlVersion', 'a-b.c', 'TEXT'), word),
    })
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 8 }), word, (drafts, title) => {
        const feeds = drafts.map(({ folder, ...draft }, index) => ({
          ...draft,
          url: `https://f${index}.example/`,
          folder: folder.join('/') || null,
        }))
        const outcome = parseOpml(writeOpml(title, feeds))
        const inOrder = outcome.type === 'opml' ? outcome.feeds.toSorted((a, b) => a.url.localeCompare(b.url)) : []
        expect({ ...outcome, feeds: inOrder }).toEqual({ type: 'opml', title, feeds, leftOut: [] })
        if (outcome.type === 'opml') expect(writeOpml(title, outcome.feeds)).toBe(writeOpml(title, feeds))
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('readFeedList', () => {
  it('reads one address a line, with comments and titles', () => {
    const outcome = readFeedList(
      '\uFEFF# mine\nhttps://a.example/f#top Harbour Gazette # daily\r\n\nhttps://b.example/\nhttps://b.example/',
    )
    expect(outcome).toMatchObject({
      type: 'opml',
      feeds: [
        { url: 'https://a.example/f#top', title: 'Harbour Gazette' },
        { url: 'https://b.example/', title: null },
      ],
    })
  })

  it('says which line is no address', () => {
    expect(readFeedList('https://a.example/\nnews')).toEqual({
      type: 'rejected',
      reason: 'line 2: "news" is no http or https address',
    })
  })
})
