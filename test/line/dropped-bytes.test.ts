import { openStore, type Store } from '@copydesk/store'
import { Client } from 'pg'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { freshDatabase } from '../set-up/database.ts'

const DAY_MS = 86_400_000
const NOW = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
const KEPT = { bytesSince: daysAgo(30), textsSince: null }

let store: Store
let sql: Client
beforeEach(async () => {
  const url = await freshDatabase()
  const opened = await openStore(url)
  store = opened
  const client = new Client({ connectionString: url })
  sql = client
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await opened.close()
  })
  await store.feeds.add({ id: 'feed', url: 'http://a.example/feed', outlet: 'a', intervalSeconds: 900 }, NOW)
})

/** A page of this name with these bytes, fetched and cleaned so many days ago; null: not cleaned. */
async function keep(name: string, bytes: string, fetched: number, cleaned: number | null = fetched) {
  const url = `http://a.example/${name}`
  const entry = { id: name, canonicalUrl: url, outlet: 'a', guid: null, title: null, publishedAt: null, announced: '' }
  await announce(store, 'feed', [entry], daysAgo(fetched))
  const page = { id: `page-${name}`, entryId: name, round: 1, url, status: 200, headers: {}, rawHash: bytes }
  await store.pages.save({ ...page, fetchedAt: daysAgo(fetched) }, Buffer.from(bytes), null)
  if (cleaned !== null) await store.pages.cleanedWithout(page, 'rejected', 'no article', daysAgo(cleaned))
}

const drop = async (most = 1000, now = NOW) => (await store.retention.drop(KEPT, most, now)).bytes
const bytesOf = async (hash: string) => {
  const bytes = await store.pages.bytes(hash)
  return bytes && Buffer.from(bytes).toString()
}

describe('bytes', () => {
  it('are dropped so long after they were last cleaned, and it is said so; others are not', async () => {
    await keep('old', 'old', 40)
    await keep('new', 'new', 20)
    // Run again out of quarantine ten days ago.
    await keep('again', 'again', 40, 10)
    expect(await drop()).toBe(2)
    expect([await bytesOf('old'), await bytesOf('new'), await bytesOf('again')]).toEqual([null, 'new', 'again'])
    expect(await store.pages.whyDropped('old')).toBe(
      'the bytes were dropped on 2026-03-10, as COPYDESK_KEEP_RAW_DAYS says',
    )
    expect([await store.pages.whyDropped('new'), await store.pages.whyDropped('unheard of')]).toEqual([null, null])
    expect((await store.whereabouts.pages('old')).map(({ bytes }) => bytes)).toEqual([3])
    expect(await drop()).toBe(0)
  })

  it('are kept while a page is not cleaned, be it held in quarantine, and until the days after that', async () => {
    await keep('waits', 'waits', 400, null)
    await store.quarantine.hold(
      { stage: 'clean-page', key: 'page-waits', event: { pageId: 'page-waits' }, reason: 'it crashed' },
      daysAgo(400),
    )
    expect([await drop(), await bytesOf('waits')]).toEqual([1, 'waits'])
    const page = await store.pages.byId('page-waits')
    await store.pages.cleanedWithout(page!, 'rejected', 'no article', daysAgo(29))
    await sql.query(`update raw set needed_at = '-infinity'`)
    expect([await drop(), await bytesOf('waits')]).toEqual([1, 'waits'])
    // By then it is looked at again without anybody saying so.
    const later = new Date(NOW.getTime() + 2 * DAY_MS)
    const kept = { ...KEPT, bytesSince: daysAgo(28) }
    expect((await store.retention.drop(kept, 1000, later)).bytes).toBe(1)
    expect(await bytesOf('waits')).toBeNull()
  })

  it('of several pages are kept while one of them, or a document of a feed, needs them', async () => {
    await keep('a', 'shared', 40)
    await keep('b', 'shared', 20)
    await keep('c', 'document', 40)
    const document = { id: 'd', feedId: 'feed', url: '', status: 200, headers: {}, rawHash: 'document' }
    await store.feedDocuments.save({ ...document, fetchedAt: daysAgo(35) }, Buffer.from('document'))
    await keep('e', 'unread', 35)
    await keep('f', 'unread', 36, null)
    // As an older program leaves them: it does not say when they were needed.
    await sql.query(`update raw set needed_at = '-infinity'`)
    expect(await drop()).toBe(3)
    expect([await bytesOf('shared'), await bytesOf('document'), await bytesOf('unread')]).toEqual([
      'shared',
      'document',
      'unread',
    ])
  })

  it('that are needed hold up none that are not', async () => {
    for (const name of ['a', 'b', 'c']) await keep(name, name, 400, null)
    for (const name of ['x', 'y', 'z']) await keep(name, name, 40)
    expect([await drop(2), await drop(2), await drop(2), await drop(2)]).toEqual([2, 2, 2, 0])
    expect([await bytesOf('a'), await bytesOf('c'), await bytesOf('x'), await bytesOf('z')]).toEqual([
      'a',
      'c',
      null,
      null,
    ])
  })

  it('that come again are there again', async () => {
    await keep('first', 'same', 40)
    await drop()
    expect(await bytesOf('same')).toBeNull()
    await keep('second', 'same', 0, null)
    expect([await bytesOf('same'), await store.pages.whyDropped('same'), await drop()]).toEqual(['same', null, 0])
  })

  it('that come again just then are not dropped, whichever is first', async () => {
    await keep('first', 'same', 40)
    // A page is being kept, and its transaction has not ended.
    await sql.query('begin')
    await sql.query(`update raw set needed_at = $1 where hash = 'same'`, [NOW])
    expect(await drop()).toBe(0)
    await sql.query('commit')
    expect(await drop()).toBe(0)
    for (let round = 0; round < 20; round += 1) {
      await sql.query(`update raw set needed_at = '-infinity'`)
      await Promise.all([drop(), keep(`next-${round}`, 'same', 0, null), drop()])
      expect(await bytesOf('same')).toBe('same')
    }
  })

  it('are kept for good where nobody says otherwise', async () => {
    await keep('old', 'old', 4000)
    expect((await store.retention.drop({ ...KEPT, bytesSince: null }, 1000, NOW)).bytes).toBe(0)
    expect(await bytesOf('old')).toBe('old')
  })
})
