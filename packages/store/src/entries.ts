import type { Disposition } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { asReason } from './reason.ts'

/** An entry as a feed announces it. `announced` changes when the feed says the page has changed. */
export type FoundEntry = {
  id: string
  canonicalUrl: string
  outlet: string
  guid: string | null
  title: string | null
  publishedAt: Date | null
  announced: string
}

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
  /** Keeps what a feed announces. Returns the entries whose page is to be fetched: the new and the updated ones. */
  found: (feedId: string, entries: FoundEntry[], at: Date): Promise<{ entryId: string; round: number }[]> =>
    entries.length === 0 ? Promise.resolve([]) : database.transaction((sql) => keepFound(sql, feedId, entries, at)),

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

  /** The page is no longer there, though its text is known. */
  withdrawn: async (id: string, round: number, reason: string, at: Date, changes: Change[]) =>
    database.transaction(async (sql) => {
      await sql.query(
        `with led as (update article set withdrawn_at = coalesce(withdrawn_at, $4) where lead_entry_id = $1 and merged_into is null)
         update entry set fetch_at = null, slot_at = null, tries = 0, withdrawn_at = coalesce(withdrawn_at, $4), reason = $3
         where id = $1 and round = $2`,
        [id, round, asReason(reason), at],
      )
      await writeChanges(sql, changes, at)
    }),
})

const UNIQUE_VIOLATION = '23505'

async function keepFound(sql: Sql, feedId: string, announced: FoundEntry[], at: Date) {
  const entries = await knownByFinalUrl(sql, announced)
  const columns = [
    entries.map((entry) => entry.id),
    entries.map((entry) => entry.canonicalUrl),
    entries.map((entry) => entry.outlet),
    entries.map((entry) => entry.title),
    entries.map((entry) => entry.publishedAt),
  ]
  const fresh = await sql.rows<{ id: string }>(
    `insert into entry (id, canonical_url, outlet, title, published_at, found_at, fetch_at)
     select *, $6::timestamptz, $6::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) order by 1
     on conflict do nothing returning id`,
    [...columns, at],
  )
  const updated = await sql
    .rows<{ id: string }>(
      `insert into feed_entry (feed_id, entry_id, guid, announced, first_seen_at)
     select $1, *, $5 from unnest($2::text[], $3::text[], $4::text[]) order by 2
     on conflict (feed_id, entry_id) do update set announced = excluded.announced
       where feed_entry.announced <> excluded.announced
     returning entry_id as id, xmax <> 0 as changed`,
      [feedId, columns[0], entries.map((entry) => entry.guid), entries.map((entry) => entry.announced), at],
    )
    .then((rows) => (rows as { id: string; changed: boolean }[]).filter((row) => row.changed))
  const again = await sql.rows<{ entryId: string; round: number }>(
    `update entry set round = round + 1, fetch_at = $2, slot_at = null, tries = 0 where id = any($1) returning id as "entryId", round`,
    [updated.map((row) => row.id), at],
  )
  return [...fresh.map((row) => ({ entryId: row.id, round: 1 })), ...again]
}

/** An entry announced at the address to which another one was redirected before is that other one. */
async function knownByFinalUrl(sql: Sql, announced: FoundEntry[]): Promise<FoundEntry[]> {
  const known = await sql.rows<{ id: string; finalUrl: string }>(
    'select id, final_url as "finalUrl" from entry where final_url = any($1)',
    [announced.map((entry) => entry.canonicalUrl)],
  )
  const ids = new Map(known.map((row) => [row.finalUrl, row.id]))
  const entries = new Map(announced.map((entry) => [ids.get(entry.canonicalUrl) ?? entry.id, entry]))
  return Array.from(entries, ([id, entry]) => ({ ...entry, id }))
}
