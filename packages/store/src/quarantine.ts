import type { Database } from './database.ts'
import { NO_FETCH_YET } from './fetch-columns.ts'
import { json } from './json.ts'
import { asReason } from './reason.ts'

export type QuarantineRow = { stage: string; key: string; event: unknown; reason: string; at: Date; url: string | null }

// Which entry a held event speaks of, whatever ids it carries.
const ENTRY_OF_EVENT = `left join page on page.id = q.event->>'pageId'
  left join article on article.id = q.event->>'articleId'
  left join feed on feed.id = q.event->>'feedId'
  left join entry on entry.id = coalesce(q.event->>'entryId', page.entry_id, article.lead_entry_id)`

export const quarantineTable = (database: Database) => ({
  hold: async (held: { stage: string; key: string; event: unknown; reason: string }, at: Date) =>
    void (await database.query(
      `insert into quarantine (stage, key, event, reason, at) values ($1, $2, $3, $4, $5)
       on conflict (stage, key) do update set event = excluded.event, reason = excluded.reason, at = excluded.at`,
      [held.stage, held.key, json(held.event), asReason(held.reason), at],
    )),

  /** What is held, newest first; of one stage, or of all. */
  list: (stage: string | null, limit: number) =>
    database.rows<QuarantineRow>(
      `select q.stage, q.key, q.event, q.reason, q.at, coalesce(entry.canonical_url, feed.url) as url from quarantine q ${ENTRY_OF_EVENT}
       where $1::text is null or q.stage = $1 order by q.at desc, q.stage, q.key limit $2`,
      [stage, limit],
    ),

  /**
   * Takes what is held of a stage out of quarantine, all or that of one URL, and returns it to be announced again. A
   * page that could not be fetched or cleaned is due again, so that the sweep finds it should the announcement be lost.
   */
  release: (stage: string, url: string | null, at: Date) =>
    database.transaction(async (sql) => {
      const released = await sql.rows<{ key: string; event: { entryId?: string; pageId?: string } }>(
        `delete from quarantine where stage = $1 and key in (
           select q.key from quarantine q ${ENTRY_OF_EVENT}
           where q.stage = $1 and ($2::text is null or $2 in (entry.canonical_url, entry.final_url, feed.url))
         ) returning key, event`,
        [stage, url],
      )
      if (stage === 'fetch-page') {
        await sql.query(`update entry set fetch_at = $2, ${NO_FETCH_YET} where id = any($1)`, [
          released.map(({ event }) => event.entryId),
          at,
        ])
      }
      if (stage === 'clean-page') {
        await sql.query('update page set cleaned_at = null where id = any($1)', [
          released.map(({ event }) => event.pageId),
        ])
      }
      return released
    }),
})
