import { describe, expect, it } from 'vitest'
import type { FetchOutcome } from './outcome.ts'
import { createRobots } from './robots.ts'

const DAY = 86_400_000

const page = (text: string | Uint8Array): FetchOutcome => ({
  type: 'fetched',
  url: '',
  status: 200,
  headers: {},
  contentType: null,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
  etag: null,
  lastModified: null,
  redirects: [],
})

/** robots() over answers made up on the spot, with a clock that is set by hand. */
function asking(answer: (url: string) => FetchOutcome) {
  const asked: string[] = []
  const clock = { now: 0 }
  const fetch = async (url: string) => {
    asked.push(url)
    return answer(url)
  }
  return {
    asked,
    clock,
    robots: createRobots({ ask: fetch, userAgent: 'Copydesk/0.1 (+https://a.example)', now: () => clock.now }),
  }
}

const RULES = 'User-agent: copydesk\nDisallow: /private\nCrawl-delay: 7\n'
const DOWN = { type: 'failed', reason: 'HTTP 500' } as FetchOutcome

describe('robots', () => {
  it('answers by the rules, for the product token of the user agent', async () => {
    const { robots, asked } = asking(() => page(RULES))
    expect(await robots('https://news.example:8443/a?b#c')).toEqual({ type: 'allowed', crawlDelaySeconds: 7 })
    expect(await robots('https://news.example:8443/private/a')).toEqual({
      type: 'disallowed',
      rule: 'Disallow: /private',
    })
    expect(asked).toEqual(['https://news.example:8443/robots.txt'])
  })

  it.each([
    [{ type: 'gone', status: 404, reason: 'HTTP 404' }, 'allowed'],
    [{ type: 'rejected', reason: 'HTTP 403' }, 'allowed'],
    [{ type: 'rejected', reason: 'over 5 redirects' }, 'allowed'],
    [{ type: 'failed', reason: 'HTTP 500' }, 'unreachable'],
    [{ type: 'throttled', retryAfterMs: null, reason: 'HTTP 503' }, 'unreachable'],
    [{ type: 'refused', reason: 'private' }, 'allowed'],
    [page(''), 'allowed'],
    [page('<html>Not a robots.txt: at all</html>'), 'allowed'],
    [page(Uint8Array.of(0, 255, 254, 10, 58, 10)), 'allowed'],
  ] as [FetchOutcome, string][])('%j is %s', async (outcome, type) => {
    expect(await asking(() => outcome).robots('http://news.example/')).toMatchObject({ type })
  })

  it('asks once for many askers, and again after a day', async () => {
    const { robots, asked, clock } = asking(() => page(RULES))
    const verdicts = await Promise.all(Array.from({ length: 10 }, (_, count) => robots(`http://news.example/${count}`)))
    // Nobody waits in place for a host that may take its time.
    expect(verdicts.map(({ type }) => type)).toEqual(['allowed', ...Array.from({ length: 9 }, () => 'being asked')])
    clock.now = DAY - 1
    await robots('http://news.example/')
    expect(asked).toHaveLength(1)
    clock.now = DAY
    await robots('http://news.example/')
    expect(asked).toHaveLength(2)
  })

  it('asks a host that was down again soon, and keeps its old rules until it is back', async () => {
    let answer: FetchOutcome = DOWN
    const { robots, clock } = asking(() => answer)
    expect(await robots('http://news.example/')).toEqual({
      type: 'unreachable',
      reason: 'robots.txt: HTTP 500',
      until: 600_000,
    })
    answer = page(RULES)
    clock.now = 600_000
    expect(await robots('http://news.example/private')).toMatchObject({ type: 'disallowed' })
    answer = DOWN
    clock.now += DAY
    expect(await robots('http://news.example/private')).toMatchObject({ type: 'disallowed' })
  })

  it('waits twice as long each time for a host that stays down, at most a day', async () => {
    const { robots, clock } = asking(() => DOWN)
    const pauses: number[] = []
    for (let times = 0; times < 10; times++) {
      const verdict = await robots('http://news.example/')
      const until = verdict.type === 'unreachable' ? verdict.until : 0
      pauses.push((until - clock.now) / 60_000)
      clock.now = until
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440])
  })

  it('comes later where its host may not be asked yet, and is asked for then', async () => {
    const { robots, asked } = asking(() => page(RULES))
    const busy = async () => ({ type: 'not yet', until: 5000 }) as const
    expect(await robots('http://news.example/', busy)).toEqual({ type: 'not yet', until: 5000 })
    expect(await robots('http://news.example/')).toMatchObject({ type: 'allowed' })
    expect(asked).toHaveLength(1)
  })

  it('forgets the host least asked for when there are many', async () => {
    const { robots, asked } = asking(() => page(''))
    for (let host = 0; host < 50_000; host++) await robots(`http://h${host}.example/`)
    await robots('http://h0.example/')
    await robots('http://new.example/')
    asked.length = 0
    await robots('http://h0.example/')
    await robots('http://h1.example/')
    expect(asked).toEqual(['http://h1.example/robots.txt'])
  })

  it('takes no more memory for hosts with much to say', async () => {
    const long = page(RULES + '#'.repeat(500_000))
    const { robots, asked } = asking(() => long)
    for (let host = 0; host < 100; host++) await robots(`http://h${host}.example/`)
    asked.length = 0
    await robots('http://h0.example/')
    await robots('http://h99.example/')
    expect(asked).toEqual(['http://h0.example/robots.txt'])
  })

  it('says so when there is no host to ask', async () => {
    expect(await asking(() => DOWN).robots('no address')).toMatchObject({ type: 'unreachable', reason: 'not a URL' })
  })
})
