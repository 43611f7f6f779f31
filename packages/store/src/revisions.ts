import { storable, type CleanedArticle } from '@copydesk/news'
import type { Database } from './database.ts'
import { json } from './json.ts'

export type RevisionRow = {
  id: string
  entryId: string
  pageId: string
  number: number
  title: string | null
  text: string
  /** Everything else that cleaning found; its own `text` is left out. */
  article: Omit<CleanedArticle, 'text'>
  cleanedAt: Date
  matchedAt: Date | null
}

const COLUMNS = `id, entry_id as "entryId", page_id as "pageId", number, title, text, article, cleaned_at as "cleanedAt",
  matched_at as "matchedAt"`

export const revisionTable = (database: Database) => ({
  /**
   * Keeps the text as the entry's next revision. The same text again is the revision it was. Marks the page as
   * cleaned and the revision as the entry's newest.
   */
  save: async (
    revision: { id: string; entryId: string; pageId: string; publishedAt: Date | null; article: CleanedArticle },
    at: Date,
  ) =>
    database.transaction(async (sql) => {
      const { text, ...article } = revision.article
      await sql.query('select 1 from entry where id = $1 for update', [revision.entryId])
      await sql.query(
        `with kept as (
           insert into revision (id, entry_id, page_id, number, title, text, article, published_at, cleaned_at)
           select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8 from revision where entry_id = $2
           on conflict (id) do nothing),
           newest as (update entry set revision_id = $1 where id = $2)
         update page set cleaned_at = $8, outcome = 'article' where id = $3`,
        [
          revision.id,
          revision.entryId,
          revision.pageId,
          article.title === null ? null : storable(article.title),
          storable(text),
          json(article),
          revision.publishedAt,
          at,
        ],
      )
    }),

  byId: (id: string) => database.row<RevisionRow>(`select ${COLUMNS} from revision where id = $1`, [id]),

  /** The revision before this one, if any. */
  before: (entryId: string, id: string) =>
    database.row<RevisionRow>(
      `select ${COLUMNS} from revision where entry_id = $1 and number < (select number from revision where id = $2) order by number desc limit 1`,
      [entryId, id],
    ),
})
