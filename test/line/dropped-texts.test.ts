import { openStore, type Store } from '@copydesk/store'
import type { CleanedArticle } from '@copydesk/news'
import { Client } from 'pg'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { addTexts } from '../set-up/scraped-texts.ts'

const DAY_MS = 86_400_000
const NOW = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
const KEPT = { bytesSince: null, textsSince: daysAgo(30) }

let store: Store
let sql: Client
let databaseUrl: string
beforeEach(async () => {
  databaseUrl = await freshDatabase()
  const opened = await openStore(databaseUrl)
  store = opened
  const client = new Client({ connectionString: databaseUrl })
  sql = client
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await opened.close()
  })
})

/** The text of a page of this round, cleaned so many days ago. */
function save(entryId: string, round: number, text: string, ago: number): Promise<string | null> {
  const article = { title: 'a', text, removed: [] } as unknown as CleanedArticle
  const lines = { outlet: 'a', hashes: [], paragraphs: [], isVersion: true }
  return store.revisions.save(
    { entryId, pageId: `page ${entryId}`, round, publishedAt: null, article, lines },
    daysAgo(ago),
  )
}

/** An entry with a text of so many days ago for each of these, the newest last; gives their ids. */
async function revised(name: string, days: number[]): Promise<{ entryId: string; ids: string[] }> {
  const [first = 0, ...later] = days
  const page = { id: name, url: `http://${name}.example/`, title: name, text: `${name} at first`, publisher: name, publishedAt: null } // prettier-ignore
  const [added] = await addTexts(databaseUrl, [{ ...page, seenAt: daysAgo(first).toISOString() }])
  const entryId = added?.entryId ?? ''
  for (const [at, ago] of later.entries()) await save(entryId, at + 2, `${name}, version ${at + 2}`, ago)
  const kept = await store.whereabouts.revisions(entryId)
  return { entryId, ids: kept.map(({ id }) => id) }
}

const drop = async (now = NOW) => (await store.retention.drop(KEPT, 1000, now)).texts
const textsOf = async (entryId: string) => (await store.whereabouts.revisions(entryId)).map(({ text }) => text)

describe('former texts', () => {
  it('are dropped so long after a newer one came, and it is said so; the newest never is', async () => {
    const { entryId } = await revised('a', [90, 60, 20, 10])
    expect(await drop()).toBe(1)
    expect(await textsOf(entryId)).toEqual(['', 'a, version 2', 'a, version 3', 'a, version 4'])
    expect((await store.whereabouts.revisions(entryId))[0]).toMatchObject({
      number: 1,
      title: 'a',
      article: {},
      dropped: 'this text was dropped on 2026-03-10, as COPYDESK_KEEP_REVISIONS_DAYS says',
    })
    expect(await store.retention.drop({ ...KEPT, textsSince: NOW }, 1000, NOW)).toEqual({ bytes: 0, texts: 2 })
    expect(await textsOf(entryId)).toEqual(['', '', '', 'a, version 4'])
    const old = await revised('old', [4000])
    expect([await drop(), await textsOf(old.entryId)]).toEqual([0, ['old at first']])
    // What comes next is numbered on.
    await save(entryId, 9, 'the next', 0)
    expect((await store.whereabouts.revisions(entryId)).at(-1)).toMatchObject({ number: 5, text: 'the next' })
  })

  it('that the line goes by are kept for as long as it does', async () => {
    const { entryId, ids } = await revised('lead', [90, 60])
    const copy = await revised('copy', [90, 60])
    const [former, copied] = [ids[0], copy.ids[0]]
    await sql.query(
      `insert into article (id, lead_entry_id, revision_id, state, first_seen_at) values ('a', $1, $2, '', now())`,
      [entryId, former],
    )
    const place = `insert into copy (entry_id, article_id, revision_id, relation, of_entry_id, of_revision_id, evidence, matched_at)
      values ($1, 'a', $2, 'reprint', $3, $4, '[]', now())`
    await sql.query(place, [entryId, former, null, null])
    await sql.query(place, [copy.entryId, copied, entryId, former])
    await sql.query(`insert into tagging (article_id, revision_id, mentions, quotes, figures) values ('a', $1, '[]', '[]', '[]')`, [former]) // prettier-ignore

    const held = async () => [(await textsOf(entryId))[0] !== '', (await textsOf(copy.entryId))[0] !== '']
    /** A month later it is looked at again. */
    let months = 0
    const dropLater = async () => {
      months += 1
      const now = new Date(NOW.getTime() + months * 40 * DAY_MS)
      await store.retention.drop({ ...KEPT, textsSince: new Date(now.getTime() - 30 * DAY_MS) }, 1000, now)
      return held()
    }
    expect([await drop(), await held()]).toEqual([2, [true, true]])
    await sql.query(`update article set revision_id = $1`, [ids[1]])
    expect(await dropLater()).toEqual([true, true])
    await sql.query('update copy set revision_id = $2 where entry_id = $1', [entryId, ids[1]])
    expect(await dropLater()).toEqual([true, true])
    await sql.query('update tagging set revision_id = $1', [ids[1]])
    expect(await dropLater()).toEqual([true, true])
    // Compared with the lead as it is, the copy by its newest text: nothing goes by the former ones any more.
    await sql.query('update copy set of_revision_id = $1, revision_id = $2 where of_entry_id is not null', [ids[1], copy.ids[1]]) // prettier-ignore
    expect(await dropLater()).toEqual([false, false])
  })

  it('of an older program, which did not say when they were followed, go once the next comes', async () => {
    const { entryId } = await revised('a', [90, 60])
    await sql.query('update revision set needed_at = null')
    expect(await drop()).toBe(0)
    await save(entryId, 9, 'the next', 40)
    expect([await drop(), await textsOf(entryId)]).toEqual([2, ['', '', 'the next']])
  })
})
