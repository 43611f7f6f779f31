import { describe, expect, it } from 'vitest'
import { discoverFeeds } from './discover.ts'

describe('discoverFeeds', () => {
  it('finds the feeds a page names, resolved and each once', () => {
    const html = `<head><base href="/news/"><link rel="stylesheet" href="a.css">
      <!-- <link rel=alternate type="application/rss+xml" href="old.xml"> -->
      <link rel="Alternate" type="application/rss+xml" title="RSS > all" href="feed.xml?a=1&amp;b=2">
      <LINK TYPE='application/atom+xml; charset=utf-8' HREF='https://b.example/atom' REL='alternate home'/>
      <link rel=alternate type=application/feed+json href=/feed.json>
      <link rel="alternate" hreflang="nl" href="/nl"><link rel="alternate" type="application/rss+xml" href="javascript:1"></head>`
    expect(discoverFeeds(html, 'https://a.example/x')).toEqual([
      'https://b.example/atom',
      'https://a.example/feed.json',
    ])
  })
})
