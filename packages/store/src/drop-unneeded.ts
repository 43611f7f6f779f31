import type { Database } from './database.ts'

/**
 * Looks at what nothing is known to have needed since then, so much of it, and drops it if that is so; else at it again as long after
 * it was needed. Gives how many were looked at. The rows stay, without what takes the room. Planned once, for tables of any size: what is not
 * dropped because the power went is dropped later.
 */
export const dropBytes = (database: Database, since: Date | null, most: number, now: Date) =>
  since === null ? 0 : database.derived.query(DROP_BYTES, [since, most, now])

export const dropTexts = (database: Database, since: Date | null, most: number, now: Date) =>
  since === null ? 0 : database.derived.query(DROP_TEXTS, [since, most, now])

const due = (table: string, columns: string) =>
  `select ${columns} from ${table} where needed_at < $1 and dropped_at is null order by needed_at limit $2 for update skip locked`

// Of all pages that had them: a page that is not cleaned yet, or again, needs its bytes; one that is needed them until then. Documents of feeds have days of their own.
const DROP_BYTES = `
  with due as (${due('raw', 'hash')}),
    judged as materialized (
      select hash, least($3::timestamptz, greatest(
        (select max(coalesce(cleaned_at, 'infinity')) from page where raw_hash = hash),
        (select max(timestamptz 'infinity') from feed_document where raw_hash = hash))) as last from due)
  update raw set needed_at = coalesce(last, needed_at), bytes = case when last >= $1 then bytes end,
    dropped_at = case when last >= $1 then null else $3 end
  from judged where raw.hash = judged.hash`

// Whatever a page is compared and shown by stays: the newest text, the one it was matched by last, those that its article, its names and the copies made from it go by.
const DROP_TEXTS = `
  with due as (${due('revision', 'id, entry_id')}),
    judged as materialized (
      select due.id, coalesce(due.id = any(array(
        select revision_id from entry where entry.id = due.entry_id
        union all select own.revision_id
        union all select revision_id from article where lead_entry_id = due.entry_id and merged_into is null
        union all select revision_id from tagging where tagging.article_id = own.article_id
        union all select of_revision_id from copy where copy.article_id = own.article_id and of_revision_id = due.id)), false) as is_needed
      from due left join copy own on own.entry_id = due.entry_id)
  update revision set needed_at = case when is_needed then $3 else needed_at end, text = case when is_needed then text else '' end,
    article = case when is_needed then article else '{}' end, dropped_at = case when is_needed then null else $3 end
  from judged where revision.id = judged.id`
