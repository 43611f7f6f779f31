import { Readable } from 'node:stream'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parseFeed } from '@copydesk/feed'
import FeedParser from 'feedparser'
import { parseAtomFeed } from 'feedsmith'
import jsonFeedSchema from 'jsonfeed-schema/schema-v1.1.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../set-up/desk.ts'

type Story = { id: string; headline: string; articles: { title: string; url: string }[]; pages: number }
type JsonFeed = {
  title: string
  next_url?: string
  items: { id: string; title: string; url: string; content_html: string }[]
}

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ seed: 31, articles: 16 })
  await desk.publish(desk.world.newsroom.dayMinutes)
})
afterAll(() => desk.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(path.startsWith('http') ? path : `${desk.url}${path}`, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const jsonFeed = async (path: string) => JSON.parse((await get(path)).text) as JsonFeed
const stories = async (query = '') => (await desk.read<{ stories: Story[] }>(`/stories${query}`)).stories

/** By a parser that stops at what is not well-formed. */
const strictly = (xml: string) =>
  new Promise<{ title: string; guid: string }[]>((resolve, reject) => {
    const read: { title: string; guid: string }[] = []
    const parser = new FeedParser({ resume_saxerror: false })
    parser.on('error', reject)
    parser.on('readable', () => {
      for (let one = parser.read(); one; one = parser.read()) read.push(one)
    })
    parser.on('end', () => resolve(read))
    Readable.from([xml]).pipe(parser)
  })

describe('the feed of stories', () => {
  it('as Atom is read alike by our own parser and two others', async () => {
    const { status, headers, text } = await get('/stories.atom')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    const titles = (await stories('?limit=30')).map(({ headline }) => headline)
    const own = parseFeed(text, `${desk.url}/stories.atom`)
    if (own.type !== 'feed') throw new Error(own.reason)
    expect(own.parsed.entries.map(({ title }) => title)).toEqual(titles)
    expect(own.parsed.feed.self).toBe(`${desk.url}/stories.atom`)
    const other = parseAtomFeed(text)
    expect(other.entries?.map(({ title }) => title?.value)).toEqual(titles)
    expect((await strictly(text)).map(({ title }) => title)).toEqual(titles)
    // RFC 4287, 4.1.1 and 4.1.2: what each must have.
    for (const { id, title, updated } of [other, ...(other.entries ?? [])]) {
      expect([id, title, updated].every((value) => value !== undefined && value !== '')).toBe(true)
    }
    // What else must be is held by packages/feed/src/atom-musts.test.ts.
    for (const { id } of [other, ...(other.entries ?? [])]) expect(id).toMatch(/^tag:[^\s,]+,\d{4}:\S+$/)
    expect(new Set(other.entries?.map(({ id }) => id)).size).toBe(titles.length)
  })

  it('as JSON Feed is valid by its schema', async () => {
    const ajv = new Ajv({ strict: false })
    formats.default(ajv)
    const validate = ajv.compile(jsonFeedSchema)
    for (const path of ['/stories.json', '/stories.json?limit=1', '/stories.json?entity=nobody']) {
      expect(validate(await jsonFeed(path)), JSON.stringify(validate.errors)).toBe(true)
    }
    expect(validate({ version: 'https://jsonfeed.org/version/1.1', title: 'No items' })).toBe(false)
  })

  it('has every article of a story once, however many pages carry it', async () => {
    const { items } = await jsonFeed('/stories.json')
    const copied: number[] = []
    for (const [at, { id }] of (await stories('?limit=30')).entries()) {
      const story = await desk.read<Story>(`/stories/${id}`)
      const html = items[at]?.content_html ?? ''
      expect(html.match(/<li>/g)).toHaveLength(story.articles.length)
      for (const { url } of story.articles) expect(html).toContain(`href="${url.replaceAll('&', '&amp;')}"`)
      copied.push(story.pages - story.articles.length)
    }
    expect(Math.max(...copied)).toBeGreaterThan(0)
  })

  it('holds what the filters say, and leads on to what is older', async () => {
    const chosen = await stories('?sources=2')
    const { title, items } = await jsonFeed('/stories.json?sources=2')
    expect(title).toBe('Copydesk · sources 2')
    expect(items.map((one) => one.title)).toEqual(chosen.map(({ headline }) => headline))
    const read: string[] = []
    for (let next: string | undefined = '/stories.json?limit=2'; next !== undefined && read.length < 100;) {
      const page: JsonFeed = await jsonFeed(next)
      read.push(...page.items.map(({ id }) => id))
      next = page.next_url
    }
    const all = await jsonFeed('/stories.json?limit=100')
    expect(read).toEqual(all.items.map(({ id }) => id))
  })

  it('is not sent again to who has it, by its tag or its time', async () => {
    const { headers } = await get('/stories.atom')
    const etag = headers.get('etag') ?? ''
    const modified = headers.get('last-modified') ?? ''
    expect(Date.parse(modified)).toBeGreaterThan(0)
    expect(await get('/stories.atom', { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
    expect(await get('/stories.atom', { 'if-modified-since': modified })).toMatchObject({ status: 304, text: '' })
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString()
    expect((await get('/stories.atom', { 'if-modified-since': earlier })).status).toBe(200)
    expect((await get('/stories.atom', { 'if-modified-since': modified, 'if-none-match': '"x"' })).status).toBe(200)
  })
})
