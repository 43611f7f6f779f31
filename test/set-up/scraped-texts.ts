import { contentHash, outletOf, stableId } from '@copydesk/news'
import type { ScrapedPage } from '@copydesk/newsroom'
import { Client } from 'pg'

type ScrapedText = Pick<ScrapedPage, 'id' | 'url' | 'title' | 'text' | 'publisher' | 'publishedAt' | 'seenAt'>

/** The event that a text was cleaned. */
export type Cleaned = { entryId: string; revisionId: string }

/** Puts texts into the store as if each had been found, fetched and cleaned: what match-copies is given. In the order given. */
export async function addTexts(databaseUrl: string, pages: ScrapedText[]): Promise<Cleaned[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const hash = contentHash('')
  await client.query(`insert into raw (hash, bytes, length) values ($1, '', 0) on conflict do nothing`, [hash])
  const rows = pages.map((page) => {
    const url = page.url ?? `https://${page.id}.example/`
    return {
      id: stableId('entry', page.id),
      revision: stableId('revision', page.id),
      url: `${url}#${page.id}`,
      outlet: outletOf(url),
      title: page.title,
      text: page.text,
      published_at: page.publishedAt,
      found_at: page.seenAt,
      article: { byline: [], publisher: page.publisher, removed: [] },
    }
  })
  await client.query(
    `with given as (select * from jsonb_to_recordset($1) as page (id text, revision text, url text, outlet text, title text, text text,
         published_at timestamptz, found_at timestamptz, article jsonb)),
       found as (insert into entry (id, canonical_url, outlet, found_at, revision_id) select id, url, outlet, found_at, revision from given),
       fetched as (insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at, cleaned_at)
         select 'page ' || id, id, 1, url, 200, '{}', $2, found_at, found_at from given)
     insert into revision (id, entry_id, page_id, number, title, text, published_at, article, cleaned_at)
     select revision, id, 'page ' || id, 1, title, text, published_at, article, found_at from given`,
    [JSON.stringify(rows), hash],
  )
  await client.end()
  return rows.map(({ id, revision }) => ({ entryId: id, revisionId: revision }))
}
