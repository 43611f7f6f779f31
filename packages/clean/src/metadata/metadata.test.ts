import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { readMetadata } from './metadata.ts'

const read = (html: string, url: string | null = 'https://www.dailyplanet.example/a/1') =>
  readMetadata(parseDocument(html), url)

const linked = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`

describe('title', () => {
  it.each([
    [
      'a site name after a bar',
      '<title>Bridge shut | Daily Planet</title><meta property="og:site_name" content="Daily Planet">',
    ],
    ['the host after a dash', '<title>Bridge shut - DailyPlanet</title>'],
    [
      'the site name first',
      '<meta property="og:site_name" content="The Planet"><title>Planet: x</title><meta property="og:title" content="The Planet | Bridge shut">',
    ],
    [
      'anything after what the h1 says',
      '<meta property="og:title" content="Bridge shut - Local - Web"><h1>Bridge shut</h1>',
    ],
  ])('drops %s', (_, html) => {
    expect(read(html).title).toBe('Bridge shut')
  })

  it('keeps a dash that is the headline’s own', () => {
    expect(read('<title>Bridge shut - again</title>').title).toBe('Bridge shut - again')
  })

  it('is not the site’s name alone', () => {
    expect(read('<meta property="og:site_name" content="Daily Planet"><title>Daily Planet</title>').title).toBeNull()
  })
})

describe('JSON-LD', () => {
  it('goes before Open Graph and meta', () => {
    const html = `${linked([
      { '@type': 'WebSite', name: 'x' },
      { '@type': ['NewsArticle'], datePublished: '2024-02-05T10:00:00Z' },
    ])}
      <meta property="article:published_time" content="2024-02-06T10:00:00Z">`
    expect(read(html)).toMatchObject({
      publishedAt: '2024-02-05T10:00:00Z',
      provenance: { publishedAt: { source: 'json-ld datePublished' } },
    })
  })

  it('gives the part of the site on the way to the article for its section', () => {
    const names = ['Front page', 'Local', 'Old swing bridge closed to lorries after cracks']
    const trail = names.map((name, at) => ({ '@type': 'ListItem', position: at + 1, item: { name } }))
    const html = linked({ '@graph': [{ '@type': 'BreadcrumbList', itemListElement: trail }] })
    expect(read(html).section).toBe('Local')
    expect(read(`${html}<meta property="article:section" content="Roads">`).section).toBe('Roads')
  })

  it('reads a wall that is told in the words of the vocabulary', () => {
    expect(read(linked({ '@type': 'NewsArticle', isAccessibleForFree: 'http://schema.org/False' })).paywalled).toBe(
      true,
    )
  })

  it('reads times that JSON states as numbers', () => {
    const html = linked({ '@type': 'NewsArticle', datePublished: 1_707_157_800_000 })
    expect(read(html).publishedAt).toBe('2024-02-05T18:30:00Z')
  })

  it('gives way where its value is not valid', () => {
    const html = `${linked({ '@type': 'NewsArticle', datePublished: 'soon' })}<meta property="article:published_time" content="2024-02-06T10:00:00Z">`
    expect(read(html).publishedAt).toBe('2024-02-06T10:00:00Z')
  })

  it('is read with raw line breaks in strings and comments around it', () => {
    const html = `<script type="application/ld+json"><!-- {"@type":"NewsArticle","headline":"Bridge\nshut"} --></script>`
    expect(read(html).title).toBe('Bridge shut')
  })

  it('does not take other articles of a list for the page’s own', () => {
    const html = linked({ '@type': 'ItemList', itemListElement: [{ '@type': 'NewsArticle', headline: 'Another one' }] })
    expect(read(html).title).toBeNull()
  })

  it('tells a live page', () => {
    expect(read(linked({ '@type': 'LiveBlogPosting', headline: 'x y' })).live).toBe(true)
  })

  it('says nothing about a wall where the page does not', () => {
    expect(read('<title>x</title>').paywalled).toBeNull()
  })
})

describe('address', () => {
  it('passes over a canonical that is the front page', () => {
    expect(read('<link rel="canonical" href="https://www.dailyplanet.example/">').canonicalUrl).toBe(
      'https://www.dailyplanet.example/a/1',
    )
  })

  it('is null where nothing tells it', () => {
    expect(read('<link rel="canonical" href="/a">', null).canonicalUrl).toBeNull()
  })
})

it('gives no date where two times contend', () => {
  expect(read('<time datetime="2024-02-05">5</time><time datetime="2023-01-01">1</time>').publishedAt).toBeNull()
})

describe('the language of a page', () => {
  const page = (lang: string, title: string, inLanguage = '') =>
    readMetadata(
      parseDocument(
        `<html lang="${lang}"><head><title>${title}</title>${inLanguage && `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, inLanguage })}</script>`}</head></html>`,
      ),
      null,
    ).language

  it.each([
    ['en', 'Bridge shut for the winter', 'Spanish', 'es'],
    ['en', 'Bridge shut for the winter', 'Deutsch', 'de'],
    ['en', 'Bridge shut for the winter', 'whatever', 'en'],
    ['en-US', 'مجلس المدينة يغلق الجسر القديم في الشتاء', '', null],
    ['en-US', 'مجلس المدينة يغلق الجسر القديم في الشتاء', 'ar', 'ar'],
    ['ar', 'Bridge shut for the winter', '', 'ar'],
    ['sr', 'Градско веће затвара стари мост преко зиме', '', 'sr'],
  ])('is told by %s, "%s" and %s', (lang, title, inLanguage, told) => {
    expect(page(lang, title, inLanguage)).toBe(told)
  })
})
