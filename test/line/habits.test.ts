import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { addTexts } from '../set-up/scraped-texts.ts'

/** Puts an article into the store as match-copies leaves it, on a page of each of some outlets. */
async function article(databaseUrl: string, id: string, outlets: string[], origin: string | null) {
  const pages = outlets.map((outlet) => ({
    id: `${id}-${outlet}`,
    url: `https://${outlet}.example/${id}`,
    publisher: outlet,
  }))
  const plain = { title: null, text: id, publishedAt: null, seenAt: '2026-03-10T05:00:00Z' }
  const cleaned = await addTexts(
    databaseUrl,
    pages.map((page) => ({ ...page, ...plain })),
  )
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into article (id, lead_entry_id, revision_id, origin, copies, state, first_seen_at) values ($1, $2, $3, $4, $5, '', now())`,
    [id, cleaned[0]?.entryId, cleaned[0]?.revisionId, origin && JSON.stringify({ name: origin }), cleaned.length],
  )
  for (const { entryId, revisionId } of cleaned) {
    await client.query(
      `insert into copy (entry_id, article_id, revision_id, relation, evidence, matched_at) values ($1, $2, $3, 'reprint', '[]', now())`,
      [entryId, id, revisionId],
    )
    await client.query(`update entry set disposition = 'copy' where id = $1`, [entryId])
  }
  await client.end()
}

it('tells whose texts an outlet nearly always prints, from enough others, and names no origin by it', async () => {
  const databaseUrl = await freshDatabase()
  const store = await openStore(databaseUrl)
  for (let at = 0; at < 12; at += 1) await article(databaseUrl, `wire-${at}`, ['daily', 'evening'], 'AP')
  for (let at = 0; at < 3; at += 1) await article(databaseUrl, `other-${at}`, ['daily', 'weekly'], 'Reuters')
  for (let at = 0; at < 9; at += 1) await article(databaseUrl, `mixed-${at}`, ['evening', 'mixed'], 'Reuters')
  for (let at = 0; at < 9; at += 1) await article(databaseUrl, `own-${at}`, ['weekly'], 'Weekly')
  await article(databaseUrl, 'asked', ['daily', 'evening', 'weekly'], null)
  expect(await store.copies.habitsBeside('asked')).toEqual([
    { outlet: 'daily.example', origin: 'AP', pages: 12, of: 15 },
  ])
  expect((await store.articles.summary('asked'))?.origin ?? null).toBeNull()
  await store.close()
})
