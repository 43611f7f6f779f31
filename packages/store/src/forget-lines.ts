import { LINE_HALF_LIFE_DAYS } from '@copydesk/news'
import type { Database } from './database.ts'

/** Where in the order of its key a walk over a table of lines has come to. */
export type LinePlace = { outlet: string; hash: string }

/** Half a page: what one page had a half-life ago says nothing of an outlet any more. */
const FEWEST_PAGES = 0.5
/** A text is reprinted within days; what was not seen for so long is looked up by nobody. */
const REPRINTED_HALF_LIVES = 3
/** Versions of a text follow each other within two weeks. */
const PARAGRAPH_HALF_LIVES = 0.5

/** The tables of lines, and which of their rows are to go: `$4` is now, `$5` the half-life in days. */
const faded = {
  outlet_line: `pages * power(0.5, greatest(0, extract(epoch from $4::timestamptz - last_seen_at)) / 86400 / $5::float8) < ${FEWEST_PAGES}`,
  outlet_paragraph: `last_seen_at < $4::timestamptz - ${PARAGRAPH_HALF_LIVES} * $5::float8 * interval '1 day'`,
  reprinted_line: `last_seen_at < $4::timestamptz - ${REPRINTED_HALF_LIVES} * $5::float8 * interval '1 day'`,
}

export type LineTable = keyof typeof faded

export const lineTables = Object.keys(faded) as LineTable[]

const START: LinePlace = { outlet: '', hash: '' }

/** Forgets lines that no outlet has shown for long, a stretch of their table at a time. */
export const lineForgetting = (database: Database) => ({
  /**
   * Looks at the next `most` lines of a table after `from` (null for its start), forgets those that count for nothing by
   * `at`, and gives where it came to: null at the end. Lines that are being counted are left for the next walk.
   */
  forget: async (
    table: LineTable,
    from: LinePlace | null,
    most: number,
    at: Date,
  ): Promise<{ next: LinePlace | null; gone: number }> => {
    const { outlet, hash } = from ?? START
    const [walk] = await database.rows<{ looked: number; gone: number; outlet: string | null; hash: string | null }>(
      `with looked as materialized
         (select outlet, hash from ${table} where (outlet, hash) > ($1, $2) order by outlet, hash limit $3 for update skip locked),
       gone as
         (delete from ${table} using looked
          where ${table}.outlet = looked.outlet and ${table}.hash = looked.hash and ${faded[table]} returning 1),
       last as (select outlet, hash from looked order by outlet desc, hash desc limit 1)
       select (select count(*)::int from looked) as looked, (select count(*)::int from gone) as gone,
         (select outlet from last) as outlet, (select hash from last) as hash`,
      [outlet, hash, most, at, LINE_HALF_LIFE_DAYS],
    )
    const isOver = !walk || walk.outlet === null || walk.hash === null
    return { next: isOver ? null : { outlet: walk.outlet!, hash: walk.hash! }, gone: walk?.gone ?? 0 }
  },
})
