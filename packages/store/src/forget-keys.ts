import type { Database } from './database.ts'

type Place = { foundAt: string; entryId: string }

/** Keys of pages up to here are not kept, and none that come late are: the walk does not come by there again. */
export const NOT_FORGOTTEN = '(found_at, id) > (select found_at, entry_id from keys_forgotten)'

/** Deletes the keys of the next pages that were found before then, so many of them. Gives their number; one process at a time. */
export const forgetKeys = (database: Database, before: Date, pages: number): Promise<number> =>
  database.transaction(async (sql) => {
    // As a text: a Date has no microseconds, and no infinity.
    const place = await sql.row<Place>(
      'select found_at::text as "foundAt", entry_id as "entryId" from keys_forgotten for update',
    )
    const next = await sql.rows<Place>(
      `select found_at::text as "foundAt", id as "entryId" from entry
       where (found_at, id) > ($1::timestamptz, $2) and found_at < $3 order by found_at, id limit $4`,
      [place?.foundAt, place?.entryId, before, pages],
    )
    const last = next.at(-1)
    if (!last) return 0
    await sql.query('delete from fingerprint where entry_id = any($1)', [next.map(({ entryId }) => entryId)])
    await sql.query('update keys_forgotten set found_at = $1, entry_id = $2', [last.foundAt, last.entryId])
    return next.length
  })
