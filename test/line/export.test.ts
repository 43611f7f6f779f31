import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { archiveOf } from '@copydesk/copydesk'
import { contentHash, stableId } from '@copydesk/news'
import { openStore, type Store } from '@copydesk/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { copydesk, temporaryFolder } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { readWarc, type ReadRecord } from '../set-up/warc-reader.ts'

const FIRST_AT = Date.parse('2026-03-10T06:00:00Z')
const HOUR_MS = 3_600_000
const LATIN1 = 'Fran\u00e7ois\u00e9'
const PAGES = 230
const LARGE = Buffer.alloc(7 * 1024 * 1024, 'A long page. ')

let databaseUrl: string
let store: Store
beforeAll(async () => {
  databaseUrl = await freshDatabase()
  store = await openStore(databaseUrl)
  await store.feeds.add(
    { id: 'feed', url: 'http://a.example/feed', outlet: 'a.example', intervalSeconds: 900 },
    new Date(),
  )
  for (let at = 0; at < PAGES; at += 1) await keep(`http://a.example/${at}`, 1, `<p>page ${at % 200}</p>`, at)
  // One page looked at three times: changed, then as it was at first.
  const address = 'http://b.example/story?a=1&b=2'
  await keep(address, 1, 'first text', 1000, { 'content-encoding': 'br', 'content-length': '7', 'x-by': LATIN1 })
  await keep(address, 2, Buffer.from([0, 255, 13, 10, 13, 10, 1]), 1001)
  await keep(address, 3, 'first text', 1002)
})
afterAll(() => store.close())

async function keep(url: string, round: number, body: string | Buffer, hour: number, headers = {}) {
  const id = stableId('entry', url)
  const entry = { id, canonicalUrl: url, outlet: 'x', guid: url, title: null, publishedAt: null }
  const fetchedAt = new Date(FIRST_AT + hour * HOUR_MS)
  await announce(store, 'feed', [{ ...entry, announced: String(round) }], fetchedAt)
  const bytes = Buffer.from(body)
  const rawHash = contentHash(bytes)
  const page = { id: stableId('page', url, String(round)), entryId: id, round, url, status: 200, rawHash, fetchedAt }
  await store.pages.save({ ...page, headers: { 'content-type': 'text/html', ...headers } }, bytes, null)
}

async function exported(...args: string[]): Promise<ReadRecord[]> {
  const file = join(await temporaryFolder(), 'pages.warc.gz')
  const ended = await copydesk(['export', '--warc', file, ...args], { env: { DATABASE_URL: databaseUrl } })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return readWarc(await readFile(file))
}

const typesOf = (records: ReadRecord[]) => records.map(({ fields }) => fields.get('WARC-Type'))

describe('export --warc', () => {
  it('tells every page in order, once with its body and then where that was', async () => {
    const [info, ...pages] = await exported()
    expect(info?.fields.get('WARC-Type')).toBe('warcinfo')
    expect(info?.fields.get('WARC-Filename')).toBe('pages.warc.gz')
    expect(info?.block.toString()).toContain('software: Copydesk/')
    expect(pages).toHaveLength(PAGES + 3)
    const expected = Array.from({ length: PAGES }, (_, at) => (at < 200 ? 'response' : 'revisit'))
    expect(typesOf(pages)).toEqual([...expected, 'response', 'response', 'revisit'])
    const dates = pages.map(({ fields }) => fields.get('WARC-Date') ?? '')
    expect(dates).toEqual(dates.toSorted())
    const byId = new Map(pages.map((record) => [record.fields.get('WARC-Record-ID'), record]))
    expect(byId.size).toBe(PAGES + 3)
    for (const { fields, http } of pages.filter((record) => record.fields.get('WARC-Type') === 'revisit')) {
      const original = byId.get(fields.get('WARC-Refers-To'))?.fields
      expect(original?.get('WARC-Type')).toBe('response')
      expect(fields.get('WARC-Payload-Digest')).toBe(original?.get('WARC-Payload-Digest'))
      expect(fields.get('WARC-Refers-To-Date')).toBe(original?.get('WARC-Date'))
      expect(fields.get('WARC-Refers-To-Target-URI')).toBe(original?.get('WARC-Target-URI'))
      expect(http?.payload.length).toBe(0)
    }
  })

  it('gives the answer as it was kept: bytes, status, headers', async () => {
    const [, first, second, third] = await exported('--url', 'http://b.example/story?b=2&a=1')
    expect(typesOf([first!, second!, third!])).toEqual(['response', 'response', 'revisit'])
    expect(first?.fields.get('WARC-Target-URI')).toBe('http://b.example/story?a=1&b=2')
    expect(first?.http?.line).toBe('HTTP/1.1 200 OK')
    expect(Object.fromEntries(first?.http?.headers ?? [])).toEqual({
      'content-type': 'text/html',
      'x-archive-orig-content-encoding': 'br',
      'x-archive-orig-content-length': '7',
      'x-by': LATIN1,
      'content-length': '10',
    })
    expect(first?.http?.payload.toString()).toBe('first text')
    expect([...(second?.http?.payload ?? [])]).toEqual([0, 255, 13, 10, 13, 10, 1])
  })

  it('leaves out what is older than a date, and then refers to nothing that is not there', async () => {
    const since = new Date(FIRST_AT + 1001 * HOUR_MS).toISOString()
    expect(typesOf(await exported('--since', since))).toEqual(['warcinfo', 'response', 'response'])
    expect(typesOf(await exported('--since', '2030-01-01'))).toEqual(['warcinfo'])
  })

  it('tells the documents of feeds too where that is asked for', async () => {
    const fetchedAt = new Date(FIRST_AT + 1500 * HOUR_MS)
    const url = 'http://a.example/feed'
    for (const [id, status, text] of [
      ['polled', 200, '<rss/>'],
      ['pushed', null, '<rss></rss>'],
    ] as const) {
      const headers = { 'content-type': 'application/rss+xml' }
      const rawHash = contentHash(text)
      await store.feedDocuments.save(
        { id, feedId: 'feed', url, status, headers, rawHash, fetchedAt },
        Buffer.from(text),
      )
    }
    const since = new Date(FIRST_AT + 1400 * HOUR_MS).toISOString()
    expect(typesOf(await exported('--since', since))).toEqual(['warcinfo'])
    const [, polled, pushed] = await exported('--since', since, '--feeds')
    expect(typesOf([polled!, pushed!])).toEqual(['response', 'resource'])
    expect(polled?.http?.payload.toString()).toBe('<rss/>')
    expect(pushed?.block.toString()).toBe('<rss></rss>')
    expect(pushed?.fields.get('Content-Type')).toBe('application/rss+xml')
  })

  it('says how many pages it leaves out, whose bytes were dropped', async () => {
    const url = 'http://dropped.example/'
    for (const round of [1, 2]) await keep(url, round, `dropped ${round}`, 1600 + round)
    const entryId = stableId('entry', url)
    for (const round of [1, 2]) {
      const page = { id: stableId('page', url, String(round)), entryId, round }
      await store.pages.cleanedWithout(page, 'rejected', 'no article', new Date(FIRST_AT))
    }
    const now = new Date(FIRST_AT + 3000 * HOUR_MS)
    await store.retention.drop({ bytesSince: now, textsSince: null }, 1000, now)
    const file = join(await temporaryFolder(), 'pages.warc.gz')
    const ended = await copydesk(['export', '--warc', file, '--url', url], { env: { DATABASE_URL: databaseUrl } })
    expect(ended).toMatchObject({
      code: 0,
      stderr:
        'copydesk: 2 pages are not in it: of the last, the bytes were dropped on 2026-07-13, as COPYDESK_KEEP_RAW_DAYS says\n',
    })
    expect(typesOf(readWarc(await readFile(file)))).toEqual(['warcinfo'])
  })

  it('says in a line what it cannot do', async () => {
    const env = { DATABASE_URL: databaseUrl }
    const [date, address, unknown, folder] = await Promise.all([
      copydesk(['export', '--warc', 'x', '--since', 'March'], { env }),
      copydesk(['export', '--warc', 'x', '--url', 'b.example'], { env }),
      copydesk(['export', '--warc', 'x', '--url', 'http://b.example/unknown'], { env }),
      copydesk(['export', '--warc', '/nowhere/at/all.warc.gz'], { env }),
    ])
    expect(date).toMatchObject({ code: 2, stderr: expect.stringMatching(/^copydesk: --since March: [^\n]+\n$/) })
    expect(address).toMatchObject({ code: 2, stderr: expect.stringMatching(/^copydesk: b\.example [^\n]+\n$/) })
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringMatching(/never found in a feed\n$/) })
    expect(folder).toMatchObject({ code: 1, stderr: expect.stringMatching(/^copydesk: \/nowhere[^\n]+\n$/) })
  })

  it('holds no more than a page', async () => {
    const LARGE_PAGES = 20
    for (let at = 0; at < LARGE_PAGES; at += 1) {
      const body = Buffer.from(LARGE)
      body.write(`page ${at}`)
      await keep(`http://large.example/${at}`, 1, body, 2000 + at)
    }
    setFlagsFromString('--expose-gc')
    const collectOnce = runInNewContext('gc') as () => void
    // What one lets go is swept beside it, and has been when the next begins.
    const collect = () => [1, 2].forEach(() => collectOnce())
    const filter = { since: new Date(FIRST_AT + 2000 * HOUR_MS), entryId: null, feeds: false }
    const about = { filename: 'large.warc.gz', userAgent: 'Copydesk/0.1', at: new Date() }
    collect()
    const before = process.memoryUsage().arrayBuffers
    const held: number[] = []
    for await (const record of archiveOf(store, filter, about)) {
      expect(record.length).toBeGreaterThan(0)
      collect()
      held.push(process.memoryUsage().arrayBuffers - before)
    }
    expect(held).toHaveLength(LARGE_PAGES + 1)
    // The middle tells, where all pages together would be ten.
    expect(held.toSorted((a, b) => a - b)[LARGE_PAGES / 2]).toBeLessThan(LARGE.length * 3)
  })
})
