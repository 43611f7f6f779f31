import { LINE_HALF_LIFE_DAYS } from '@copydesk/news'
import type { Database, Sql } from './database.ts'
import { latest, together } from './together.ts'

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

type Shown = Pick<PageLines, 'outlet' | 'hashes' | 'paragraphs'>
type Line = { outlet: string; hash: string }

export const outletLineTable = (database: Database) => {
  const known = together((pages: Shown[]) => linesKnown(database, pages))
  const reprinted = together(async (told: { lines: Line[]; at: Date }[]) => {
    await keepReprinted(
      database.derived,
      told.flatMap(({ lines }) => lines),
      latest(told),
    )
    return told.map(() => {})
  })
  return {
    known: (outlet: string, hashes: string[], paragraphs: string[]): Promise<KnownLines> =>
      known({ outlet, hashes, paragraphs }),

    /** These lines are part of texts of their outlets that others print too. */
    reprinted: async (lines: Line[], at: Date) => {
      if (lines.length > 0) await reprinted({ lines, at })
    },
  }
}

/** What is known of the lines of each page. */
async function linesKnown(sql: Sql, pages: Shown[]): Promise<KnownLines[]> {
  const rows = await sql.rows<OutletLine & { page: number }>(
    `select page, hash, pages::float8 as pages, last_seen_at as "lastSeenAt",
       exists (select from reprinted_line where (reprinted_line.outlet, reprinted_line.hash) = (outlet_line.outlet, outlet_line.hash)) as reprinted
     from unnest($1::int[], $2::text[], $3::text[]) as shown (page, outlet, hash) join outlet_line using (outlet, hash)`,
    columnsOf(pages, ({ hashes }) => [...hashes, ALL_PAGES]),
  )
  const shown = await sql.rows<{ page: number; hash: string }>(
    `select page, hash from unnest($1::int[], $2::text[], $3::text[]) as shown (page, outlet, hash) join outlet_paragraph using (outlet, hash)`,
    columnsOf(pages, ({ paragraphs }) => paragraphs),
  )
  return pages.map((_, at) => {
    const lines = rows.filter(({ page }) => page === at).map(({ page: _page, ...line }) => line)
    return {
      lines: lines.filter(({ hash }) => hash !== ALL_PAGES),
      pages: lines.find(({ hash }) => hash === ALL_PAGES) ?? null,
      paragraphs: shown.filter(({ page }) => page === at).map(({ hash }) => hash),
    }
  })
}

/** Each hash once a page, with the page's number and its outlet: three columns. */
function columnsOf<Of extends { outlet: string }>(pages: Of[], hashesOf: (page: Of) => string[]) {
  const lines = pages.flatMap((page, at) => [...new Set(hashesOf(page))].map((hash) => ({ at, page, hash })))
  return [lines.map(({ at }) => at), lines.map(({ page }) => page.outlet), lines.map(({ hash }) => hash)]
}

const keepReprinted = (sql: Sql, lines: Line[], at: Date) =>
  sql.query(
    `insert into reprinted_line (outlet, hash, last_seen_at)
       select distinct outlet, hash, $3::timestamptz from unnest($1::text[], $2::text[]) as line (outlet, hash) order by 1, 2
     on conflict (outlet, hash) do update set last_seen_at = $3 where reprinted_line.last_seen_at < $3::timestamptz - interval '1 day'`,
    [lines.map(({ outlet }) => outlet), lines.map(({ hash }) => hash), at],
  )

/** Counts the lines of pages, each once a page, and keeps their paragraphs. */
export async function countLines(sql: Sql, pages: PageLines[], at: Date) {
  if (pages.length === 0) return
  const [, outlets, paragraphs] = columnsOf(pages, (page) => page.paragraphs)
  await sql.query(
    `insert into outlet_paragraph (outlet, hash, last_seen_at)
       select distinct outlet, hash, $3::timestamptz from unnest($1::text[], $2::text[]) as shown (outlet, hash) order by 1, 2
     on conflict (outlet, hash) do update set last_seen_at = $3 where outlet_paragraph.last_seen_at < $3::timestamptz - interval '1 day'`,
    [outlets, paragraphs, at],
  )
  const unlike = pages.filter(({ isVersion }) => !isVersion)
  if (unlike.length === 0) return
  const [, printing, lines] = columnsOf(unlike, ({ hashes }) => [...hashes, ALL_PAGES])
  await sql.query(
    `insert into outlet_line (outlet, hash, pages, last_seen_at)
       select outlet, hash, count(*), $3::timestamptz from unnest($1::text[], $2::text[]) as shown (outlet, hash) group by 1, 2 order by 1, 2
     on conflict (outlet, hash) do update set last_seen_at = greatest(outlet_line.last_seen_at, $3),
       pages = excluded.pages + outlet_line.pages * power(0.5, greatest(0, extract(epoch from $3 - outlet_line.last_seen_at)) / 86400 / $4)`,
    [printing, lines, at, LINE_HALF_LIFE_DAYS],
  )
}
