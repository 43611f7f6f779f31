import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { words } from '@copydesk/news'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNewsroom, type Newsroom, type TruePage } from './newsroom.ts'

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** One request for an address whose host resolves nowhere: to loopback, with the host named. */
function get(address: string, headers: Record<string, string> = {}): Promise<Got> {
  const url = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: url.port, path: url.pathname + url.search, headers: { host: url.host, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

describe('the simulated day', () => {
  it('is the same for the same seed and another for another', () => {
    const one = JSON.stringify(createNewsroom({ seed: 7 }).truth(8099))
    expect(JSON.stringify(createNewsroom({ seed: 7 }).truth(8099))).toBe(one)
    expect(JSON.stringify(createNewsroom({ seed: 8 }).truth(8099))).not.toBe(one)
  })

  it('has a truth that adds up', () => {
    const { pages, articles, stories } = createNewsroom({ seed: 3, articles: 120 }).truth()
    const known = new Map(articles.map((article) => [article.id, article]))
    expect(known.size).toBe(120)
    expect(new Set(pages.map(({ url }) => url)).size).toBe(pages.length)
    expect(stories.flatMap((story) => story.articles).toSorted()).toEqual([...known.keys()].toSorted())
    for (const page of pages) {
      if (page.article === null) continue
      expect(page.story).toBe(known.get(page.article)?.story)
      expect(page.origin).toBe(known.get(page.article)?.origin)
    }
    const led = Map.groupBy(
      pages.filter(({ disposition }) => disposition === 'stored'),
      ({ article }) => article,
    )
    expect(Math.max(...[...led.values()].map((leads) => leads.length))).toBe(1)
  })

  it('shows every phenomenon on an ordinary day', () => {
    const seen = new Set(
      createNewsroom({ seed: 7 })
        .truth()
        .pages.flatMap(({ phenomena }) => phenomena),
    )
    const wanted = [
      'cut',
      'paragraphs added',
      're-headlined',
      'agency name replaced',
      'stripped of credit',
      'literal markup',
      'live',
    ]
    const troubles = [
      'withdrawn',
      'busy: 429',
      'broken: 503',
      'slow host',
      'redirect 301',
      'redirect 302',
      'utm',
      'wrong charset',
      'pdf',
      'missing',
    ]
    expect(
      [...wanted, ...troubles, 'correction', 'writethru', 'look-alike', 'two feeds'].filter((name) => !seen.has(name)),
    ).toEqual([])
  })

  it('tells different happenings, and one happening by different writers, in different words', () => {
    const { articles } = createNewsroom({ seed: 11, articles: 150 }).truth()
    const told = articles
      .filter(({ id }) => !id.endsWith('notice'))
      .map(({ story, versions }) => ({ story, runs: runsOf(versions.at(-1)?.text ?? '') }))
    const shares: number[] = []
    const tellings: number[] = []
    for (const [at, one] of told.entries())
      for (const other of told.slice(0, at))
        (one.story === other.story ? tellings : shares).push(shared(one.runs, other.runs))
    expect(tellings.length).toBeGreaterThan(20)
    expect(Math.max(...tellings)).toBeLessThan(0.35)
    shares.sort((one, other) => one - other)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.002)
    expect(shares[Math.floor(shares.length * 0.99)]).toBeLessThan(0.03)
  })
})

/** The 5-word runs of a text. */
function runsOf(text: string): Set<string> {
  const list = words(text).map((word) => word.text)
  return new Set(list.map((_, at) => list.slice(at, at + 5).join(' ')))
}

function shared(one: Set<string>, other: Set<string>): number {
  return [...one].filter((run) => other.has(run)).length / Math.min(one.size, other.size)
}

/** Share of the first that is in the second. */
const contained = (one: Set<string>, other: Set<string>) => [...one].filter((run) => other.has(run)).length / one.size

describe('the newsroom over HTTP', () => {
  let newsroom: Newsroom
  let served: Awaited<ReturnType<Newsroom['serve']>>
  let pages: TruePage[]
  beforeAll(async () => {
    newsroom = createNewsroom({ seed: 7, latency: 0 })
    served = await newsroom.serve({})
    pages = newsroom.truth().pages
  })
  afterAll(() => served.close())
  const having = (phenomenon: string) => pages.filter((page) => page.phenomena.includes(phenomenon))
  const first = (phenomenon: string) => having(phenomenon)[0] as TruePage

  it('starts with the first entries, grows as the day goes on, and answers 304 until it does', async () => {
    const feed = newsroom.feeds(served.port)[0] as string
    const early = await get(feed)
    expect(early.status).toBe(200)
    expect((await get(feed, { 'if-none-match': String(early.headers['etag']) })).status).toBe(304)
    expect((await get(feed, { 'if-modified-since': String(early.headers['last-modified']) })).status).toBe(304)
    newsroom.publishUntil(600)
    const later = await get(feed, { 'if-none-match': String(early.headers['etag']) })
    expect(later.status).toBe(200)
    expect(later.body.length).toBeGreaterThan(early.body.length)
  })

  it('changes a corrected page and its entry', async () => {
    const { articles } = newsroom.truth()
    const { url, article } = pages.find(
      (page) =>
        page.article &&
        page.relation === 'original' &&
        page.phenomena.includes('correction') &&
        !page.phenomena.includes('busy: 429'),
    ) as TruePage
    const versions = articles.find(({ id }) => id === article)?.versions ?? []
    const fresh = createNewsroom({ seed: 7, latency: 0 })
    const other = await fresh.serve({})
    const address = url.replace(`:${served.port}`, `:${other.port}`)
    fresh.publishUntil((versions[0]?.minute ?? 0) + 1)
    const before = (await get(address)).body
    fresh.publishUntil(versions[1]?.minute ?? 1440)
    const after = (await get(address)).body
    await other.close()
    expect(after.equals(before)).toBe(false)
  })

  it('serves every page as the truth has it', async () => {
    newsroom.publishUntil(newsroom.dayMinutes)
    for (const page of pages) {
      let got = await get(page.url)
      if (page.withdrawn !== null) {
        expect(got.status).toBe(410)
        continue
      }
      const trouble = page.phenomena.find((name) => name.startsWith('busy') || name.startsWith('broken'))
      if (trouble) {
        expect(got.status).toBe(Number(trouble.slice(-3)))
        if (got.status === 429) expect(got.headers['retry-after']).toBe('1')
        got = await get(page.url)
      }
      expect(got.status).toBe(page.phenomena.includes('missing') ? 404 : 200)
    }
  })

  it('prints reprints in the words of their article', async () => {
    const { articles } = newsroom.truth()
    for (const page of having('whole').filter(({ withdrawn }) => withdrawn === null)) {
      const { body } = await get(page.url)
      const html = new TextDecoder(page.phenomena.includes('windows-1252') ? 'windows-1252' : 'utf-8').decode(body)
      const shown = runsOf(html.replace(/<[^>]*>/g, ' ').replaceAll('&quot;', '"'))
      const versions = articles.find(({ id }) => id === page.article)?.versions ?? []
      expect(Math.max(...versions.map(({ text }) => contained(runsOf(text), shown)))).toBeGreaterThan(0.9)
    }
  })

  it('serves PDF, gzip and redirects', async () => {
    const pdf = await get(first('pdf').url)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
    const feed = newsroom.feeds(served.port)[0] as string
    const packed = await get(feed, { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).equals((await get(feed)).body)).toBe(true)
    const moved = first('redirect 301')
    const list = await get(`${new URL(moved.url).origin}/feed`)
    const link = /https?:\/\/[^<"]+\/a\/\d+/.exec(list.body.toString())?.[0] ?? ''
    const step = await get(link)
    expect(step.status).toBe(301)
    expect(pages.some(({ url }) => url === new URL(String(step.headers['location']), link).href)).toBe(true)
  })

  it('writes each format of feed, without what was withdrawn', async () => {
    for (const address of newsroom.feeds(served.port)) {
      const { status, headers, body } = await get(address)
      const text = body.toString('latin1')
      expect(status).toBe(200)
      const entries = text.match(/<item[ >]|<entry>|"date_published"/g)?.length ?? 0
      const visible = pages.filter(
        ({ url, withdrawn }) => url.startsWith(new URL(address).origin) && withdrawn === null,
      )
      if (!address.endsWith('/top')) expect(entries).toBe(visible.length)
      if (String(headers['content-type']).includes('json')) expect(() => JSON.parse(body.toString())).not.toThrow()
      else expect(text.match(/<(?!\?|!|\/)[^>]*[^/]>/g)?.length).toBe(text.match(/<\/[^>]+>/g)?.length)
    }
  })

  it('tells its truth and keeps a log', async () => {
    const got = await get(`http://newsroom.localhost:${served.port}/truth.json`)
    expect(JSON.parse(got.body.toString())).toEqual(newsroom.truth())
    expect(newsroom.requests().at(-1)).toMatchObject({ host: 'newsroom.localhost', path: '/truth.json', status: 200 })
    expect((await get(`http://nobody.localhost:${served.port}/`)).status).toBe(404)
  })
})
