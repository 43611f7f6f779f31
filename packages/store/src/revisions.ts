import { stableId, storable, type CleanedArticle } from '@copydesk/news'
import type { Database, Sql } from './database.ts'
import { json } from './json.ts'
import { countLines, type PageLines } from './outlet-lines.ts'

/** What cleaning one page gave, and which of the entry's rounds of fetching the page came from. */
export type CleanedRevision = {
  entryId: string
  pageId: string
  round: number
  publishedAt: Date | null
  article: CleanedArticle
  /** What it shows of the outlet's furniture; an entry's first page counts for all its versions. */
  lines: PageLines
}

type Newest = { id: string | null; title: string | null; text: string; round: number }

export const revisionTable = (database: Database) => ({
  /** The entry's newest text; null before the first. */
  newest: (entryId: string) =>
    database.row<{ id: string; text: string }>(
      'select revision.id, revision.text from entry join revision on revision.id = entry.revision_id where entry.id = $1',
      [entryId],
    ),

  /**
   * Keeps the text as the entry's newest revision and marks the page as cleaned. The newest text again is the revision
   * it was; a text from before it comes back as a revision of its own. Returns the revision's id, or null when the
   * page is older than the one the newest text is from: what came late changes nothing.
   */
  save: (cleaned: CleanedRevision, at: Date): Promise<string | null> =>
    database.transaction(async (sql) => {
      const { text, ...article } = cleaned.article
      const [title, body] = [article.title === null ? null : storable(article.title), storable(text)]
      await sql.query('select 1 from entry where id = $1 for update', [cleaned.entryId])
      await sql.query(`update page set cleaned_at = $2, outcome = 'article' where id = $1`, [cleaned.pageId, at])
      const newest = await newestOf(sql, cleaned.entryId)
      if (newest && newest.round > cleaned.round) return null
      await sql.query('update entry set text_round = $2 where id = $1', [cleaned.entryId, cleaned.round])
      if (newest?.id && newest.title === title && newest.text === body) return newest.id
      const row = await sql.row<{ number: number }>(
        'select coalesce(max(number), 0)::int + 1 as number from revision where entry_id = $1',
        [cleaned.entryId],
      )
      const number = row?.number ?? 1
      if (number === 1) await countLines(sql, cleaned.lines, at)
      const id = stableId('revision', cleaned.entryId, String(number))
      await sql.query(
        `with kept as (
           insert into revision (id, entry_id, page_id, number, title, text, article, published_at, cleaned_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9))
         update entry set revision_id = $1 where id = $2`,
        [id, cleaned.entryId, cleaned.pageId, number, title, body, json(article), cleaned.publishedAt, at],
      )
      return id
    }),
})

const newestOf = (sql: Sql, entryId: string) =>
  sql.row<Newest>(
    `select revision.id, revision.title, revision.text, entry.text_round as round
     from entry left join revision on revision.id = entry.revision_id where entry.id = $1`,
    [entryId],
  )
