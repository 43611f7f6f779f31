import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { readMetadata } from './metadata.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 6_000_000

const TITLE = 'Old swing bridge closed to lorries'
const paragraph = `<p>${'The council voted on Monday 1 January 2024 to close the bridge. '.repeat(5)}</p>`

/** A page whose head and lines under the headline are given. */
const page = (head: string, under: string, language = 'en') =>
  `<html lang="${language}"><head>${head}<meta property="og:title" content="${TITLE}"></head><body>
  <div class="masthead">Sunday, December 24, 2023</div>
  <article><h1>${TITLE}</h1>${under}${paragraph}${paragraph}<time datetime="2020-01-01">1 Jan 2020</time></article>
  <aside><time datetime="2019-05-05">5 May</time></aside></body></html>`

const read = (html: string, url = 'https://www.marren.example/a/1') => readMetadata(parseDocument(html), url)
const published = (head: string, under: string, language?: string, url?: string) =>
  read(page(head, under, language), url).publishedAt

const told = (time: string) => `<meta property="article:published_time" content="${time}">`

describe('the date by the headline', () => {
  it.each([
    '<blockquote><p>The bridge!</p>Ann Roe (@annroe) March 3, 2019</blockquote>',
    '<div class="embed"><p>The bridge!</p>Ann Roe (@annroe) March 3, 2019</div>',
    '<div class="embed"><p>The bridge!</p><p>— Ann Roe March 3, 2019</p></div>',
  ])('is not read from an embedded post: %s', (under) => {
    expect(published('', under) ?? '').not.toMatch(/2019/)
  })

  it.each([
    ['a time element', '<time datetime="2024-02-05T18:30:00+01:00">5 Feb</time>', '2024-02-05T18:30:00+01:00'],
    ['words alone in a line', '<div class="x1">By Ann Roe</div><div>Feb. 5, 2024</div>', '2024-02-05'],
    ['words after the byline', '<p>by Ann Roe - 02/25/24 11:35 AM ET</p>', '2024-02-25T11:35-05:00'],
    [
      'the first of two, where the other is a change’s',
      '<p>Published: Feb 5, 2024 at 6:30 p.m. | Updated: Feb 6, 2024 at 10:54 a.m.</p>',
      '2024-02-05',
    ],
    [
      'its words, where its machine time is a template’s',
      '<time datetime="2019-09-03">February 5, 2024</time>',
      '2024-02-05',
    ],
  ])('is read from %s', (_, under, iso) => {
    expect(published('', under)).toBe(iso)
  })

  it.each([
    ['a caption’s', '<div class="image-caption">The bridge on Feb 5, 2024</div>'],
    [
      'a sentence’s',
      '<p>Ann Roe looks at what the vote of the council on Feb 5, 2024 means for hauliers and for all others.</p>',
    ],
    ['the masthead’s', ''],
  ])('is not %s', (_, under) => {
    expect(published('', under)).toBeNull()
  })

  it('gives the change its own field', () => {
    const { modifiedAt, provenance } = read(
      page('', '<p>Zuletzt aktualisiert: 5. Februar 2024, 18:30 Uhr MEZ</p>', 'de'),
    )
    expect(modifiedAt).toBe('2024-02-05T18:30+01:00')
    expect(provenance['modifiedAt']).toEqual({ source: 'date beside the headline', confidence: 0.75 })
  })

  it('goes after what is stated for machines, before the address', () => {
    expect(published(told('2024-02-04'), '<p>Feb 5, 2024</p>')).toBe('2024-02-04')
    expect(published('', '<p>Feb 5, 2024</p>', 'en', 'https://a.example/2024/02/06/bridge')).toBe('2024-02-05')
    expect(published('', '', 'en', 'https://a.example/2024/02/06/bridge')).toBe('2024-02-06')
  })
})

it('is the last change’s where the page tells no other, and says so', () => {
  const { publishedAt, modifiedAt, provenance } = read(page('', '<p>Stand: 14.09.2025, 22:41 Uhr</p>', 'de'))
  expect([publishedAt, modifiedAt]).toEqual(['2025-09-14T22:41+02:00', '2025-09-14T22:41+02:00'])
  expect(provenance['publishedAt']).toEqual({
    source: 'date beside the headline, of the last change',
    confidence: 0.4,
  })
  const both = '<p>Stand: 14.09.2025, 22:41 Uhr</p><p>12.09.2025</p>'
  expect(published('', both, 'de')).toBe('2025-09-12')
})

describe('a clock without a zone is the outlet’s', () => {
  it.each([
    ['de', 'com', '14.09.2025, 22:41 Uhr', '2025-09-14T22:41+02:00'],
    ['ja', 'com', '2025年6月3日 10時15分', '2025-06-03T10:15+09:00'],
    ['en', 'co.uk', '5 February 2024 18:30', '2024-02-05T18:30+00:00'],
    ['en', 'in', 'Feb 5, 2024, 6:30 PM', '2024-02-05T18:30+05:30'],
    ['fi', 'fi', '5.2.2024 18.30', '2024-02-05T18:30+02:00'],
    ['th', 'com', '5 ก.พ. 67 18.30 น.', '2024-02-05T18:30+07:00'],
    ['es-CO', 'com', '5 de febrero de 2024, 18:30', '2024-02-05T18:30-05:00'],
    ['es', 'com', '5 de febrero de 2024, 18:30', '2024-02-05'],
    ['en-US', 'com', 'February 5, 2024 6:30 PM', '2024-02-05'],
    ['pt', 'br', '5 de fevereiro de 2024 às 18h30', '2024-02-05'],
  ])('%s, .%s: %s', (language, domain, under, iso) => {
    expect(published('', `<p>${under}</p>`, language, `https://www.marren.${domain}/a/1`)).toBe(iso)
  })

  it('as where a field tells the same day or the same clock without one', () => {
    const german = (time: string) => published(told(time), '<p>05.02.2024, 18:30 Uhr</p>', 'de')
    expect(german('2024-02-05')).toBe('2024-02-05T18:30+01:00')
    expect(german('2024-02-05T18:30:00')).toBe('2024-02-05T18:30+01:00')
    expect(german('2024-02-05T17:30:00')).toBe('2024-02-05')
    expect(german('2024-02-04T18:30:00')).toBe('2024-02-04')
  })
})

describe('a time told in UTC', () => {
  it.each([
    [
      'another element with a zone',
      '<time datetime="2024-02-05T22:22:07-0500">Feb 5</time>',
      '2024-02-05T22:22:07-05:00',
    ],
    ['a clock without a zone', '<p>February 5, 2024 10:22 PM</p>', '2024-02-05T22:22:07-05:00'],
    ['a clock in a half-hour zone', '<p>6 February 2024, 08:52</p>', '2024-02-06T08:52:07+05:30'],
    ['nothing', '', '2024-02-06T03:22:07Z'],
    ['a clock of another moment', '<p>February 5, 2024 10:40 PM</p>', '2024-02-06T03:22:07Z'],
  ])('is told on the outlet’s clock, as shown by %s', (_, under, iso) => {
    expect(published(told('2024-02-06T03:22:07Z'), under)).toBe(iso)
  })

  it('is told in the outlet’s country where the page shows that day', () => {
    const japan = 'https://www.marren.jp/a/1'
    expect(published(told('2024-02-05T20:00:00Z'), '<p>2024年2月6日</p>', 'ja', japan)).toBe(
      '2024-02-06T05:00:00+09:00',
    )
    expect(published(told('2024-02-05T20:00:00Z'), '<p>2024年2月5日</p>', 'ja', japan)).toBe('2024-02-05T20:00:00Z')
  })

  it('gains a clock that the page shows for a day', () => {
    expect(published(told('2024-02-05'), '<time datetime="2024-02-05T18:30+02:00">x</time>')).toBe(
      '2024-02-05T18:30+02:00',
    )
  })
})

describe('the byline by the headline', () => {
  it.each([
    ['By Ann Roe and Bo Li on Feb 5, 2024', ['Ann Roe', 'Bo Li']],
    ['posted on 2024-02-05 23:30 EST by Rafael Ruiz Roe', ['Rafael Ruiz Roe']],
    ['by <span>MrDuck</span>, Feb 5th 2024', ['MrDuck']],
    ['Por Ana Pérez y Luis Gómez', ['Ana Pérez', 'Luis Gómez']],
    ['<a href="/author/ann">Ann Roe</a> - Feb 5, 2024', ['Ann Roe']],
    ['<a class="AuthorLink">Ann Roe</a>', ['Ann Roe']],
    ['Fact checked by Nick Roe', []],
    ['Photo by Nick Roe', []],
    ['By Marren Post Editorial Board', []],
    ['By News Desk', []],
  ])('%s', (under, people) => {
    expect(read(page('<meta property="og:site_name" content="Marren Post">', `<div>${under}</div>`)).byline).toEqual(
      people,
    )
  })

  it('adds those whom the field for one author leaves out', () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Roe"},}</script>`
    expect(read(page(head, '<p>By Ann Roe, Bo Li</p>')).byline).toEqual(['Ann Roe', 'Bo Li'])
    expect(read(page(head, '<p>By Bo Li</p>')).byline).toEqual(['Ann Roe'])
  })
})

it('takes the article whose address is the page’s, not the first', () => {
  const things = [
    { '@type': 'NewsArticle', url: 'https://www.marren.example/a/2', datePublished: '2024-01-01' },
    {
      '@type': 'schema:NewsArticle',
      mainEntityOfPage: { '@id': 'http://marren.example/a/1/' },
      datePublished: '2024-02-05',
    },
  ]
  expect(published(`<script type="application/ld+json">${JSON.stringify(things)}</script>`, '')).toBe('2024-02-05')
})

describe('the byline in the words of its language', () => {
  it.each([
    ['de', 'Ein Kommentar von Anna Müller', ['Anna Müller']],
    ['de', 'Text und Foto: Anna Müller', ['Anna Müller']],
    ['es', 'Escrito por: Ana Pérez', ['Ana Pérez']],
    ['fr', 'Propos recueillis par Anne Roy et Luc Petit', ['Anne Roy', 'Luc Petit']],
    ['pl', 'Oprac. Anna Nowak', ['Anna Nowak']],
    ['hu', 'Írta: Kovács Anna', ['Kovács Anna']],
    ['fi', 'Teksti: Anna Virtanen', ['Anna Virtanen']],
    ['ro', 'Scris de Ana Pop', ['Ana Pop']],
    ['hr', 'Piše: Ana Horvat', ['Ana Horvat']],
    ['el', 'Γράφει η Άννα Παπαδοπούλου', ['Άννα Παπαδοπούλου']],
    ['tr', 'Haber: Ayşe Yılmaz', ['Ayşe Yılmaz']],
    ['ka', 'ავტორი: ანა ბერიძე', ['ანა ბერიძე']],
    ['hy', 'Հեղինակ՝ Անի Պետրոսյան', ['Անի Պետրոսյան']],
    ['ur', 'تحریر: احمد علی', ['احمد علی']],
    ['bn', 'লেখক: রাম শর্মা', ['রাম শর্মা']],
    ['bn', 'নিজস্ব প্রতিবেদক', []],
    ['th', 'โดย สมชาย ใจดี', ['สมชาย ใจดี']],
    ['zh', '记者 王小明', ['王小明']],
    ['zh', '記者王小明／台北報導', ['王小明']],
    ['zh', '文／王小明', ['王小明']],
    ['zh', '作者：王小明 责任编辑：李丽', ['王小明']],
    ['ja', '文・山田太郎', ['山田太郎']],
    ['ja', '山田太郎記者', ['山田太郎']],
    ['ko', '김철수 기자 kim@news.example', ['김철수']],
  ])('%s: %s', (language, under, people) => {
    expect(read(page('', `<div>${under}</div>`, language)).byline).toEqual(people)
  })
})

describe('the wall and the picture', () => {
  const linked = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`
  it.each([
    ['says it is free', linked({ '@type': 'Article', isAccessibleForFree: 'True' }), false],
    ['marks a part', linked({ '@type': 'Article', hasPart: { isAccessibleForFree: false } }), true],
    ['locks it', '<meta property="article:content_tier" content="locked">', true],
    ['meters it', '<meta property="article:content_tier" content="metered">', null],
    ['says nothing', '', null],
  ])('paywalled where the page %s', (_, head, paywalled) => {
    expect(read(page(head, '')).paywalled).toBe(paywalled)
  })

  it.each([
    ['<meta property="og:image" content="/pictures/bridge.jpg">', 'https://www.marren.example/pictures/bridge.jpg'],
    ['<meta property="og:image" content="https://a.example/logo.png">', null],
    [linked({ '@type': 'Article', image: [{ url: 'https://a.example/b.jpg' }] }), 'https://a.example/b.jpg'],
    ['<meta property="og:image" content="data:image/png;base64,x">', null],
  ])('lead image: %s', (head, image) => {
    expect(read(page(head, '')).leadImage).toBe(image)
  })
})

describe('the publisher that no field names', () => {
  it.each([
    ['the end of the title', `<title>${TITLE} – The Marren Post</title>`, '', 'The Marren Post'],
    ['the link to the front page', '', '<a href="/">Marren Post</a>', 'Marren Post'],
    ['nothing like the host', `<title>${TITLE} – Local news</title>`, '<a href="/">Home</a>', null],
  ])('is read from %s', (_, head, under, publisher) => {
    expect(read(page(head, under), 'https://www.marrenpost.example/a/1').publisher).toBe(publisher)
  })
})

it.each([
  ['inline authors in one line', '<b class="author">x</b>'.repeat(20_000)],
  ['time elements', '<time datetime="2024-02-05">5</time>'.repeat(20_000)],
  ['headings in headings', '<h1>'.repeat(200) + 'x '.repeat(100_000)],
  ['links to authors', '<a href="/author/a">A B</a>'.repeat(20_000)],
  ['dates in one line', '<p>' + '5 Feb 2024 '.repeat(20_000) + '</p>'],
  ['marked dates', `<i itemprop="datePublished">${'x'.repeat(2000)}</i>`.repeat(2000)],
])('stays quick on many %s', (_, under) => {
  const tree = parseDocument(page('', under))
  const started = process.threadCpuUsage().user
  readMetadata(tree, 'https://www.marren.example/a/1')
  expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
})
