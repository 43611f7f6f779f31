import { connect } from 'node:net'
import { operations, type Operation } from '@copydesk/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../set-up/desk.ts'

type Article = {
  id: string
  title: string
  outlet: string
  language: string | null
  origin: { name: string } | null
  storyId: string | null
  firstSeenAt: string
}
type Articles = { articles: Article[]; next: string | null }
type Told = Article & { text: string; mentions: { entity: { id: string; name: string } | null }[] }
type Stories = { stories: { id: string; articles: number; origins: string[] }[]; next: string | null }
type Story = { id: string; sources: { independent: unknown[] }; articles: Article[] }
type Lookup = {
  isCopy: boolean
  article: Article | null
  matches: { relation: string; overlap: { ofThis: number }; page: { url: string }; passages: { text: string }[] }[]
  near: unknown[]
  remark: string | null
}
type Problem = { status: number; detail: string; errors?: { in: string; name: string; detail: string }[] }

const EARLY = 0.3
const MOST = 200

let desk: Desk
/** What the rest of the day did to a list that somebody was reading. */
let resumed: { before: Article[]; after: Article[] }

beforeAll(async () => {
  desk = await openDesk({ seed: 17, articles: 24 })
  const { dayMinutes } = desk.world.newsroom
  await desk.publish(Math.round(dayMinutes * EARLY))
  const whole = await desk.read<Articles>('/articles')
  const first = await desk.read<Articles>('/articles?limit=2')
  await desk.publish(dayMinutes)
  const rest = await desk.read<Articles>(`/articles?after=${first.next}`)
  resumed = { before: whole.articles, after: [...first.articles, ...rest.articles] }
})
afterAll(() => desk.close())

const read = <T>(path: string) => desk.read<T>(path)
const idsOf = (all: { id: string }[]) => all.map(({ id }) => id)
const sorted = (all: { id: string }[]) => idsOf(all).toSorted()
const query = (parts: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(parts).map(([name, value]) => [name, String(value)])).toString()

async function everyPage<T extends { next: string | null }>(path: string, limit: number): Promise<T[]> {
  const pages: T[] = []
  for (let after: string | null = ''; after !== null && pages.length < MOST;) {
    const page: T = await read<T>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after && `&after=${after}`}`)
    pages.push(page)
    after = page.next
  }
  return pages
}
const allArticles = async (path = '/articles') =>
  (await everyPage<Articles>(path, 100)).flatMap(({ articles }) => articles)
const told = async (all: Article[]) => Promise.all(all.map(({ id }) => read<Told>(`/articles/${id}`)))

const refused = async (path: string, init?: RequestInit): Promise<Problem> => {
  const answer = await fetch(`${desk.url}${path}`, init)
  expect(answer.headers.get('content-type'), path).toContain('application/problem+json')
  const problem = (await answer.json()) as Problem
  expect(problem.status).toBe(answer.status)
  return problem
}
/** What a console answers to bytes that may be no request. */
const sendBytes = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const { port, hostname } = new URL(desk.url)
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', (part: Buffer) => (answer += part.toString()))
    socket.on('end', () => resolve(answer)).on('error', reject)
  })
const lookUp = async (body: object): Promise<Lookup> => {
  const answer = await fetch(`${desk.url}/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Lookup
}

describe('lists', () => {
  it('are the same read whole and a page at a time', async () => {
    const whole = await allArticles()
    expect(whole.length).toBeGreaterThan(10)
    for (const limit of [1, 3, 7]) {
      const pages = await everyPage<Articles>('/articles', limit)
      expect(idsOf(pages.flatMap(({ articles }) => articles))).toEqual(idsOf(whole))
    }
    const stories = (await everyPage<Stories>('/stories', 100)).flatMap((page) => page.stories)
    const paged = (await everyPage<Stories>('/stories', 2)).flatMap((page) => page.stories)
    expect(idsOf(paged)).toEqual(idsOf(stories))
  })

  it('go on where they were, whatever came in meanwhile', async () => {
    const { before, after } = resumed
    const [first] = before
    expect((await allArticles()).length).toBeGreaterThan(before.length)
    expect(after.length).toBeGreaterThan(2)
    // What joined an article that was there already may have brought its place forward.
    const known = new Set(idsOf(await allArticles()))
    expect(idsOf(after).filter((id) => known.has(id))).toEqual(idsOf(before).filter((id) => known.has(id)))
    expect(after[0]?.id).toBe(first?.id)
  })

  it('hold exactly what each filter says', async () => {
    const all = await told(await allArticles())
    const copies = await Promise.all(
      all.map(async ({ id }) => (await read<{ copies: { outlet: string }[] }>(`/articles/${id}/copies`)).copies),
    )
    const outletsOf = new Map(all.map(({ id }, at) => [id, copies[at]?.map(({ outlet }) => outlet)]))
    const someone = all.flatMap(({ mentions }) => mentions).find(({ entity }) => entity)?.entity
    const named = (article: Told) => article.mentions.some(({ entity }) => entity?.id === someone?.id)
    const origin = all.findLast((article) => article.origin)?.origin?.name ?? ''
    const newest = all[0]?.firstSeenAt ?? ''
    const outlet = all[0]?.outlet ?? ''
    const storyId = all.find((article) => article.storyId)?.storyId ?? ''
    const language = all.find((article) => article.language)?.language ?? ''
    const cases: [Record<string, string>, (article: Told) => boolean][] = [
      [{ entity: someone?.id ?? '' }, named],
      // Two that go by one name are both found by it.
      [
        { entity: someone?.name.toUpperCase() ?? '' },
        ({ mentions }) => mentions.some(({ entity }) => entity?.name.toLowerCase() === someone?.name.toLowerCase()),
      ],
      [{ outlet }, ({ id }) => outletsOf.get(id)?.includes(outlet) ?? false],
      [{ origin: origin.toLowerCase() }, (article) => article.origin?.name === origin],
      [{ language }, (article) => article.language === language],
      [{ story: storyId }, (article) => article.storyId === storyId],
      [{ since: newest }, ({ firstSeenAt }) => firstSeenAt >= newest],
      [{ until: newest, origin }, (article) => article.firstSeenAt < newest && article.origin?.name === origin],
    ]
    for (const [filter, holds] of cases) {
      const expected = all.filter(holds)
      expect(expected.length, JSON.stringify(filter)).toBeGreaterThan(0)
      expect(sorted(await allArticles(`/articles?${query(filter)}`)), JSON.stringify(filter)).toEqual(sorted(expected))
    }
  })

  it('of stories are chosen by what their articles are, and by their independent sources', async () => {
    const all = (await everyPage<Stories>('/stories', 100)).flatMap(({ stories }) => stories)
    const whole = await Promise.all(all.map(({ id }) => read<Story>(`/stories/${id}`)))
    const origin = all.flatMap(({ origins }) => origins)[0] ?? ''
    const by = await read<Stories>(`/stories?${query({ origin })}`)
    expect(sorted(by.stories)).toEqual(sorted(all.filter(({ origins }) => origins.includes(origin))))
    for (const sources of [1, 2, 3]) {
      const expected = whole.filter((story) => story.sources.independent.length >= sources)
      if (sources < 3) expect(expected.length).toBeGreaterThan(0)
      for (const limit of [1, 100]) {
        const pages = await everyPage<Stories>(`/stories?sources=${sources}`, limit)
        expect(sorted(pages.flatMap(({ stories }) => stories))).toEqual(sorted(expected))
      }
      // Their articles are chosen by the same.
      const articles = await allArticles(`/articles?sources=${sources}`)
      expect(sorted(articles)).toEqual(sorted(expected.flatMap((story) => story.articles)))
    }
  })
})

describe('search', () => {
  type Found = { found: { article: Article; snippet: { text: string; matched: boolean }[] }[]; next: string | null }
  const find = (q: string, more: Record<string, string | number> = {}) =>
    read<Found>(`/search?${query({ q, ...more })}`)

  it('finds an article by the words of its headline, and shows where they stand', async () => {
    for (const { id, title } of await allArticles()) {
      const { found } = await find(title.replaceAll(/"|(?<=\s)-/g, ' '))
      expect(idsOf(found.map(({ article }) => article))).toContain(id)
    }
  })
  it('finds by words of the text in any form, and by whole phrases', async () => {
    const [one] = await told(await allArticles())
    const words = one?.text.match(/\p{L}{5,} \p{L}{5,} \p{L}{5,}/u)?.[0] ?? ''
    const phrase = await find(`"${words}"`)
    expect(idsOf(phrase.found.map(({ article }) => article))).toContain(one?.id)
    expect(phrase.found[0]?.snippet.some(({ matched }) => matched)).toBe(true)
    const shown = phrase.found.find(({ article }) => article.id === one?.id)?.snippet ?? []
    expect(one?.text.replaceAll(/\s+/g, ' ')).toContain(
      shown
        .map(({ text }) => text)
        .join('')
        .replaceAll(/\s+/g, ' '),
    )
    expect((await find('zyzzyva')).found).toEqual([])
    expect((await find(`"${words}" -${words.split(' ')[0]}`)).found).toEqual([])
  })

  it('finds by names, origins and outlets, and narrows by the filters', async () => {
    const all = await told(await allArticles())
    const credited = all.find(({ origin }) => origin)
    const byOrigin = await find(credited?.origin?.name ?? '', { limit: 100 })
    expect(idsOf(byOrigin.found.map(({ article }) => article))).toContain(credited?.id)
    const byOutlet = await find(credited?.outlet ?? '', { limit: 100 })
    expect(idsOf(byOutlet.found.map(({ article }) => article))).toContain(credited?.id)
    const narrowed = await find(credited?.origin?.name ?? '', { story: credited?.storyId ?? '' })
    expect(new Set(narrowed.found.map(({ article }) => article.storyId))).toEqual(new Set([credited?.storyId]))
  })

  it('goes on a page at a time', async () => {
    const { found } = await find('the or said', { limit: 100 })
    const pages = await everyPage<Found>(`/search?${query({ q: 'the or said' })}`, 3)
    expect(idsOf(pages.flatMap((page) => page.found.map(({ article }) => article)))).toEqual(
      idsOf(found.map(({ article }) => article)),
    )
  })
})

describe('lookup', () => {
  it('knows a text that was run, whole, cut or with a paragraph of its own, and shows by which passages', async () => {
    const all = await told(await allArticles())
    const one = all.toSorted((a, b) => b.text.length - a.text.length)[0]
    const text = one?.text ?? ''
    const lines = text.split('\n')
    const cut = lines.slice(0, Math.ceil(lines.length * 0.7)).join('\n')
    const own = `${text}\nReaders may write to the editor, who answers every letter that bears a name and a street.`
    for (const asked of [text, cut, own]) {
      const found = await lookUp({ text: asked })
      expect(found).toMatchObject({ isCopy: true, article: { id: one?.id }, remark: null })
      for (const { passages } of found.matches) {
        expect(passages.length).toBeGreaterThan(0)
        for (const passage of passages) expect(asked).toContain(passage.text)
      }
    }
    const [best] = (await lookUp({ text })).matches
    expect(best).toMatchObject({ relation: 'reprint' })
    expect(best?.overlap.ofThis).toBeGreaterThan(0.9)
  })

  it('knows no other text, and keeps nothing of what it was asked', async () => {
    const before = await desk.world.service.store.totals.read()
    const text = Array.from({ length: 80 }, (_, at) => `unheard${at} of${at * 7} words${at % 9}`).join(' ')
    expect(await lookUp({ text })).toMatchObject({ isCopy: false, article: null, matches: [] })
    expect(await lookUp({ text: 'Too short.' })).toMatchObject({ isCopy: false, remark: expect.stringMatching(/few/) })
    expect(await desk.world.service.store.totals.read()).toEqual(before)
  })
})

describe('values that no column holds', () => {
  it.each([
    '/articles/%00',
    '/stories?entity=a%00b',
    '/articles?until=9999-12-31T23:59:59-24:00',
    '/views/feeds/%00',
    '/search?q=%00',
    `/articles?after=${Buffer.from('["0000-01-01 00:00:00-99:99","a"]').toString('base64url')}`,
  ])('are refused: %s', async (path) => {
    expect((await refused(path)).status).toBe(400)
  })
})

describe('answers', () => {
  it('are there for every operation of the table, and to HEAD without their body', async () => {
    for (const { method, path } of Object.values<Operation>(operations)) {
      const answer = await fetch(`${desk.url}${path.replaceAll(/\{\w+\}/g, 'none')}`, { method })
      // What is not there is missed by its name; what has no route is said to be nothing.
      if (answer.status === 404) expect(await answer.text(), path).toMatch(/"No \w/)
      else expect([200, 400, 415], `${method} ${path}`).toContain(answer.status)
      await answer.body?.cancel().catch(() => {})
    }
    const head = await fetch(`${desk.url}/articles`, { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', expect.stringMatching(/^"/)])
  })

  it('are not sent again to who has them', async () => {
    for (const path of ['/articles', '/stories', '/openapi.json']) {
      const first = await fetch(`${desk.url}${path}`)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await fetch(`${desk.url}${path}`, { headers: { 'if-none-match': asked } })
        expect([again.status, await again.text()]).toEqual([304, ''])
        expect(again.headers.get('etag')).toBe(etag)
      }
      expect((await fetch(`${desk.url}${path}`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    }
  })

  it('say which parameter is wrong, what was wrong, and what is allowed', async () => {
    expect(await refused('/articles?limit=500')).toMatchObject({
      status: 400,
      detail: 'limit=500 is not how many at the most: a whole number, 1 to 100',
      errors: [{ in: 'query', name: 'limit' }],
    })
    expect((await refused('/articles?limit=no&langage=en')).errors?.map(({ name }) => name)).toEqual([
      'limit',
      'langage',
    ])
    expect((await refused('/articles?langage=en')).detail).toMatch(/^there is no langage; there are entity, outlet/)
    expect((await refused('/search')).detail).toMatch(/^q is missing: words to look for/)
    expect((await refused('/articles?since=yesterday')).detail).toContain('2026-03-10')
    for (const after of ['nonsense', 'W10', Buffer.from('["x","y"]').toString('base64url')]) {
      expect((await refused(`/stories?after=${after}`)).detail).toContain('leave it out to begin anew')
    }
  })

  it('are problems for whatever is not there, or cannot be read', async () => {
    expect(await refused('/nowhere')).toMatchObject({ status: 404, detail: expect.stringContaining('/openapi.json') })
    expect(await refused('/articles', { method: 'DELETE' })).toMatchObject({ status: 405 })
    expect(await refused('/articles/%zz')).toMatchObject({ status: 400 })
    for (const sent of ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`]) {
      expect(await sendBytes(sent)).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]+application\/problem\+json[\s\S]+"detail":"/)
    }
    const json = { 'content-type': 'application/json' }
    expect(await refused('/lookup', { method: 'POST', headers: json, body: '{"text":' })).toMatchObject({ status: 400 })
    expect(await refused('/lookup', { method: 'POST', headers: json, body: '{}' })).toMatchObject({
      detail: expect.stringMatching(/^text is missing/),
    })
    expect(await refused('/lookup', { method: 'POST', body: 'text' })).toMatchObject({ status: 415 })
    const large = JSON.stringify({ text: 'x'.repeat(2_000_000) })
    expect(await refused('/lookup', { method: 'POST', headers: json, body: large })).toMatchObject({ status: 413 })
  })
})
