import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

function urlsIn(feed: string): (string | null)[] {
  const outcome = parseFeed(feed, 'https://site.example/feed.xml')
  if (outcome.type === 'rejected') throw new Error(outcome.reason)
  return outcome.parsed.entries.map(({ url }) => url)
}

const inRss = (entry: string) =>
  urlsIn(
    `<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>t</title>
     <link>https://site.example/</link><item><title>a</title>${entry}</item></channel></rss>`,
  )[0]
const inAtom = (entry: string) =>
  urlsIn(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>a</title>${entry}</entry></feed>`)[0]

describe("the address of an entry's page in RSS", () => {
  it.each([
    ['no guid that is only an id', '<guid>8f14e45f-ea1d</guid><enclosure url="https://cdn.example/a.mp3"/>', null],
    ['no guid that says it is an address and is none', '<guid isPermaLink="true">12345</guid>', null],
    ['a guid that is one, beside a script', '<link>javascript:void(0)</link><guid>https://site.example/b</guid>', '/b'],
    ['a guid that is one, beside a fragment', '<link>#</link><guid>https://site.example/a</guid>', '/a'],
    ['no fragment', '<link> #top </link>', null],
    ['the link before that, where the last is none', '<link>/a</link><link>mailto:a@site.example</link>', '/a'],
    ['a relative link', '<link>a?b=c#d</link><guid>https://site.example/other</guid>', '/a?b=c#d'],
    [
      'where a link leads that counts',
      '<link>http://counter.example/~r/x/3/</link><feedburner:origLink>https://site.example/a</feedburner:origLink>',
      '/a',
    ],
  ])('is %s', (_, entry, path) => expect(inRss(entry)).toBe(path && `https://site.example${path}`))

  it.each([
    '<link><![CDATA[https://site.example/n.php?id=1&amp;cat=2]]></link>',
    '<link>https://site.example/n.php?id=1&amp;amp;cat=2</link>',
    '<link>https://site.example/n.php?id=1&amp;#038;cat=2</link>',
    '<link>https://site.example/n.php?id=1&amp;amp;amp;cat=2</link>',
    '<link>https://site.example/n.php?id=1&cat=2</link>',
  ])('has its ampersands as they were meant: %s', (link) =>
    expect(inRss(link)).toBe('https://site.example/n.php?id=1&cat=2'),
  )
})

describe("the address of an entry's page in Atom", () => {
  const self = '<link rel="self" href="https://site.example/a.atom"/>'
  it.each([
    ['an id that is one, without a link to a page', `<id>https://site.example/a</id>${self}`, 'https://site.example/a'],
    ['no other id', `<id>tag:site.example,2025:a</id>${self}`, null],
    ['the link', '<id>https://site.example/a</id><link href="/b"/>', 'https://site.example/b'],
  ])('is %s', (_, entry, url) => expect(inAtom(entry)).toBe(url))
})
