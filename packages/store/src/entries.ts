import type { Disposition } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { asReason } from './reason.ts'

export type EntryRow = {
  id: string
  canonicalUrl: string
  finalUrl: string | null
  outlet: string
  title: string | null
  publishedAt: Date | null
  round: number
  foundAt: Date
  fetchAt: Date | null
  slotAt: Date | null
  tries: number
  disposition: Disposition
  reason: string | null
  withdrawnAt: Date | null
  revisionId: string | null
}

const COLUMNS = `id, canonical_url as "canonicalUrl", final_url as "finalUrl", outlet, title, published_at as "publishedAt", round,
  found_at as "foundAt", fetch_at as "fetchAt", slot_at as "slotAt", tries, disposition, reason, withdrawn_at as "withdrawnAt", revision_id as "revisionId"`

export const entryTable = (database: Database) => ({
  byId: (id: string) => database.row<EntryRow>(`select ${COLUMNS} from entry where id = $1`, [id]),

  byUrl: (url: string) =>
    database.row<EntryRow>(`select ${COLUMNS} from entry where canonical_url = $1 or final_url = $1 limit 1`, [url]),

  /** The entry's place in its host's timetable, kept so that a wiped queue does not ask for another one. */
  keepSlot: async (id: string, round: number, at: Date) =>
    void (await database.query('update entry set slot_at = $3 where id = $1 and round = $2', [id, round, at])),

  /** Not now: the page is due again at `at`, at a slot of its own. */
  tryAgain: async (id: string, round: number, at: Date, reason: string) =>
    void (await database.query(
      'update entry set fetch_at = $3, slot_at = null, tries = tries + 1, reason = $4 where id = $1 and round = $2',
      [id, round, at, asReason(reason)],
    )),

  /** Claims the final address for this entry. Returns the entry that holds it already, if another does. */
  claimFinalUrl: async (id: string, finalUrl: string): Promise<{ canonicalUrl: string } | null> => {
    const other = await database.row<{ canonicalUrl: string }>(
      'select canonical_url as "canonicalUrl" from entry where id <> $1 and (final_url = $2 or canonical_url = $2) limit 1',
      [id, finalUrl],
    )
    if (other) return other
    try {
      await database.query('update entry set final_url = $2 where id = $1', [id, finalUrl])
      return null
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) throw error
      return { canonicalUrl: finalUrl }
    }
  },

  /** The entry's end on this round: its disposition, and nothing left to fetch. */
  settle: async (id: string, round: number, disposition: Disposition, reason: string, at: Date) =>
    void (await database.query(
      `update entry set disposition = $3, reason = $4, settled_at = $5, fetch_at = null, slot_at = null, tries = 0
       where id = $1 and round = $2`,
      [id, round, disposition, asReason(reason), at],
    )),

  /** Nothing to fetch any more on this round; what was known of the page stands until it is looked at again. */
  unchanged: async (id: string, round: number, recheckAt: Date | null) =>
    void (await database.query(
      'update entry set fetch_at = null, slot_at = null, tries = 0, recheck_at = $3 where id = $1 and round = $2',
      [id, round, recheckAt],
    )),

  /** Pages read before whose next look is due: each is asked for again, in a round of its own. */
  recheck: (now: Date, limit: number) =>
    database.rows<{ entryId: string; round: number }>(
      `update entry set round = round + 1, fetch_at = $1, slot_at = null, tries = 0, recheck_at = null where id in (
         select id from entry where recheck_at <= $1 and fetch_at is null order by recheck_at limit $2 for update skip locked
       ) returning id as "entryId", round`,
      [now, limit],
    ),

  /**
   * The page is no longer there, though its text is known; it is looked at again, should it come back, and so are at once those that
   * still run the text of a page that led. The article it carries is told of once, by what `tell` makes of it.
   */
  withdrawn: async (gone: Gone, at: Date, tell: (article: WithdrawnArticle) => Change[]) =>
    database.transaction(async (sql) => {
      const article = await withdraw(sql, gone, at)
      if (!article) return
      const stillThere = article.copies.map(({ entryId }) => entryId)
      if (stillThere.length > 0)
        await sql.query('update entry set recheck_at = $2 where id = any($1)', [stillThere.toSorted(), at])
      await writeChanges(sql, tell(article), at)
    }),
})

type Gone = { id: string; round: number; reason: string; recheckAt: Date | null }

/** An article one of whose pages is gone. `copies`: the pages that still carry it, where the one that is gone led it. */
export type WithdrawnArticle = {
  articleId: string
  copies: { entryId: string; url: string; outlet: string; title: string | null }[]
}

/** Returns the article that the entry carries, unless it was withdrawn already. */
const withdraw = (sql: Sql, gone: Gone, at: Date) =>
  sql.row<WithdrawnArticle>(
    `with former as (select id, withdrawn_at from entry where id = $1 and round = $2 for update),
       gone as (
         update entry set fetch_at = null, slot_at = null, tries = 0, withdrawn_at = coalesce(entry.withdrawn_at, $4), reason = $3,
           recheck_at = $5 from former where entry.id = former.id),
       led as (
         update article set withdrawn_at = coalesce(article.withdrawn_at, $4) from former
         where lead_entry_id = former.id and merged_into is null)
     select copy.article_id as "articleId", coalesce((
         select jsonb_agg(jsonb_build_object('entryId', other.id, 'url', coalesce(other.final_url, other.canonical_url), 'outlet', other.outlet,
           'title', other.title) order by other.id)
         from article join copy still on still.article_id = article.id join entry other on other.id = still.entry_id
         where article.id = copy.article_id and article.lead_entry_id = former.id and other.id <> former.id and other.withdrawn_at is null), '[]') as copies
     from former join copy on copy.entry_id = former.id where former.withdrawn_at is null`,
    [gone.id, gone.round, asReason(gone.reason), at, gone.recheckAt],
  )

const UNIQUE_VIOLATION = '23505'
