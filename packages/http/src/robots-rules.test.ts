import robotsParser from 'robots-parser'
import { describe, expect, it } from 'vitest'
import { forbiddingRule, parseRobots } from './robots-rules.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 6_000_000

/** Its types miss that the module itself is the function. */
const referenceParser = robotsParser as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, agent: string): boolean }

const forbids = (text: string, path: string) => forbiddingRule(parseRobots(text, 'copydesk'), path) !== null

describe('groups', () => {
  const text = `\uFEFFUser-agent: *\nDisallow: /\n\nuser-agent: other\nUSER-AGENT: CopyDesk/2.0 # ours\nDisallow: /private\n\n
    User-agent: copydesk\rAllow: /private/open`

  it('that name the crawler count together and silence those for everybody', () => {
    expect(forbids(text, '/news')).toBe(false)
    expect(forbids(text, '/private/a')).toBe(true)
    expect(forbids(text, '/private/open/a')).toBe(false)
  })

  it('for everybody hold for a crawler that is not named', () => {
    expect(forbiddingRule(parseRobots(text, 'stranger'), '/news')).toBe('Disallow: /')
    expect(forbids('User-agent: copydesk-images\nDisallow: /', '/news')).toBe(false)
  })

  it('are not joined across another line that is not a rule, and rules before any group are no one’s', () => {
    expect(forbids('Disallow: /\nUser-agent: *\nSitemap: /s.xml\nUser-agent: x\nDisallow: /a', '/b')).toBe(false)
    expect(forbids('User-agent: *\nSitemap: /s.xml\nUser-agent: x\nDisallow: /a', '/a')).toBe(true)
  })

  it('give the crawl delay', () => {
    const delay = (value: string) => parseRobots(`User-agent: *\nCrawl-delay: ${value}`, 'copydesk').crawlDelaySeconds
    expect([delay('10'), delay('0.5'), delay('1e9'), delay('-1'), delay('x'), delay('999999999')]).toEqual([
      10,
      0.5,
      null,
      null,
      null,
      86_400,
    ])
  })
})

describe('rules', () => {
  it.each([
    ['/fish', '/fishheads/a.html?id=1', true],
    ['/fish', '/Fish', false],
    ['/fish*', '/fish', true],
    ['/fish/', '/fish', false],
    ['/*.php', '/folder/a.php?b', true],
    ['/*.php$', '/a.php', true],
    ['/*.php$', '/a.php?b', false],
    ['/a$', '/a', true],
    ['/a$', '/ab', false],
    ['/*/b/*/d$', '/a/b/c/d', true],
    ['/*b*b$', '/ab', false],
    ['*', '/', true],
    ['', '/', false],
    ['fish', '/fish', false],
    ['/ü', '/%C3%BC', true],
    ['/%c3%bc', '/ü', true],
    ['/%7Ejoe', '/~joe', true],
    ['/a%2fb', '/a/b', false],
    ['/a%2fb', '/a%2Fb', true],
    ['/a b', '/a%20b', true],
    ['/', '/robots.txt', false],
  ])('Disallow: %s and %s: %s', (rule, path, expected) => {
    expect(forbids(`User-agent: *\nDisallow: ${rule}`, path)).toBe(expected)
  })

  it('are decided by the longest match, allow winning a tie', () => {
    expect(forbids('User-agent: *\nAllow: /p\nDisallow: /', '/page')).toBe(false)
    expect(forbids('User-agent: *\nDisallow: /page\nAllow: /p', '/page')).toBe(true)
    expect(forbids('User-agent: *\nDisallow: /page\nAllow: /page', '/page')).toBe(false)
  })

  it('agree with robots-parser on made-up files', () => {
    let state = 42
    const pick = <T>(choices: readonly T[]) => choices[(state = (state * 48_271) % 2_147_483_647) % choices.length] as T
    const made = (length: number, parts: readonly string[]) => `/${Array.from({ length }, () => pick(parts)).join('')}`
    for (let round = 0; round < 500; round++) {
      const rules = Array.from(
        { length: 6 },
        () =>
          `${pick(['Allow', 'Disallow'])}: ${made(pick([1, 2, 4]), ['a', 'b', '/', '*', '?', 'a*'])}${pick(['', '', '$'])}`,
      )
      const text = `User-agent: ${pick(['*', 'Copydesk', 'other'])}\n${rules.join('\n')}`
      const parsed = referenceParser('http://news.example/robots.txt', text)
      for (let count = 0; count < 10; count++) {
        const path = made(pick([0, 2, 4, 6]), ['a', 'b', '/', '?', 'c'])
        const url = new URL(`http://news.example${path}`)
        expect([text, url.href, forbids(text, url.pathname + url.search)]).toEqual([
          text,
          url.href,
          !parsed.isAllowed(url.href, 'copydesk'),
        ])
      }
    }
  })

  it('that are made to be costly are answered soon, by not going there', () => {
    const part = `${'a'.repeat(240)}b`
    const text = `User-agent: *\n${`Disallow: /*${part}*${part}\n`.repeat(1000)}`
    const started = process.threadCpuUsage().user
    expect(forbids(text, `/${'a'.repeat(8000)}`)).toBe(true)
    expect(
      forbids(`User-agent: *\n${'User-agent: x\nDisallow: /*a*a*a*a*a$\n'.repeat(10_000)}`, `/${'a'.repeat(8000)}b`),
    ).toBe(false)
    expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
  })
})

describe('sitemaps', () => {
  it('are those of all groups and none, where they are full addresses', () => {
    const text = `Sitemap: https://a.example/one.xml # main\nUser-agent: other\nDisallow: /\nSITEMAP:http://a.example/two.xml.gz\n
      Sitemap: /three.xml\nSitemap: ftp://a.example/four.xml\nSitemap: https://\nSitemap: https://a.example/${'x'.repeat(3000)}`
    expect(parseRobots(text, 'copydesk').sitemaps).toEqual(['https://a.example/one.xml', 'http://a.example/two.xml.gz'])
    expect(parseRobots('Sitemap: https://a.example/s\n'.repeat(5000), 'copydesk').sitemaps).toHaveLength(100)
  })
})
