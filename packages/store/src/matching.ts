import type { Disposition, Origin, Overlap, Passage, Relation } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { absorbArticles } from './absorb.ts'
import { writeChanges } from './events.ts'
import { json } from './json.ts'

/** An entry's page with its newest text, and the article it carries as far as is known. */
export type CarriedPage = {
  entryId: string
  revisionId: string
  url: string
  outlet: string
  title: string | null
  text: string
  byline: string[]
  publisher: string | null
  publishedAt: Date | null
  foundAt: Date
  articleId: string | null
}

/** Two pages that carry the same article, `a` before `b`. The comparison is kept as the matcher gave it. */
export type Edge = { a: string; b: string; comparison: unknown }

export type KnownArticle = { id: string; leadEntryId: string; revisionId: string; firstSeenAt: Date }

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

const PAGES = `select entry.id as "entryId", revision.id as "revisionId", coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet,
    revision.title, revision.text, revision.article->'byline' as byline, revision.article->>'publisher' as publisher,
    coalesce(revision.published_at, entry.published_at) as "publishedAt", entry.found_at as "foundAt",
    copy.article_id as "articleId"
  from entry join revision on revision.id = entry.revision_id left join copy on copy.entry_id = entry.id`

export const matchTables = (database: Database) => ({
  page: (entryId: string) => database.row<CarriedPage>(`${PAGES} where entry.id = $1`, [entryId]),

  /** Puts the keys of the entry's text in place of its former ones. Committed before candidates are sought, so that
   * of two pages matched at once at least one sees the other. */
  fingerprint: async (entryId: string, keys: number[]) =>
    database.transaction(async (sql) => {
      await sql.query('select 1 from entry where id = $1 for update', [entryId])
      await sql.query('delete from fingerprint where entry_id = $1', [entryId])
      await sql.query('insert into fingerprint (key, entry_id) select distinct unnest($1::int[]), $2 order by 1', [
        keys,
        entryId,
      ])
    }),

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
   * Replaces what is known to overlap with this page, lets `decide` place every page it can touch, and writes that
   * with its changes; one at a time across processes. Returns the articles decided on, or null when the revision is
   * no longer the entry's newest.
   */
  decide: (
    entryId: string,
    revisionId: string,
    edges: Edge[],
    at: Date,
    decide: (around: Neighbourhood) => ArticlePlan[],
  ): Promise<{ articleId: string; version: number }[] | null> =>
    database.transaction(async (sql) => {
      await sql.lock(MATCH_LOCK)
      const newest = await sql.row<{ id: string }>('select revision_id as id from entry where id = $1', [entryId])
      if (newest?.id !== revisionId) return null
      const formerly = await replaceEdges(sql, entryId, edges)
      const plans = decide(await neighbourhood(sql, [entryId, ...formerly]))
      const written = []
      for (const plan of plans) written.push(await writeArticle(sql, plan, at))
      await sql.query('update revision set matched_at = $2 where id = $1', [revisionId, at])
      return written
    }),
})

/** Returns the pages that were tied to this one before: losing it may part them. */
async function replaceEdges(sql: Sql, entryId: string, edges: Edge[]): Promise<string[]> {
  const removed = await sql.rows<{ a: string; b: string }>(
    'delete from overlap where entry_a = $1 or entry_b = $1 returning entry_a as a, entry_b as b',
    [entryId],
  )
  for (const { a, b, comparison } of edges) {
    await sql.query(
      `insert into overlap (entry_a, entry_b, comparison) values ($1, $2, $3)
       on conflict (entry_a, entry_b) do update set comparison = excluded.comparison`,
      [a, b, json(comparison)],
    )
  }
  return removed.map((edge) => (edge.a === entryId ? edge.b : edge.a))
}

async function neighbourhood(sql: Sql, from: string[]): Promise<Neighbourhood> {
  const reached = await sql.rows<{ id: string }>(
    `with recursive reach (id) as (
       select unnest($1::text[])
       union
       select next.id from reach cross join lateral (
         select entry_b as id from overlap where entry_a = reach.id
         union all select entry_a from overlap where entry_b = reach.id
         union all select other.entry_id from copy own join copy other using (article_id) where own.entry_id = reach.id
       ) next
     ) select id from reach`,
    [from],
  )
  const ids = reached.map((row) => row.id)
  const pages = await sql.rows<CarriedPage>(`${PAGES} where entry.id = any($1) order by entry.id`, [ids])
  const edges = await sql.rows<Edge>(
    'select entry_a as a, entry_b as b, comparison from overlap where entry_a = any($1) order by 1, 2',
    [ids],
  )
  const articles = await sql.rows<KnownArticle>(
    `select id, lead_entry_id as "leadEntryId", revision_id as "revisionId", first_seen_at as "firstSeenAt" from article
     where merged_into is null and lead_entry_id = any($1) order by first_seen_at, id`,
    [ids],
  )
  return { pages, edges, articles }
}

async function writeArticle(sql: Sql, plan: ArticlePlan, at: Date): Promise<{ articleId: string; version: number }> {
  const row = await sql.row<{ version: number }>(
    `insert into article (id, lead_entry_id, revision_id, title, published_at, origin, copies, first_seen_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set lead_entry_id = $2, revision_id = $3, title = $4, published_at = $5, origin = $6, copies = $7,
       merged_into = null, state = $9, version = article.version + (article.state <> $9)::int
     returning version`,
    [
      plan.articleId,
      plan.leadEntryId,
      plan.revisionId,
      plan.title,
      plan.publishedAt,
      plan.origin ? json(plan.origin) : null,
      plan.copies.length,
      plan.firstSeenAt,
      plan.state,
    ],
  )
  await writeCopies(sql, plan, at)
  await absorbArticles(sql, plan, at)
  await writeChanges(sql, plan.changes, at)
  return { articleId: plan.articleId, version: row?.version ?? 1 }
}

async function writeCopies(sql: Sql, plan: ArticlePlan, at: Date) {
  for (const copy of plan.copies) {
    await sql.query(
      `insert into copy (entry_id, article_id, revision_id, relation, of_entry_id, overlap, evidence, matched_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (entry_id) do update set article_id = $2, revision_id = $3, relation = $4, of_entry_id = $5, overlap = $6, evidence = $7`,
      [
        copy.entryId,
        plan.articleId,
        copy.revisionId,
        copy.relation,
        copy.ofEntryId,
        copy.overlap ? json(copy.overlap) : null,
        json(copy.evidence),
        at,
      ],
    )
    await sql.query(
      `update entry set disposition = $2, reason = $3, settled_at = coalesce(settled_at, $4)
       where id = $1 and (disposition, reason) is distinct from ($2, $3)`,
      [copy.entryId, copy.disposition, copy.reason, at],
    )
  }
}
