import { stableId, storable, type CleanedArticle } from '@copydesk/news'
import type { Database, Sql } from './database.ts'
import { json } from './json.ts'
import { countLines, type PageLines } from './outlet-lines.ts'
import { apart, latest, together } from './together.ts'

/** What cleaning one page gave, and which of the entry's rounds of fetching the page came from. */
export type CleanedRevision = {
  entryId: string
  pageId: string
  round: number
  publishedAt: Date | null
  article: CleanedArticle
  /** What it shows of the outlet's furniture; an entry's first page counts for all its versions. */
  lines: PageLines
}

type Save = { cleaned: CleanedRevision; at: Date }
type Newest = {
  entryId: string
  id: string | null
  title: string | null
  text: string
  round: number
  revisions: number
}
type Revision = Save & { id: string; number: number; title: string | null; text: string }

export const revisionTable = (database: Database) => {
  const save = together((saves: Save[]) => database.transaction((sql) => saveAll(sql, saves), { derived: true }))
  return {
    /** The entry's newest text; null before the first. */
    newest: (entryId: string) =>
      database.row<{ id: string; text: string }>(
        'select revision.id, revision.text from entry join revision on revision.id = entry.revision_id where entry.id = $1',
        [entryId],
      ),

    /**
     * Keeps the text as the entry's newest revision and marks the page as cleaned. The newest text again is the revision
     * it was; a text from before it comes back as a revision of its own. Returns the revision's id, or null when the
     * page is older than the one the newest text is from: what came late changes nothing.
     */
    save: (cleaned: CleanedRevision, at: Date): Promise<string | null> => save({ cleaned, at }),
  }
}

async function saveAll(sql: Sql, saves: Save[]): Promise<(string | null)[]> {
  const ids = new Map<Save, string | null>()
  for (const part of apart(saves, ({ cleaned }) => cleaned.entryId)) await saveOfEach(sql, part, ids)
  return saves.map((save) => ids.get(save) ?? null)
}

/** One page of each entry. */
async function saveOfEach(sql: Sql, saves: Save[], ids: Map<Save, string | null>) {
  const at = latest(saves)
  const entryIds = saves.map(({ cleaned }) => cleaned.entryId)
  await sql.query('select 1 from entry where id = any($1) order by id for update', [entryIds])
  const known = new Map((await newestOf(sql, entryIds)).map((newest) => [newest.entryId, newest]))
  const read: Save[] = []
  const revisions: Revision[] = []
  for (const save of saves) {
    const { cleaned } = save
    const newest = known.get(cleaned.entryId)
    if (newest && newest.round > cleaned.round) continue
    read.push(save)
    const title = cleaned.article.title === null ? null : storable(cleaned.article.title)
    const text = storable(cleaned.article.text)
    if (newest?.id && newest.title === title && newest.text === text) {
      ids.set(save, newest.id)
      continue
    }
    const number = (newest?.revisions ?? 0) + 1
    const id = stableId('revision', cleaned.entryId, String(number))
    ids.set(save, id)
    revisions.push({ ...save, id, number, title, text })
  }
  const first = revisions.filter(({ number }) => number === 1)
  await countLines(
    sql,
    first.map(({ cleaned }) => cleaned.lines),
    at,
  )
  await write(sql, { saves, read, revisions, at })
}

type Written = { saves: Save[]; read: Save[]; revisions: Revision[]; at: Date }

const write = (sql: Sql, { saves, read, revisions, at }: Written) =>
  sql.query(
    `with cleaned as (update page set cleaned_at = $2, outcome = 'article' where id = any($1)),
       given as (
         select * from unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
           as given (id, entry_id, page_id, number, title, text, article, published_at)),
       kept as (
         insert into revision (id, entry_id, page_id, number, title, text, article, published_at, cleaned_at)
         select id, entry_id, page_id, number, title, text, article::jsonb, published_at, $2 from given order by id),
       former as (
         update revision set needed_at = $2 from given
         where revision.entry_id = given.entry_id and revision.number < given.number and revision.needed_at is null)
     update entry set text_round = read.round, revision_id = coalesce(given.id, revision_id)
     from unnest($3::text[], $4::int[]) as read (entry_id, round) left join given using (entry_id) where entry.id = read.entry_id`,
    [
      saves.map(({ cleaned }) => cleaned.pageId),
      at,
      read.map(({ cleaned }) => cleaned.entryId),
      read.map(({ cleaned }) => cleaned.round),
      revisions.map(({ id }) => id),
      revisions.map(({ cleaned }) => cleaned.entryId),
      revisions.map(({ cleaned }) => cleaned.pageId),
      revisions.map(({ number }) => number),
      revisions.map(({ title }) => title),
      revisions.map(({ text }) => text),
      revisions.map(({ cleaned: { article } }) => json({ ...article, text: undefined })),
      revisions.map(({ cleaned }) => cleaned.publishedAt),
    ],
  )

/** The newest text of each entry, and how many it has. */
const newestOf = (sql: Sql, entryIds: string[]) =>
  sql.rows<Newest>(
    `select entry.id as "entryId", revision.id, revision.title, revision.text, entry.text_round as round,
       (select coalesce(max(number), 0)::int from revision where entry_id = entry.id) as revisions
     from entry left join revision on revision.id = entry.revision_id where entry.id = any($1)`,
    [entryIds],
  )
