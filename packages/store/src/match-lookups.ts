import type { Database, Sql } from './database.ts'
import { BY_REVISIONS, HEAD, textsOn } from './neighbourhood.ts'
import type { CarriedPage, PageHead } from './matching.ts'
import { NOT_FORGOTTEN } from './forget-keys.ts'
import { rowsTogether, together } from './together.ts'

/** Pages of one key that are looked at: a text carried more often is found by these as well. */
const HOLDERS = 100
/** Of so many pages the candidates' texts are read at once: they may be long. */
const MOST_TEXTS_AT_ONCE = 4

type Fingerprint = { entryId: string; revisionId: string; keys: number[] }
type Lookup = { entryId: string; foundAt: Date; keys: number[]; days: number; limit: number }

/** What is looked up of pages before they are placed; of several at once in one round trip. */
export function matchLookups(database: Database) {
  const candidates = together((lookups: Lookup[]) => candidatesOf(database, lookups))
  const texts = together((asked: string[][]) => textsOf(database, asked), MOST_TEXTS_AT_ONCE)
  const fingerprint = together(async (given: Fingerprint[]) => {
    await database.transaction((sql) => keepFingerprints(sql, given), { derived: true })
    return given.map(() => {})
  })
  return {
    /** The entry's page by its newest text. */
    page: rowsTogether(
      (entryIds) =>
        database.rows<CarriedPage>(`${BY_REVISIONS} where entry.id = any($1) and revision.id = entry.revision_id`, [
          entryIds,
        ]),
      ({ entryId }) => entryId,
    ),

    texts: async (revisionIds: string[]) => (revisionIds.length > 0 ? texts(revisionIds) : []),

    /**
     * Puts the keys of the entry's newest text in place of its former ones. Committed before candidates are sought, so
     * that of two pages matched at once at least one sees the other.
     */
    fingerprint: (entryId: string, revisionId: string, keys: number[]) => fingerprint({ entryId, revisionId, keys }),

    /**
     * Pages found within some days of this one that share keys with its text, those that share most first, rare keys before common
     * ones: what an outlet prints on all its pages must not crowd out the text's own. Of each key's pages at most `HOLDERS` are read, the
     * same for everybody who asks, so that a lookup does not grow with the window.
     */
    candidates: (
      { entryId, foundAt }: Pick<PageHead, 'entryId' | 'foundAt'>,
      keys: number[],
      days: number,
      limit: number,
    ): Promise<PageHead[]> => candidates({ entryId, foundAt, keys, days, limit }),
  }
}

async function textsOf(sql: Sql, asked: string[][]): Promise<CarriedPage[][]> {
  const pages = new Map((await textsOn(sql, [...new Set(asked.flat())])).map((page) => [page.revisionId, page]))
  return asked.map((revisionIds) => revisionIds.flatMap((id) => pages.get(id) ?? []))
}

async function keepFingerprints(sql: Sql, given: Fingerprint[]) {
  const newest = await sql.rows<{ id: string; revisionId: string }>(
    `select id, revision_id as "revisionId" from entry join unnest($1::text[], $2::text[]) as given (entry_id, of_revision) on id = entry_id and revision_id = of_revision
     order by id for update of entry`,
    [given.map(({ entryId }) => entryId), given.map(({ revisionId }) => revisionId)],
  )
  if (newest.length === 0) return
  const isNewest = new Map(newest.map(({ id, revisionId }) => [id, revisionId]))
  const kept = new Map(
    given.filter((one) => isNewest.get(one.entryId) === one.revisionId).map((one) => [one.entryId, one]),
  )
  const lines = [...kept.values()].flatMap(({ entryId, keys }) => keys.map((key) => ({ entryId, key })))
  await sql.query(
    `with given as (select distinct entry_id, key from unnest($1::text[], $2::int[]) as given (entry_id, key)),
       gone as (
         delete from fingerprint where entry_id = any($3)
           and not exists (select from given where (given.entry_id, given.key) = (fingerprint.entry_id, fingerprint.key)))
     insert into fingerprint (key, entry_id, found_at)
     select key, id, found_at from given join entry on id = entry_id where ${NOT_FORGOTTEN} order by 1, 2 on conflict do nothing`,
    [lines.map(({ entryId }) => entryId), lines.map(({ key }) => key), [...kept.keys()]],
  )
}

const candidatesOf = (database: Database, lookups: Lookup[]): Promise<PageHead[][]> =>
  database.transaction(async (sql) => {
    // Where its statistics lag behind, PostgreSQL would read and sort all pages of a key; in the order of the index it stops at so many.
    await sql.query('set local enable_bitmapscan = off')
    const rows = await sql.rows<PageHead & { place: number }>(CANDIDATES, [
      lookups.map((_, place) => place),
      lookups.map(({ entryId }) => entryId),
      lookups.map(({ foundAt }) => foundAt),
      lookups.map(({ keys }) => `{${keys.join(',')}}`),
      lookups.map(({ days }) => days),
      lookups.map(({ limit }) => limit),
    ])
    const found: PageHead[][] = lookups.map(() => [])
    for (const { place, ...head } of rows) found[place]?.push(head)
    return found
  })

const CANDIDATES = `
  select asked.place, ${HEAD}
  from unnest($1::int[], $2::text[], $3::timestamptz[], $4::text[], $5::int[], $6::int[]) as asked (place, entry_id, found_at, keys, days, most)
    cross join lateral (
      select entry_id, sum(1.0 / holders) as shared from (
        select entry_id, count(*) over (partition by own.key) as holders from unnest(asked.keys::int[]) own (key) cross join lateral (
          select entry_id from fingerprint where fingerprint.key = own.key and entry_id <> asked.entry_id
            and found_at between asked.found_at - make_interval(days => asked.days) and asked.found_at + make_interval(days => asked.days)
          order by entry_id limit ${HOLDERS}) held
      ) held group by entry_id order by shared desc, entry_id limit asked.most
    ) near join entry on entry.id = near.entry_id join revision on revision.id = entry.revision_id
    left join copy on copy.entry_id = entry.id order by asked.place, near.shared desc, entry.id`
