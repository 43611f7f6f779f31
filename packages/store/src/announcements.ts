import type { Database, Sql } from './database.ts'
import { NO_FETCH_YET } from './fetch-columns.ts'

/** An entry as a feed announces it. `announced` changes when the feed says the page has changed. */
export type AnnouncedEntry = {
  canonicalUrl: string
  outlet: string
  guid: string | null
  title: string | null
  publishedAt: Date | null
  announced: string
}

/**
 * An entry as its feed last announced it; `id` is the entry's. `deadLink`: where its page could not be had, if the feed
 * may still correct that.
 */
export type KnownEntry = Omit<AnnouncedEntry, 'outlet'> & { id: string; deadLink?: string | null }

/** What a feed's document is found to be. */
export type Recognition = {
  /** Under the id each was recognised by, or its own. `replaces`: the entry that it was before its link was corrected. */
  entries: (AnnouncedEntry & { id: string; is: 'new' | 'known' | 'updated'; replaces?: string })[]
  /** Parameters of this feed's links that are fresh at every poll, and so do not say which page it is. */
  freshParameters: string[]
  /** What the feed did to its entries all at once, for whoever looks after it. */
  remarks: string[]
}

type Recognise = (known: KnownEntry[], freshParameters: string[]) => Recognition

/** The entries whose page is to be fetched, how many this feed had never announced, and the remarks if they are new. */
export type Kept = { found: { entryId: string; round: number }[]; fresh: number; remarks: string[] }

// A feed shows its newest entries: what it may show again under another name is among these, or has its guid or link.
const FEWEST_REMEMBERED = 300
/** A link that changes more often than this is no correction. */
const MOST_CORRECTIONS = 3

export const announcementTable = (database: Database) => ({
  /**
   * Keeps what a feed announces. `recognise` decides on what the feed announced before; polls and pushes of one feed do
   * so one after another.
   */
  keep: (feedId: string, announced: AnnouncedEntry[], at: Date, recognise: Recognise): Promise<Kept> =>
    announced.length === 0
      ? Promise.resolve({ found: [], fresh: 0, remarks: [] })
      : database.transaction(async (sql) => {
          const feed = await sql.row<{ fresh: string[]; remark: string | null }>(
            'select fresh_parameters as fresh, remark from feed where id = $1 for update',
            [feedId],
          )
          if (!feed) return { found: [], fresh: 0, remarks: [] }
          const recognition = recognise(await knownEntries(sql, feedId, announced), feed.fresh)
          const kept = await keepEntries(sql, feedId, recognition.entries, at)
          const remark = recognition.remarks.join('; ')
          const isSaid = remark === '' || remark === feed.remark
          if (isSaid && String(feed.fresh) === String(recognition.freshParameters)) return { ...kept, remarks: [] }
          await sql.query(
            `update feed set fresh_parameters = $2, remark = coalesce($3, remark), remarked_at = case when $3 is null then remarked_at else $4 end
             where id = $1`,
            [feedId, recognition.freshParameters, isSaid ? null : remark, at],
          )
          return { ...kept, remarks: isSaid ? [] : recognition.remarks }
        }),
})

const knownEntries = (sql: Sql, feedId: string, announced: AnnouncedEntry[]) =>
  sql.rows<KnownEntry>(
    `with known as (
       (select entry_id from feed_entry where feed_id = $1 order by first_seen_at desc, entry_id limit $2)
       union select entry_id from feed_entry where feed_id = $1 and md5(guid) in (select md5(guid) from unnest($3::text[]) as one (guid))
       union select entry_id from feed_entry where feed_id = $1 and md5(url) in (select md5(url) from unnest($4::text[]) as one (url))
     )
     select entry_id as id, url as "canonicalUrl", guid, feed_entry.title, feed_entry.published_at as "publishedAt", announced,
       case when (disposition = 'rejected' or disposition = 'pending' and tries > 0) and revision_id is null and corrections < $5
         then canonical_url end as "deadLink"
     from known join lateral (select * from feed_entry where feed_id = $1 and feed_entry.entry_id = known.entry_id limit 1) feed_entry using (entry_id)
       join entry on entry.id = entry_id
     order by first_seen_at desc, entry_id`,
    [
      feedId,
      Math.max(FEWEST_REMEMBERED, 2 * announced.length),
      announced.flatMap(({ guid }) => guid ?? []),
      announced.map(({ canonicalUrl }) => canonicalUrl),
      MOST_CORRECTIONS,
    ],
  )

async function keepEntries(sql: Sql, feedId: string, recognised: Recognition['entries'], at: Date) {
  const entries = await byOtherAddress(sql, recognised)
  const before = await sql.rows<{ id: string; announced: string }>(
    'select entry_id as id, announced from feed_entry where feed_id = $1 and entry_id = any($2)',
    [feedId, entries.map(({ id }) => id)],
  )
  const announcedBefore = new Map(before.map(({ id, announced }) => [id, announced]))
  const updated = entries.filter(({ id, is, announced }) => {
    const said = announcedBefore.get(id)
    return is === 'updated' || (is === 'new' && said !== undefined && said !== announced)
  })
  const fresh = entries.filter(({ id, is, replaces }) => is === 'new' && !replaces && !announcedBefore.has(id)).length
  const inserted = await insertEntries(
    sql,
    entries.filter(({ is }) => is === 'new'),
    at,
  )
  await replace(sql, feedId, entries)
  await remember(sql, feedId, entries, at)
  const again = await sql.rows<{ entryId: string; round: number }>(
    `update entry set round = round + 1, fetch_at = $2, ${NO_FETCH_YET} where id = any($1) returning id as "entryId", round`,
    [updated.map(({ id }) => id), at],
  )
  return { found: [...inserted.map(({ id }) => ({ entryId: id, round: 1 })), ...again], fresh }
}

const insertEntries = (sql: Sql, entries: Recognition['entries'], at: Date) =>
  sql.rows<{ id: string }>(
    `insert into entry (id, canonical_url, outlet, title, published_at, found_at, fetch_at)
     select *, $6::timestamptz, $6::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) order by 1
     on conflict do nothing returning id`,
    [
      entries.map(({ id }) => id),
      entries.map(({ canonicalUrl }) => canonicalUrl),
      entries.map(({ outlet }) => outlet),
      entries.map(({ title }) => title),
      entries.map(({ publishedAt }) => publishedAt),
      at,
    ],
  )

/** What the feed said of an entry is said of the one at its corrected link. */
const replace = (sql: Sql, feedId: string, entries: Recognition['entries']) => {
  const corrected = entries.filter(({ id, replaces }) => replaces !== undefined && replaces !== id)
  return sql.query(
    `update feed_entry known set entry_id = one.id, corrections = corrections + 1
     from unnest($2::text[], $3::text[]) as one (id, replaced)
     where feed_id = $1 and entry_id = one.replaced and exists (select 1 from entry where entry.id = one.id)
       and not exists (select 1 from feed_entry other where other.feed_id = $1 and other.entry_id = one.id)`,
    [feedId, corrected.map(({ id }) => id), corrected.map(({ replaces }) => replaces)],
  )
}

/** Each as the feed announces it now. What is the same as before is not written again, but once a day. */
const remember = (sql: Sql, feedId: string, entries: Recognition['entries'], at: Date) =>
  sql.query(
    `insert into feed_entry as known (feed_id, entry_id, url, guid, title, published_at, announced, first_seen_at, seen_at)
     select $1, *, $8, $8 from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[]) order by 2
     on conflict (feed_id, entry_id) do update set url = excluded.url, guid = excluded.guid, title = excluded.title,
       published_at = excluded.published_at, announced = excluded.announced, seen_at = excluded.seen_at
     where (known.url, known.guid, known.title, known.published_at, known.announced)
       is distinct from (excluded.url, excluded.guid, excluded.title, excluded.published_at, excluded.announced)
       or known.seen_at < excluded.seen_at - interval '1 day'`,
    [
      feedId,
      entries.map(({ id }) => id),
      entries.map(({ canonicalUrl }) => canonicalUrl),
      entries.map(({ guid }) => guid),
      entries.map(({ title }) => title),
      entries.map(({ publishedAt }) => publishedAt),
      entries.map(({ announced }) => announced),
      at,
    ],
  )

/**
 * A new entry at the address to which another one was redirected before, or under which another feed announced one of the
 * same outlet, is that other one, unless that one's page could not be had. What a feed says of other people's addresses
 * counts for nothing.
 */
async function byOtherAddress(sql: Sql, recognised: Recognition['entries']): Promise<Recognition['entries']> {
  const fresh = recognised.filter(({ is }) => is === 'new')
  const elsewhere = await sql.rows<{ id: string; url: string }>(
    `select entry_id as id, feed_entry.url from unnest($1::text[], $3::text[]) as one (url, outlet)
       join feed_entry on md5(feed_entry.url) = md5(one.url) join entry on entry.id = entry_id
         and coalesce(announced_outlet, entry.outlet) = one.outlet
         and (disposition <> 'rejected' or revision_id is not null)
     union all select id, canonical_url from entry where id = any($2)
     union all select id, final_url from entry where final_url = any($1)`,
    [fresh.map(({ canonicalUrl }) => canonicalUrl), fresh.map(({ id }) => id), fresh.map(({ outlet }) => outlet)],
  )
  // Later rows count more.
  const ids = new Map(elsewhere.map(({ id, url }) => [url, id]))
  const named = recognised.map((entry) =>
    entry.is === 'new' ? { ...entry, id: ids.get(entry.canonicalUrl) ?? entry.id } : entry,
  )
  // Two may turn out to be one; the first stands for both.
  return Array.from(Map.groupBy(named, ({ id }) => id).values(), ([first]) => first).filter(
    (entry) => entry !== undefined,
  )
}
