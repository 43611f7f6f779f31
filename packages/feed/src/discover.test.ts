import { describe, expect, it } from 'vitest'
import { feedCandidates } from './discover.ts'

const PAGE = 'https://a.example/x'
const urls = (html: string, robots: string | null, from: string) =>
  feedCandidates(html, PAGE, robots)
    .filter((candidate) => candidate.from === from)
    .map(({ url }) => url)

describe('feedCandidates', () => {
  it('begins with the feeds a page names, resolved and each once', () => {
    const html = `<head><base href="/news/"><link rel="stylesheet" href="a.css">
      <!-- <link rel=alternate type="application/rss+xml" href="old.xml"> -->
      <link rel="Alternate" type="application/rss+xml" title="All > &amp; more" href="feed.xml?a=1&amp;b=2">
      <LINK TYPE='application/atom+xml; charset=utf-8' HREF='https://b.example/atom' REL='alternate home'/>
      <link rel=alternate type=application/feed+json href=/feed.json><link rel=alternate type=application/json href=/feeds/a.json>
      <link rel="alternate" hreflang="nl" href="/nl"><link rel="alternate" type="application/rss+xml" href="javascript:1">
      <link rel="alternate" type="application/json" href="/wp-json/posts/1"></head>`
    expect(urls(html, null, 'link')).toEqual([
      'https://a.example/news/feed.xml?a=1&b=2',
      'https://b.example/atom',
      'https://a.example/feed.json',
      'https://a.example/feeds/a.json',
    ])
    expect(feedCandidates(html, PAGE, null)[0]?.title).toBe('All > & more')
    expect(urls(html, null, 'common path')).not.toContain('https://a.example/feed.json')
  })

  it('goes on with common paths of the site', () => {
    expect(urls('<p>no links</p>', null, 'common path')).toContain('https://a.example/feed/')
    expect(feedCandidates('', PAGE, '').every(({ from }) => from === 'common path')).toBe(true)
  })

  it('ends with the sitemaps of robots.txt, those for news first', () => {
    const robots = `User-agent: *\r\nDisallow: /x\r\nSitemap: https://a.example/all.xml\nSITEMAP:/news-sitemap.xml # ours\n# Sitemap: /old.xml`
    const found = feedCandidates('', PAGE, robots)
    expect(found.slice(-2).map(({ url }) => url)).toEqual([
      'https://a.example/news-sitemap.xml',
      'https://a.example/all.xml',
    ])
  })
})
