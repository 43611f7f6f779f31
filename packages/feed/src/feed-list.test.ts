import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOpml, readFeedList, writeOpml, type ListedFeed } from './feed.ts'

const FEEDS: ListedFeed[] = [
  { url: 'https://a.example/feed?x=1&y=2', title: 'A & "B" <C>', siteUrl: 'https://a.example/', folder: null },
  { url: 'https://b.example/rss', title: null, siteUrl: null, folder: 'World' },
  { url: 'https://c.example/rss', title: 'Zeitung für Alle', siteUrl: null, folder: 'World/Europe' },
]

describe('OPML', () => {
  it('reads back what it wrote', () => {
    const outcome = parseOpml(writeOpml('My feeds', FEEDS))
    if (outcome.type === 'rejected') throw new Error(outcome.reason)
    expect(outcome.title).toBe('My feeds')
    expect(outcome.feeds.map(({ url, siteUrl, folder }) => ({ url, siteUrl, folder }))).toEqual(
      FEEDS.map(({ url, siteUrl, folder }) => ({ url, siteUrl, folder })),
    )
    expect(outcome.feeds[0]?.title).toBe('A & "B" <C>')
  })

  it('keeps each address once, in folders however deep', () => {
    const outcome = parseOpml(
      '<opml version="1.0"><body><outline text="N"><outline text="a" xmlUrl="http://a.example/f"/><outline xmlUrl="http://a.example/f"/>' +
        '<outline text="no address"/><outline xmlUrl="javascript:1"/></outline></body></opml>',
    )
    expect(outcome).toEqual({
      type: 'opml',
      title: null,
      feeds: [{ url: 'http://a.example/f', title: 'a', siteUrl: null, folder: 'N' }],
    })
  })

  it.each([
    ['', 'no opml'],
    ['<html></html>', 'no opml'],
    ['<opml><body><outline', 'broken'],
  ])('rejects %j', (text, reason) => {
    expect(parseOpml(text)).toMatchObject({ type: 'rejected', reason: expect.stringContaining(reason) })
  })

  it('round-trips any titles and folders', () => {
    const word = fc
      .string({
        unit: fc.constantFrom('a', 'Z', ' ', 'é', '&', '<', '>', '"', "'", '9', ';', '#'),
        minLength: 1,
        maxLength: 12,
      })
      .map((text) => `x${text.trim()}`.replace(/ +/g, ' '))
    const listed = fc.record({ title: word, folder: fc.array(word, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 6 }), (drafts) => {
        const feeds = drafts.map(({ title, folder }, index) => ({
          url: `https://f${index}.example/`,
          title,
          siteUrl: null,
          folder: folder.join('/') || null,
        }))
        const outcome = parseOpml(writeOpml('t', feeds))
        const inOrder = outcome.type === 'opml' ? outcome.feeds.toSorted((a, b) => a.url.localeCompare(b.url)) : []
        expect(inOrder).toEqual(feeds)
      }),
      { seed: 7, numRuns: 200 },
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
