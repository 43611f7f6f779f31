import { describe, expect, it } from 'vitest'
import { checkFeed, type ArrivedFeed, type Finding } from './check-feed.ts'

const NOW = new Date('2025-03-05T12:00:00Z')

function findingsOf(text: string, over: Partial<ArrivedFeed> = {}): Finding[] {
  const checked = checkFeed(
    { text, url: 'https://a.example/feed', charset: 'utf-8', headerCharset: null, answer: null, ...over },
    NOW,
  )
  if (checked.type === 'rejected') throw new Error(checked.reason)
  return checked.findings
}
const saysOf = (findings: Finding[], check: string) =>
  findings.filter((one) => one.check === check).map(({ says }) => says)

const HEAD = '<title>A</title><link>https://a.example/</link>'
const rss = (entries: string, head = HEAD, declaration = '') =>
  `${declaration}<rss version="2.0"><channel>${head}${entries}</channel></rss>`
const whole = (number: number, date = '2025-03-05T10:00:00Z') =>
  `<item><title>T</title><link>https://a.example/${number}</link><guid>${number}</guid><pubDate>${date}</pubDate></item>`

describe('checkFeed on how a feed was answered', () => {
  const url = 'https://a.example/feed'
  const ETAG = { 'content-type': 'application/rss+xml; charset=utf-8', etag: '"1"' }
  const CHECKS = ['address', 'content type', 'caching']
  it.each([
    ['soundly', { asked: url, movedTo: null, headers: ETAG }, []],
    [
      'elsewhere',
      { asked: 'https://b.example/', movedTo: url, headers: ETAG },
      [`It has moved for good, to ${url}: subscribe to that.`],
    ],
    [
      'elsewhere for now',
      { asked: 'https://b.example/', movedTo: null, headers: ETAG },
      [`It is read at ${url}, where its address leads for now.`],
    ],
    [
      'as a page',
      { asked: url, movedTo: null, headers: { ...ETAG, 'content-type': 'text/html' } },
      ['Its header says text/html, which no feed is.'],
    ],
    [
      'without headers',
      { asked: url, movedTo: null, headers: {} },
      [
        'Its header does not say what it is.',
        'It has no ETag and no Last-Modified: it is sent whole each time, also where nothing changed.',
      ],
    ],
  ])('%s', (_how, answer, says) => {
    const findings = findingsOf(rss(whole(1)), { answer })
    expect(findings.filter(({ check }) => CHECKS.includes(check)).map((finding) => finding.says)).toEqual(says)
  })

  it.each([
    'text/xml',
    'application/atom+xml;charset=utf-8',
    'application/feed+json',
    'application/json',
    'application/x-gzip',
  ])('takes %s for a type of feeds', (type) => {
    const answer = { asked: url, movedTo: null, headers: { etag: '1', 'content-type': type } }
    expect(saysOf(findingsOf(rss(whole(1)), { answer }), 'content type')).toEqual([])
  })

  it('finds a hub in its headers', () => {
    const answer = { asked: url, movedTo: null, headers: { link: '<https://hub.example/>; rel="hub"' } }
    expect(saysOf(findingsOf(rss(whole(1)), { answer }), 'hub')).toEqual([
      'Its hub https://hub.example/ can push what is new (WebSub).',
    ])
  })
})

describe('checkFeed', () => {
  it('finds nothing wrong with a sound feed', () => {
    const findings = findingsOf(
      rss(
        whole(1) + whole(2),
        `${HEAD}<atom:link rel="self" href="https://a.example/feed"/><atom:link rel="hub" href="https://hub.example/"/><ttl>60</ttl>`,
      ),
    )
    expect(findings.filter(({ level }) => level === 'wrong')).toEqual([])
    expect(findings.map(({ says }) => says)).toEqual([
      'It is RSS.',
      'It has 2 entries.',
      'The newest entry is of 2025-03-05T10:00:00Z.',
      'Its hub https://hub.example/ can push what is new (WebSub).',
      'It asks to be read every 60 minutes at most (ttl).',
    ])
  })

  it.each<[check: string, entries: string, says: string]>([
    [
      'dates',
      '<item><link>https://a.example/1</link><guid>1</guid></item>',
      '1 of 1 entry has no date that can be read.',
    ],
    [
      'guids',
      '<item><link>https://a.example/1</link></item>',
      '1 of 1 entry has no guid: a changed link makes it new.',
    ],
    ['guids', whole(1) + whole(1), '1 entry has the guid of another.'],
    ['repeated links', whole(1) + whole(1) + whole(1), '2 entries have the link of another.'],
    ['links', '<item><guid isPermaLink="false">1</guid></item>', '1 of 1 entry has no link to a page.'],
    ['relative links', `<item><link>/1</link></item>${whole(2)}`, '1 of 2 entries has a link that is not whole.'],
    ['titles', '<item><link>https://a.example/1</link></item>', '1 of 1 entry has no title.'],
    ['newest', whole(1, '2024-01-01'), 'The newest entry is of 2024-01-01T00:00:00Z, 429 days ago: it seems asleep.'],
    ['newest', whole(1, '2025-04-01'), 'The newest entry is of 2025-04-01T00:00:00Z, which is yet to come.'],
    ['mended', `${whole(1)}<item><title>x`, 'Cut short: kept what was there of its entries.'],
  ])('says what is wrong: %s', (check, entries, says) => {
    expect(
      saysOf(findingsOf(check === 'mended' ? (rss(entries).split('</channel>')[0] ?? '') : rss(entries)), check),
    ).toContain(says)
  })

  it('says which declaration of the charset lies', () => {
    const declared = rss(whole(1), HEAD, '\n<?xml version="1.0" encoding="windows-1251"?>')
    expect(saysOf(findingsOf(declared), 'charset')).toEqual(['Its XML declaration says windows-1251, but it is utf-8.'])
    expect(saysOf(findingsOf(declared, { charset: 'windows-1251', headerCharset: 'utf-8' }), 'charset')).toEqual([
      'Its header says utf-8, but it is windows-1251.',
    ])
    const latin = rss(whole(1), HEAD, '<?xml version="1.0" encoding="ISO-8859-1"?>')
    expect(saysOf(findingsOf(latin, { charset: 'windows-1252' }), 'charset')).toEqual([])
  })

  it('tells how a feed wants to be polled, and that it names itself otherwise', () => {
    const head = `${HEAD}<atom:link rel="self" href="https://b.example/feed"/><sy:updatePeriod>daily</sy:updatePeriod><skipHours><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>`
    const findings = findingsOf(rss(whole(1), head))
    expect(saysOf(findings, 'self')).toEqual([
      'It calls itself https://b.example/feed, but was read at https://a.example/feed.',
    ])
    expect(saysOf(findings, 'hub')).toEqual(['It names no hub: it has to be polled.'])
    expect(saysOf(findings, 'schedule')).toEqual([
      'It says it is updated every 1440 minutes.',
      'It asks not to be read at these hours, GMT: 3.',
      'It asks not to be read on Sundays.',
    ])
  })

  it('takes no guids or titles of a sitemap to be missing, and tells an index', () => {
    const sitemap = '<urlset><url><loc>https://a.example/1</loc><lastmod>2025-03-05</lastmod></url></urlset>'
    expect(findingsOf(sitemap).filter(({ level }) => level === 'wrong')).toEqual([])
    const index = '<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>'
    expect(saysOf(findingsOf(index), 'entries')).toEqual(['It is an index of 1 sitemap.'])
  })

  it('says why something is no feed', () => {
    const checked = checkFeed(
      { text: '<html></html>', url: null, charset: 'utf-8', headerCharset: null, answer: null },
      NOW,
    )
    expect(checked).toEqual({ type: 'rejected', reason: 'an HTML page, not a feed' })
  })
})
