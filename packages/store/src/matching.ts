import type { Disposition, Origin, Overlap, Passage, Relation } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { json } from './json.ts'
import { writeArticles } from './write-articles.ts'

/** An entry's page with its newest text, and the article it carries as far as is known. */
export type CarriedPage = {
  entryId: string
  revisionId: string
  url: string
  outlet: string
  title: string | null
  text: string
  /** What cleaning took out of the text that may credit somebody else with it. */
  creditLines: string[]
  byline: string[]
  publisher: string | null
  publishedAt: Date | null
  foundAt: Date
  articleId: string | null
  /** How many articles were founded on this entry so far. */
  founded: number
}

/** Two pages that carry the same article, `a` before `b`, by these texts. The comparison is kept as the matcher gave it. */
export type Edge = { a: string; b: string; revisionA: string; revisionB: string; comparison: unknown }

export type KnownArticle = { id: string; version: number; leadEntryId: string; revisionId: string; firstSeenAt: Date }

/** The text an entry's article was last decided with. */
export type FormerText = { entryId: string; text: string }

/** Everything a decision about one page can touch. */
export type Neighbourhood = { pages: CarriedPage[]; edges: Edge[]; articles: KnownArticle[] }

/** An article as it shall be. `absorbs`: ids that lead here from now on. */
export type ArticlePlan = {
  articleId: string
  leadEntryId: string
  revisionId: string
  title: string | null
  publishedAt: Date | null
  firstSeenAt: Date
  origin: Origin | null
  copies: PlannedCopy[]
  /** Founded now, on its lead. */
  isNew: boolean
  absorbs: string[]
  state: string
  changes: Change[]
}

export type PlannedCopy = {
  entryId: string
  revisionId: string
  relation: Relation
  ofEntryId: string | null
  overlap: Overlap | null
  evidence: Passage[]
  disposition: Disposition
  reason: string | null
}

const MATCH_LOCK = 7_267_003

const COLUMNS = `entry.id as "entryId", revision.id as "revisionId", coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet,
    revision.title, revision.text,
    array(select line->>'text' from jsonb_array_elements(revision.article->'removed') line where line->'credits' = 'true') as "creditLines",
    revision.article->'byline' as byline, revision.article->>'publisher' as publisher,
    coalesce(revision.published_at, entry.published_at) as "publishedAt", entry.found_at as "foundAt",
    copy.article_id as "articleId", entry.founded`

const PAGES = `select ${COLUMNS}
  from entry join revision on revision.id = entry.revision_id left join copy on copy.entry_id = entry.id`

// A text of a neighbour that waits to be matched itself is none of this decision's: it is told of when it is placed.
const PLACED_PAGES = `select ${COLUMNS}
  from entry left join copy on copy.entry_id = entry.id
    join revision on revision.id = case when entry.id = $2 then entry.revision_id else coalesce(copy.revision_id, entry.revision_id) end`

export const matchTables = (database: Database) => ({
  page: (entryId: string) => database.row<CarriedPage>(`${PAGES} where entry.id = $1`, [entryId]),

  /**
   * Puts the keys of the entry's newest text in place of its former ones. Committed before candidates are sought, so
   * that of two pages matched at once at least one sees the other.
   */
  fingerprint: async (entryId: string, revisionId: string, keys: number[]) =>
    database.transaction(
      async (sql) => {
        const newest = await sql.row('select 1 from entry where id = $1 and revision_id = $2 for update', [
          entryId,
          revisionId,
        ])
        if (!newest) return
        await sql.query(
          `with gone as (delete from fingerprint where entry_id = $2 and key <> all($1::int[]))
           insert into fingerprint (key, entry_id) select distinct unnest($1::int[]), $2 order by 1 on conflict do nothing`,
          [keys, entryId],
        )
      },
      { derived: true },
    ),

  /** Pages that share keys with the entry's text, those that share most first. */
  candidates: async (entryId: string, keys: number[], limit: number): Promise<CarriedPage[]> =>
    database.rows<CarriedPage>(
      `${PAGES} join (
         select entry_id, count(*) as shared from fingerprint where key = any($1) and entry_id <> $2
         group by entry_id order by shared desc, entry_id limit $3
       ) near on near.entry_id = entry.id order by near.shared desc, entry.id`,
      [keys, entryId, limit],
    ),

  /**
   * Adds what overlaps with this text, drops what overlapped with a former one, lets `decide` place every page that
   * touches, and writes that with its changes; one at a time across processes. `former` is the text the page was last
   * placed with, where it was another. Returns the articles decided on, or null when the revision is
   * no longer the entry's newest.
   */
  decide: (
    entryId: string,
    revisionId: string,
    edges: Edge[],
    at: Date,
    decide: (around: Neighbourhood, former: FormerText | null) => ArticlePlan[],
  ): Promise<{ articleId: string; version: number }[] | null> =>
    database.transaction(
      async (sql) => {
        const replaced = await replaceEdges(sql, entryId, revisionId, edges)
        if (!replaced) return null
        const plans = decide(await neighbourhood(sql, entryId, replaced.formerly), replaced.former)
        return writeArticles(sql, plans, revisionId, at)
      },
      { lock: MATCH_LOCK, derived: true },
    ),
})

type Replaced = { formerly: string[]; former: FormerText | null }

/**
 * Returns the pages that were tied to this one by a former text and are no more: losing it may part them; and that
 * text. An edge found by a neighbour while this page was compared stays. Null: a newer revision is there.
 */
const replaceEdges = (sql: Sql, entryId: string, revisionId: string, edges: Edge[]) =>
  sql.row<Replaced>(
    `with newest as (select id from entry where id = $1 and revision_id = $2),
       given as (
         select edge.* from newest, jsonb_to_recordset($3) as edge (a text, b text, "revisionA" text, "revisionB" text, comparison jsonb)
           join entry of_a on of_a.id = a and of_a.revision_id = "revisionA" join entry of_b on of_b.id = b and of_b.revision_id = "revisionB"),
       removed as (
         delete from overlap using newest
         where (entry_a = newest.id and revision_a <> $2 or entry_b = newest.id and revision_b <> $2)
           and not exists (select from given where given.a = entry_a and given.b = entry_b)
         returning case when entry_a = newest.id then entry_b else entry_a end as other),
       written as (
         insert into overlap (entry_a, entry_b, revision_a, revision_b, comparison)
         select a, b, "revisionA", "revisionB", comparison from given order by a, b
         on conflict (entry_a, entry_b) do update set revision_a = excluded.revision_a, revision_b = excluded.revision_b,
           comparison = excluded.comparison)
     select coalesce((select array_agg(other) from removed), '{}') as formerly,
       (select jsonb_build_object('entryId', $1, 'text', text) from copy join revision on revision.id = copy.revision_id
        where copy.entry_id = $1 and copy.revision_id <> $2) as former
     from newest`,
    [entryId, revisionId, json(edges)],
  )

type ReachedPage = CarriedPage & {
  edges: Omit<Edge, 'a'>[]
  leads: { id: string; version: number; revisionId: string; firstSeenAt: string }[]
}

/** All that hangs together with the page and those it was tied to, in one round trip. */
async function neighbourhood(sql: Sql, own: string, formerly: string[]): Promise<Neighbourhood> {
  const reached = await sql.rows<ReachedPage>(
    `with recursive reach (id) as (
       select unnest($1::text[])
       union
       select next.id from reach cross join lateral (
         select entry_b as id from overlap where entry_a = reach.id
         union all select entry_a from overlap where entry_b = reach.id
         union all select other.entry_id from copy own join copy other using (article_id) where own.entry_id = reach.id
       ) next
     )
     select page.*,
       (select coalesce(jsonb_agg(jsonb_build_object('b', entry_b, 'revisionA', revision_a, 'revisionB', revision_b,
          'comparison', comparison) order by entry_b), '[]')
        from overlap where entry_a = page."entryId") as edges,
       (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version, 'revisionId', revision_id,
          'firstSeenAt', first_seen_at)), '[]')
        from article where merged_into is null and lead_entry_id = page."entryId") as leads
     from (${PLACED_PAGES}) page where "entryId" in (select id from reach) order by "entryId"`,
    [[own, ...formerly], own],
  )
  const articles = reached.flatMap(({ entryId, leads }) =>
    leads.map((known) => ({ ...known, leadEntryId: entryId, firstSeenAt: new Date(known.firstSeenAt) })),
  )
  return {
    pages: reached,
    edges: reached.flatMap(({ entryId, edges }) => edges.map((edge) => ({ a: entryId, ...edge }))),
    articles: articles.sort((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || (a.id < b.id ? -1 : 1)),
  }
}
