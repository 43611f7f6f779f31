import type { Database } from './database.ts'
import { dropBytes, dropTexts } from './drop-unneeded.ts'
import { forgetKeys } from './forget-keys.ts'

/**
 * From when on things are kept: what feeds announced, what they said as it came, by what texts are found, what was told, the bytes of pages and
 * their former texts; null for good.
 */
export type Kept = {
  announcedSince: Date
  documentsSince: Date
  matchedSince: Date
  toldSince: Date
  auditedSince: Date
  bytesSince: Date | null
  textsSince: Date | null
}

export type Forgotten = {
  documents: number
  pushes: number
  sitemaps: number
  told: number
  deliveries: number
  audited: number
}

/** By so many of its newest entries a feed is known again, however old they are. */
const NEWEST_REMEMBERED = 300

export const retention = (database: Database) => ({
  /**
   * Deletes what some feeds have not announced any more for long: those after this id, so many of them. Gives the last of
   * these, null after the last of all. Entries stay, and with them what was fetched.
   */
  forgetAnnounced: async ({ announcedSince }: Kept, after: string, feeds: number) => {
    const ids = await database.rows<{ id: string }>('select id from feed where id > $1 order by id limit $2', [
      after,
      feeds,
    ])
    await database.query(
      `delete from feed_entry using (
         select feed.id as feed_id, old.entry_id from unnest($1::text[]) as feed (id) join lateral (
           select entry_id, seen_at from feed_entry where feed_id = feed.id order by first_seen_at desc offset ${NEWEST_REMEMBERED}
         ) old on old.seen_at < $2) old
       where feed_entry.feed_id = old.feed_id and feed_entry.entry_id = old.entry_id`,
      [ids.map(({ id }) => id), announcedSince],
    )
    return ids.length < feeds ? null : (ids.at(-1)?.id ?? null)
  },

  /**
   * Deletes old documents of feeds, pushes that nobody could read, sitemaps nobody names, and the keys of changes that are not in the log
   * any more, with how they were sent: at most so many of each.
   */
  forget: async (
    { announcedSince, documentsSince, toldSince, auditedSince }: Kept,
    most: number,
  ): Promise<Forgotten> => ({
    documents: await forgetDocuments(database, documentsSince, most),
    pushes: await forgetPushes(database, documentsSince, most),
    sitemaps: await deleteOld(database, 'sitemap', 'asked_at', announcedSince, most),
    told: await deleteOld(database, 'told', 'at', toldSince, most),
    deliveries: await deleteOld(database, 'delivery', 'ended_at', toldSince, most),
    audited: await deleteOld(database, 'audit', 'at', auditedSince, most),
  }),

  /** Deletes the keys of texts that nothing new is compared with, those of so many pages; gives how many these were. */
  forgetKeys: ({ matchedSince }: Pick<Kept, 'matchedSince'>, pages: number) =>
    forgetKeys(database, matchedSince, pages),

  /** Drops bytes and former texts that nothing needs any more; gives how many of each were looked at, so many at most. */
  drop: async ({ bytesSince, textsSince }: Pick<Kept, 'bytesSince' | 'textsSince'>, most: number, now: Date) => ({
    bytes: await dropBytes(database, bytesSince, most, now),
    texts: await dropTexts(database, textsSince, most, now),
  }),
})

const deleteOld = (database: Database, table: string, column: string, before: Date, most: number) =>
  database.query(
    `delete from ${table} where ctid = any (array(select ctid from ${table} where ${column} < $1 limit $2))`,
    [before, most],
  )

/** With the bytes that nothing else has. */
const forgetDocuments = (database: Database, before: Date, most: number) =>
  database.transaction(async (sql) => {
    const old = await sql.rows<{ rawHash: string }>(
      `delete from feed_document where id in (
         select id from feed_document where fetched_at < $1 order by fetched_at limit $2) returning raw_hash as "rawHash"`,
      [before, most],
    )
    await sql.query(
      `delete from raw where hash = any($1) and not exists (select 1 from page where raw_hash = hash)
         and not exists (select 1 from feed_document where raw_hash = hash)`,
      [old.map(({ rawHash }) => rawHash)],
    )
    return old.length
  })

/** With their place in quarantine: there is nothing left to run again. */
const forgetPushes = (database: Database, before: Date, most: number) =>
  database.query(
    `with old as (
       delete from push where id in (select id from push where received_at < $1 order by received_at limit $2) returning id)
     , freed as (delete from quarantine where stage = 'poll-feed' and event->>'pushId' in (select id from old))
     select 1 from old`,
    [before, most],
  )
