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
      await sql.query(
        `with gone as (delete from fingerprint where entry_id = $2 and key <> all($1::int[]))
         insert into fingerprint (key, entry_id) select distinct unnest($1::int[]), $2 order by 1 on conflict do nothing`,
        [keys, entryId],
      )
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

/** Returns the pages that were tied to this one and are no more: losing it may part them. */
async function replaceEdges(sql: Sql, entryId: string, edges: Edge[]): Promise<string[]> {
  const removed = await sql.rows<{ a: string; b: string }>(
    `with given as (select * from jsonb_to_recordset($2) as edge (a text, b text, comparison jsonb)),
       removed as (
         delete from overlap where (entry_a = $1 or entry_b = $1)
           and not exists (select from given where given.a = entry_a and given.b = entry_b)
         returning entry_a as a, entry_b as b),
       written as (
         insert into overlap (entry_a, entry_b, comparison) select a, b, comparison from given order by a, b
         on conflict (entry_a, entry_b) do update set comparison = excluded.comparison)
     select a, b from removed`,
    [entryId, json(edges)],
  )
  return removed.map((edge) => (edge.a === entryId ? edge.b : edge.a))
}

async function neighbourhood(sql: Sql, from: string[]): Promise<Neighbourhood> {
  const pages = await sql.rows<CarriedPage>(
    `with recursive reach (id) as (
       select unnest($1::text[])
       union
       select next.id from reach cross join lateral (
         select entry_b as id from overlap where entry_a = reach.id
         union all select entry_a from overlap where entry_b = reach.id
         union all select other.entry_id from copy own join copy other using (article_id) where own.entry_id = reach.id
       ) next
     ) ${PAGES} where entry.id in (select id from reach) order by entry.id`,
    [from],
  )
  const ids = pages.map((page) => page.entryId)
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

/** What stands already is not written again: most pages around a new one stay as they are. */
async function writeCopies(sql: Sql, plan: ArticlePlan, at: Date) {
  await sql.query(
    `with given as (
       select * from jsonb_to_recordset($2) as planned ("entryId" text, "revisionId" text, relation text, "ofEntryId" text,
         overlap jsonb, evidence jsonb, disposition text, reason text)),
       placed as (
         insert into copy (entry_id, article_id, revision_id, relation, of_entry_id, overlap, evidence, matched_at)
         select "entryId", $1, "revisionId", relation, "ofEntryId", overlap, evidence, $3 from given order by "entryId"
         on conflict (entry_id) do update set article_id = excluded.article_id, revision_id = excluded.revision_id,
           relation = excluded.relation, of_entry_id = excluded.of_entry_id, overlap = excluded.overlap, evidence = excluded.evidence
         where (copy.article_id, copy.revision_id, copy.relation, copy.of_entry_id, copy.overlap, copy.evidence) is distinct from
           (excluded.article_id, excluded.revision_id, excluded.relation, excluded.of_entry_id, excluded.overlap, excluded.evidence))
     update entry set disposition = given.disposition, reason = given.reason, settled_at = coalesce(settled_at, $3)
     from given where entry.id = given."entryId" and (entry.disposition, entry.reason) is distinct from (given.disposition, given.reason)`,
    [plan.articleId, json(plan.copies), at],
  )
}
