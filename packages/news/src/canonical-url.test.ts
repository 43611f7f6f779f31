import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl, differingParameters, feedAddress, looseAddress, withoutParameters } from './canonical-url.ts'

const AT = 'https://news.example'

describe('feedAddress', () => {
  it.each([
    ['lower-case host, no default port, fragment or user', 'HTTPS://a:b@News.Example:443/Feed#x', '/Feed'],
    ['percent-encoding', `${AT}/%7Ebob/caf%c3%a9?q=%61%2f`, '/~bob/caf%C3%A9?q=a%2F'],
    ['the query as it is', `${AT}/f?b=2&a=1&&from=rss&utm_source=x`, '/f?b=2&a=1&&from=rss&utm_source=x'],
    [
      'what looks like a session',
      `${AT}/f;jsessionid=1?sid=${'0a'.repeat(16)}`,
      `/f;jsessionid=1?sid=${'0a'.repeat(16)}`,
    ],
  ])('%s', (_rule, address, expected) => {
    expect(feedAddress(address)).toBe(AT + expected)
    expect(feedAddress(AT + expected)).toBe(AT + expected)
  })

  it('is none of what is no http address', () => expect(feedAddress('mailto:a@b.c')).toBeNull())
})

describe('canonicalUrl', () => {
  it.each([
    ['lower-case scheme and host', 'HTTPS://News.Example/Story', '/Story'],
    ['no default port', 'https://news.example:443/a', '/a'],
    ['no fragment', `${AT}/a#comments`, '/a'],
    ['no user', 'https://reader:secret@news.example/a', '/a'],
    ['dots in the path resolved', `${AT}/a/../b/./c`, '/b/c'],
    ['unreserved characters plain', `${AT}/%7Ebob/%61-b`, '/~bob/a-b'],
    ['upper-case percent-encoding', `${AT}/caf%c3%a9`, '/caf%C3%A9'],
    ['no empty query', `${AT}/a?`, '/a'],
    ['no empty parameters', `${AT}/a?&id=1&&`, '/a?id=1'],
    ['sorted query', `${AT}/a?b=2&a=1`, '/a?a=1&b=2'],
    ['equal names in their order', `${AT}/a?t=2&t=1`, '/a?t=2&t=1'],
    ['campaigns', `${AT}/a?utm_source=rss&id=7&UTM_Medium=feed`, '/a?id=7'],
    ['click ids', `${AT}/a?fbclid=x&gclid=y&msclkid=z&gad_source=1`, '/a'],
    ['letters', `${AT}/a?mc_cid=1&mc_eid=2&_hsenc=3&mkt_tok=4`, '/a'],
    ['a channel by its value', `${AT}/a?ref=rss&source=newsletter`, '/a'],
    ['sessions', `${AT}/a;jsessionid=0A1B?PHPSESSID=abc&cfid=1&cftoken=2`, '/a'],
    ['a session by its look', `${AT}/a?sid=${'0a'.repeat(16)}`, '/a'],
    ['a session of ASP.NET', `${AT}/(S(lit3py55t21z5v55vlm25s55))/a.aspx`, '/a.aspx'],
  ])('%s', (_rule, address, expected) => {
    expect(canonicalUrl(address)).toBe(AT + expected)
  })

  it.each([
    ['what may be another page', '/a', '/a/'],
    ['another file', '/001', '/001.html'],
    ['an index file', '/', '/index.html'],
    ['another case', '/Story', '/story'],
    ['a parameter that names a page', '/story?ref=1234', '/story?ref=1235'],
    ['a short sid', '/story?sid=12', '/story?sid=13'],
    ['an encoded slash', '/a%2Fb', '/a/b'],
    ['a plus that is a space', '/a?q=b%2Bc', '/a?q=b+c'],
    ['an AMP page', '/a', '/a/amp'],
  ])('keeps %s', (_what, one, other) => {
    expect(canonicalUrl(AT + one)).not.toBe(canonicalUrl(AT + other))
  })

  it('leaves the rest of a query as it is written', () => {
    const written = `${AT}/a?12345&q=a%20b+c`
    expect(canonicalUrl(written)).toBe(written)
  })

  it.each(['javascript:alert(1)', 'mailto:a@b.c', 'http://[half', 'not a url', `http://${'a.'.repeat(200)}example/`])(
    'takes no %s',
    (address) => {
      expect(canonicalUrl(address)).toBeNull()
    },
  )

  it('is its own canonical address, whatever it was made from', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalUrl(address)
        expect(once).not.toBeNull()
        expect(canonicalUrl(once ?? '')).toBe(once)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('looseAddress', () => {
  it.each([
    ['/001', '/001/'],
    ['/001', '/001.html'],
    ['/news/', '/news/index.html'],
    ['/a', '/a/amp/'],
    ['/a.html', '/a.amp.html'],
    ['/a', '/amp/a'],
    ['/a', '/a?amp=1'],
  ])('is the same of %s and %s', (one, other) => {
    expect(looseAddress(AT + one)).toBe(looseAddress(AT + other))
  })

  it('is the same with and without www and TLS', () => {
    expect(looseAddress('http://www.news.example/a')).toBe(looseAddress(`${AT}/a`))
    expect(looseAddress('http://m.co/a')).toBe('m.co/a')
  })

  it.each([
    ['/001', '/002'],
    ['/a?id=1', '/a?id=2'],
    ['/amplify', '/lify'],
    ['/a.htmlx', '/a'],
  ])('differs of %s and %s', (one, other) => {
    expect(looseAddress(AT + one)).not.toBe(looseAddress(AT + other))
  })
})

describe('parameters that tell addresses apart', () => {
  it.each([
    ['/a?id=1&token=x', '/a?id=1&token=y', ['token']],
    ['/a?id=1', '/a?id=1', []],
    ['/a?id=1', '/b?id=1', null],
    ['/a?id=1', '/a?id=1&x=2', null],
    ['/a?id=1', '/a?it=1', null],
  ])('of %s and %s', (one, other, expected) => {
    expect(differingParameters(AT + one, AT + other)).toEqual(expected)
  })

  it('are left out where they are known', () => {
    expect(withoutParameters(`${AT}/a?id=1&token=x`, ['token'])).toBe(`${AT}/a?id=1`)
    expect(withoutParameters(`${AT}/a?token=x`, ['token'])).toBe(`${AT}/a`)
  })
})
