import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const FEED_URL = 'https://harbour.example/rss/news.xml'

/** The parsed feed, or a failure that says why there is none. */
function parsed(text: string, url: string | null = FEED_URL) {
  const outcome = parseFeed(text, url)
  if (outcome.type === 'rejected') throw new Error(outcome.reason)
  return { ...outcome.parsed, warnings: outcome.warnings }
}
const reasonFor = (text: string) => {
  const outcome = parseFeed(text, null)
  return outcome.type === 'rejected' ? outcome.reason : null
}

const rss = (channel: string, attributes = '') => `<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" ${attributes}><channel>${channel}</channel></rss>`

const HARBOUR =
  rss(`<title>Harbour Gazette</title><link>https://harbour.example/</link><description>News &amp; tides</description>
  <language>en-gb</language><lastBuildDate>Mon, 03 Mar 2025 10:00:00 +0100</lastBuildDate>
  <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="/rss/news.xml"/>
  <item><title>Ferry &lt;b&gt;late&lt;/b&gt; &amp;amp; crowded</title><link>/2025/ferry</link><guid isPermaLink="false">n-1</guid>
    <description>It was &lt;i&gt;late&lt;/i&gt;.</description><content:encoded><![CDATA[<p>It was <a href="/map">late</a>.</p>]]></content:encoded>
    <dc:creator>Ada Moss</dc:creator><dc:creator>Jon Pike</dc:creator><category>Transport</category><category>Transport</category>
    <pubDate>Mon, 03 Mar 2025 09:30:00 +0100</pubDate><source url="https://wire.example/f">Coast Wire</source>
    <enclosure url="/a.mp3" type="audio/mpeg" length="12"/><media:content url="https://cdn.example/a.jpg" type="image/jpeg" fileSize="9"/></item>`)

describe('parseFeed', () => {
  it('reads RSS with its namespaces', () => {
    const { feed, entries, warnings } = parsed(HARBOUR)
    expect(feed).toEqual({
      title: 'Harbour Gazette',
      link: 'https://harbour.example/',
      description: 'News & tides',
      language: 'en-gb',
      updated: '2025-03-03T10:00:00+01:00',
      hub: 'https://hub.example/',
      self: 'https://harbour.example/rss/news.xml',
      format: 'rss',
    })
    expect(entries).toEqual([
      {
        id: 'n-1',
        url: 'https://harbour.example/2025/ferry',
        title: 'Ferry late & crowded',
        summary: 'It was <i>late</i>.',
        content: '<p>It was <a href="https://harbour.example/map">late</a>.</p>',
        authors: ['Ada Moss', 'Jon Pike'],
        publishedAt: '2025-03-03T09:30:00+01:00',
        updatedAt: null,
        categories: ['Transport'],
        enclosures: [
          { url: 'https://harbour.example/a.mp3', type: 'audio/mpeg', length: 12 },
          { url: 'https://cdn.example/a.jpg', type: 'image/jpeg', length: 9 },
        ],
        source: { title: 'Coast Wire', url: 'https://wire.example/f' },
      },
    ])
    expect(warnings).toEqual([])
  })

  it('reads a tag to its end however long its values are, and whatever they hold', () => {
    const [media, link] = ['<media:content caption="a > b" data="', '<link>/2025/ferry</link>']
    const { entries } = parsed(rss(`<item>${media}${'x'.repeat(5000)}" url="/a.jpg"/>${link}</item>`))
    expect(entries).toMatchObject([
      { url: 'https://harbour.example/2025/ferry', enclosures: [{ url: 'https://harbour.example/a.jpg' }] },
    ])
  })

  it("reads Atom, resolving against xml:base and giving an entry its feed's author", () => {
    const { feed, entries } = parsed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://mill.example/x/" xml:lang="nl"><title type="text">1 &lt; 2</title>
       <author><name>Mill Desk</name></author><link href="."/>
       <entry><id>tag:mill.example,2025:1</id><title type="html">&lt;em&gt;Wind&lt;/em&gt;</title><link href="wind"/>
       <updated>2025-03-01T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Up &amp; over</p></div></content>
       <category term="w" label="Weather"/></entry></feed>`,
      null,
    )
    expect(feed).toMatchObject({ title: '1 < 2', link: 'https://mill.example/x/', language: 'nl', format: 'atom' })
    expect(entries[0]).toMatchObject({
      id: 'tag:mill.example,2025:1',
      url: 'https://mill.example/x/wind',
      title: 'Wind',
      content: '<p>Up &amp; over</p>',
      authors: ['Mill Desk'],
      publishedAt: '2025-03-01T08:00:00Z',
      categories: ['Weather'],
    })
  })

  it('reads RDF and JSON Feed', () => {
    const rdf =
      parsed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kiln</title><link>https://kiln.example/</link></channel>
      <item rdf:about="https://kiln.example/1"><title>Glaze</title><link>https://kiln.example/1</link><dc:date>2025-02-02</dc:date></item></rdf:RDF>`)
    expect(rdf.feed).toMatchObject({ title: 'Kiln', format: 'rdf' })
    expect(rdf.entries[0]).toMatchObject({ url: 'https://kiln.example/1', publishedAt: '2025-02-02T00:00:00Z' })

    const json = parsed(
      JSON.stringify({
        version: '1.0',
        title: 'Loom',
        items: [
          { id: 7, url: '/7', title: 'a < b', content_text: 'Plain', authors: [{ name: 'Wim Vos' }], tags: ['t'] },
        ],
      }),
    )
    expect(json.feed).toMatchObject({ title: 'Loom', format: 'json' })
    expect(json.entries[0]).toMatchObject({
      id: '7',
      url: 'https://harbour.example/7',
      title: 'a < b',
      authors: ['Wim Vos'],
    })
  })

  it('takes what stands before the declaration, stray ampersands and a guid for an address', () => {
    const { feed, entries } = parsed(
      `\uFEFF\n\n  ${rss('<title>Fish & Chips &amp; ?a=1&copy=2;</title><item><guid>https://a.example/?a=1&b=2</guid></item>')}`,
    )
    expect(feed.title).toBe('Fish & Chips & ?a=1&copy=2;')
    expect(entries[0]?.url).toBe('https://a.example/?a=1&b=2')
  })

  it('never gives an address that is not http', () => {
    const { entries } = parsed(
      rss('<item><title>x</title><link>javascript:alert(1)</link><enclosure url="file:///etc/passwd"/></item>'),
    )
    expect(entries[0]).toMatchObject({ url: null, enclosures: [] })
  })

  it('saves the whole entries of a feed cut short, and says so', () => {
    const { entries, warnings } = parsed(`${HARBOUR.split('</channel>')[0]}<item><title>Half an ent`)
    expect(entries.map(({ id }) => id)).toEqual(['n-1'])
    expect(warnings).toEqual(['cut short: kept what was there of its entries'])
  })

  it('never gives half an address or half a title, wherever a feed is cut', () => {
    const entry = (index: number) =>
      `<item><title>Entry ${index}</title><link>https://a.example/n/${index}</link></item>`
    const text = rss([101, 102, 103].map(entry).join(''))
    for (let cut = text.indexOf('</item>') + 7; cut < text.length; cut += 1) {
      const { entries, warnings } = parsed(text.slice(0, cut))
      expect(entries).toHaveLength(text.slice(0, cut).split('</item>').length - 1)
      for (const { title, url } of entries) expect(url).toBe(`https://a.example/n/${title?.slice(-3)}`)
      expect(warnings).not.toEqual([])
    }
  })

  it('saves what it can of broken tags', () => {
    const { entries, warnings } = parsed(
      rss(
        '<title>T</title><item><title>One</title><link>https://a.example/1</item><item><title>Two</title><link>https://a.example/2</link></item>',
      ),
    )
    expect(entries.map(({ title }) => title)).toContain('Two')
    expect(warnings).toEqual(['broken XML: kept what could be read'])
  })

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['<!doctype html><html><head><title>x</title></head></html>', 'HTML page'],
    ['<opml><body/></opml>', 'OPML'],
    ['<note>x</note>', 'of no feed format'],
    ['just words', 'neither XML nor JSON'],
    ['{"items": [', 'broken JSON'],
    ['{"a": 1}', 'no JSON Feed'],
    ['<rss><channel><title>never clo', 'cut short'],
  ])('rejects %j in one line', (text, reason) => {
    expect(reasonFor(text)).toContain(reason)
  })

  it('takes a feed without entries, with a warning', () => {
    expect(parsed('<rss version="2.0"></rss>').warnings).toEqual(['has no entries'])
  })
})
