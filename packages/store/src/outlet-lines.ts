import { LINE_HALF_LIFE_DAYS } from '@copydesk/news'
import type { Database, Sql } from './database.ts'

/** `pages` as of `lastSeenAt`; `reprinted`: it stands in a text of this outlet that one of another owner prints too. */
export type OutletLine = { hash: string; pages: number; lastSeenAt: Date; reprinted: boolean }

/**
 * A page's lines that may be its outlet's furniture, by their hashes, and the paragraphs by which versions of its text are known.
 * `isVersion`: the outlet showed the text before, and the page says nothing of what it prints on others.
 */
export type PageLines = { outlet: string; hashes: string[]; paragraphs: string[]; isVersion: boolean }

/** What is known of some lines of an outlet, of its pages as a whole (null before the first), and which of the paragraphs it showed. */
export type KnownLines = { lines: OutletLine[]; pages: OutletLine | null; paragraphs: string[] }

/** The outlet's pages as a whole are counted as a line that is on all of them. */
const ALL_PAGES = ''

export const outletLineTable = (database: Database) => ({
  known: async (outlet: string, hashes: string[], paragraphs: string[]): Promise<KnownLines> => {
    const rows = await database.rows<OutletLine>(
      `select hash, pages::float8 as pages, last_seen_at as "lastSeenAt", exists (select from reprinted_line where (reprinted_line.outlet, reprinted_line.hash) = (outlet_line.outlet, outlet_line.hash)) as reprinted
       from outlet_line where outlet = $1 and hash = any($2)`,
      [outlet, [...hashes, ALL_PAGES]],
    )
    const shown = await database.rows<{ hash: string }>(
      'select hash from outlet_paragraph where outlet = $1 and hash = any($2)',
      [outlet, paragraphs],
    )
    return {
      lines: rows.filter(({ hash }) => hash !== ALL_PAGES),
      pages: rows.find(({ hash }) => hash === ALL_PAGES) ?? null,
      paragraphs: shown.map(({ hash }) => hash),
    }
  },

  /** These lines are part of texts of their outlets that others print too. */
  reprinted: async (lines: { outlet: string; hash: string }[], at: Date) => {
    if (lines.length === 0) return
    await database.query(
      `insert into reprinted_line (outlet, hash, last_seen_at)
         select distinct outlet, hash, $3::timestamptz from unnest($1::text[], $2::text[]) as line (outlet, hash) order by 1, 2
       on conflict (outlet, hash) do update set last_seen_at = $3 where reprinted_line.last_seen_at < $3::timestamptz - interval '1 day'`,
      [lines.map(({ outlet }) => outlet), lines.map(({ hash }) => hash), at],
    )
  },
})

/** Counts a page's lines, each once, and keeps its paragraphs. */
export async function countLines(sql: Sql, { outlet, hashes, paragraphs, isVersion }: PageLines, at: Date) {
  await sql.query(
    `insert into outlet_paragraph (outlet, hash, last_seen_at) select distinct $1, unnest($2::text[]), $3::timestamptz order by 2
     on conflict (outlet, hash) do update set last_seen_at = $3 where outlet_paragraph.last_seen_at < $3::timestamptz - interval '1 day'`,
    [outlet, paragraphs, at],
  )
  if (isVersion) return
  await sql.query(
    `insert into outlet_line (outlet, hash, pages, last_seen_at) select distinct $1, unnest($2::text[]), 1, $3::timestamptz order by 2
     on conflict (outlet, hash) do update set last_seen_at = greatest(outlet_line.last_seen_at, $3),
       pages = 1 + outlet_line.pages * power(0.5, greatest(0, extract(epoch from $3 - outlet_line.last_seen_at)) / 86400 / $4)`,
    [outlet, [...hashes, ALL_PAGES], at, LINE_HALF_LIFE_DAYS],
  )
}
