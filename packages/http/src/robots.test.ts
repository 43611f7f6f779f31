import { describe, expect, it } from 'vitest'
import type { FetchOutcome } from './outcome.ts'
import { createRobots, type KeptRobots, type RobotsKeep } from './robots.ts'

const DAY = 86_400_000
const FETCH_MS = 60_000

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

/** What several processes share, as a store keeps it. */
function sharedKeep(): RobotsKeep {
  const kept = new Map<string, KeptRobots>()
  const askedUntil = new Map<string, number>()
  return {
    read: async (origin) => structuredClone(kept.get(origin) ?? null),
    claim: async (origin, now, until) => {
      if ((askedUntil.get(origin) ?? -Infinity) > now) return false
      askedUntil.set(origin, until)
      return true
    },
    release: async (origin) => void askedUntil.delete(origin),
    write: async (origin, said) => {
      kept.set(origin, structuredClone(said))
      askedUntil.delete(origin)
    },
  }
}

/** robots() over answers made up on the spot, with a clock that is set by hand. */
function asking(answer: (url: string) => FetchOutcome, keep = sharedKeep(), clock = { now: 0 }, stopped?: AbortSignal) {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    return answer(url)
  }
  return {
    asked,
    clock,
    robots: createRobots({
      ask: fetch,
      userAgent: 'Copydesk/0.1 (+https://a.example)',
      now: () => clock.now,
      keep,
      fetchMs: FETCH_MS,
      stopped,
    }),
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
    [{ type: 'rejected', reason: 'HTTP 403', status: 403 }, 'allowed'],
    [{ type: 'rejected', reason: 'over 5 redirects', isLedTooFar: true }, 'allowed'],
    [{ type: 'rejected', reason: 'HTTP 206', status: 206 }, 'unreachable'],
    [{ type: 'rejected', reason: 'HTTP 302 without a usable Location' }, 'unreachable'],
    [{ type: 'rejected', reason: 'content-encoding x is not understood' }, 'unreachable'],
    [{ type: 'rejected', reason: 'headers too large' }, 'unreachable'],
    [{ type: 'refused', reason: 'private', isLedThere: true }, 'unreachable'],
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

  it('is asked for once by several processes, and not again after a restart', async () => {
    const [keep, clock] = [sharedKeep(), { now: 0 }]
    const first = asking(() => page(RULES), keep, clock)
    const second = asking(() => page(RULES), keep, clock)
    const verdicts = await Promise.all([first.robots('http://news.example/a'), second.robots('http://news.example/b')])
    expect(verdicts.map(({ type }) => type).toSorted()).toEqual(['allowed', 'being asked'])
    expect(await second.robots('http://news.example/private')).toMatchObject({ type: 'disallowed' })
    const restarted = asking(() => page(RULES), keep, clock)
    expect(await restarted.robots('http://news.example/private')).toMatchObject({ type: 'disallowed' })
    expect(first.asked.length + second.asked.length + restarted.asked.length).toBe(1)
  })

  it('counts its failures over a restart, and is asked for by another when the asker was killed', async () => {
    const [keep, clock] = [sharedKeep(), { now: 0 }]
    await asking(() => DOWN, keep, clock).robots('http://news.example/')
    clock.now = 600_000
    expect(await asking(() => DOWN, keep, clock).robots('http://news.example/')).toMatchObject({ until: 1_800_000 })
    clock.now = 1_800_000
    await keep.claim('http://news.example', clock.now, clock.now + 120_000)
    const next = asking(() => page(RULES), keep, clock)
    expect(await next.robots('http://news.example/')).toEqual({ type: 'being asked' })
    clock.now += 120_000
    expect(await next.robots('http://news.example/')).toMatchObject({ type: 'allowed' })
  })

  it('learns nothing from a request that was cut off by its own end', async () => {
    const keep = sharedKeep()
    const cut = asking(() => ({ type: 'failed', reason: 'cancelled' }), keep, { now: 5 }, AbortSignal.abort())
    expect(await cut.robots('http://news.example/')).toEqual({ type: 'not yet', until: 5 })
    expect(await asking(() => page(RULES), keep).robots('http://news.example/')).toMatchObject({ type: 'allowed' })
  })

  it('leaves the host to others where asking broke down', async () => {
    const keep = sharedKeep()
    const broken = asking(() => {
      throw new Error('the store is away')
    }, keep)
    await expect(broken.robots('http://news.example/')).rejects.toThrow('the store is away')
    expect(await asking(() => page(RULES), keep).robots('http://news.example/')).toMatchObject({ type: 'allowed' })
  })

  /** A keep that cannot be told anything, for as long as it is away. */
  function losing() {
    const [keep, away] = [sharedKeep(), { now: true }]
    const told = async (tell: () => Promise<void>) => (away.now ? Promise.reject(new Error('away')) : tell())
    return {
      away,
      keep: {
        ...keep,
        release: (origin: string) => told(() => keep.release(origin)),
        write: (origin: string, kept: KeptRobots) => told(() => keep.write(origin, kept)),
      },
    }
  }

  it('asks itself where the keep could not be told that it did not, and others once a fetch has to be over', async () => {
    const [{ keep, away }, clock] = [losing(), { now: 0 }]
    let says: FetchOutcome | null = null
    const answer = () => {
      if (!says) throw new Error('the store is away')
      return says
    }
    const [one, other] = [asking(answer, keep, clock), asking(() => page(RULES), keep, clock)]
    await expect(one.robots('http://news.example/')).rejects.toThrow('the store is away')
    expect(await other.robots('http://news.example/')).toEqual({ type: 'being asked' })
    says = page(RULES)
    away.now = false
    expect(await one.robots('http://news.example/')).toMatchObject({ type: 'allowed' })
    away.now = true
    const third = asking(() => DOWN, keep, clock)
    clock.now += DAY
    await expect(third.robots('http://news.example/')).rejects.toThrow('away')
    expect(await other.robots('http://news.example/')).toEqual({ type: 'being asked' })
    clock.now += FETCH_MS + 5000
    away.now = false
    expect(await other.robots('http://news.example/')).toMatchObject({ type: 'allowed' })
  })

  it('knows what it was told where the keep could not be', async () => {
    const { robots, asked } = asking(() => page(RULES), losing().keep)
    await expect(robots('http://news.example/')).rejects.toThrow('away')
    expect(await robots('http://news.example/private')).toMatchObject({ type: 'disallowed' })
    expect(asked).toHaveLength(1)
  })

  /** How often the keep is read for these hosts, asked for in this order. */
  async function reads(text: string, hosts: number, then: number[]): Promise<string[]> {
    const read: string[] = []
    const keep = sharedKeep()
    const watched = { ...keep, read: (origin: string) => (read.push(origin), keep.read(origin)) }
    const { robots } = asking(() => page(text), watched)
    for (let host = 0; host < hosts; host++) await robots(`http://h${host}.example/`)
    read.length = 0
    for (const host of then) await robots(`http://h${host}.example/`)
    return read
  }

  it('holds the hosts in memory that were asked for last', async () => {
    expect(await reads('', 5001, [1, 0, 2, 5000])).toEqual(['http://h0.example', 'http://h2.example'])
  })

  it('holds fewer hosts where these have much to say', async () => {
    expect(await reads(RULES + '#'.repeat(500_000), 100, [99, 0])).toEqual(['http://h0.example'])
  })

  it('says so when there is no host to ask', async () => {
    expect(await asking(() => DOWN).robots('no address')).toMatchObject({ type: 'unreachable', reason: 'not a URL' })
  })
})
