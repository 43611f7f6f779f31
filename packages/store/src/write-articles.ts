import { absorbArticles } from './absorb.ts'
import type { Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { json } from './json.ts'
import type { ArticlePlan } from './matching.ts'

/**
 * Writes the articles as they are planned, with the copies that changed, and marks the revisions as matched: most pages around a
 * new one stay as they are. $4: the entries of the copies that changed. PostgreSQL takes each list in a list of JSON for a hundred rows, and would
 * read whole tables for ten thousand.
 */
const WRITE = `with given as (
    select * from jsonb_to_recordset($1) as planned ("articleId" text, "leadEntryId" text, "revisionId" text, title text,
      "publishedAt" timestamptz, origin jsonb, "firstSeenAt" timestamptz, state text, correction jsonb, crowd jsonb, "isNew" boolean, size int, changed jsonb)),
  kept as (
    insert into article (id, lead_entry_id, revision_id, title, published_at, origin, copies, first_seen_at, state, correction, crowd, withdrawn_at)
    select "articleId", "leadEntryId", "revisionId", title, "publishedAt", origin, size, "firstSeenAt", state, correction, crowd,
      (select withdrawn_at from entry where id = "leadEntryId")
    from given order by "articleId"
    on conflict (id) do update set lead_entry_id = excluded.lead_entry_id, revision_id = excluded.revision_id, title = excluded.title,
      published_at = excluded.published_at, origin = excluded.origin, copies = excluded.copies, merged_into = null,
      withdrawn_at = excluded.withdrawn_at, correction = excluded.correction, crowd = excluded.crowd, state = excluded.state, version = article.version + (article.state <> excluded.state)::int
    returning id, version),
  page as (
    select "articleId", ("isNew" and copy."entryId" = "leadEntryId")::int as founds, copy.* from given, jsonb_to_recordset(changed) as copy ("entryId" text, "revisionId" text, relation text,
      "ofEntryId" text, "ofRevisionId" text, overlap jsonb, outlet text, evidence jsonb, uncorrected jsonb, disposition text, reason text)),
  placed as (
    insert into copy (entry_id, article_id, revision_id, relation, of_entry_id, of_revision_id, overlap, outlet, evidence, uncorrected, matched_at)
    select "entryId", "articleId", "revisionId", relation, "ofEntryId", "ofRevisionId", overlap, outlet, coalesce(evidence, '[]'), uncorrected, $3
    from page order by "entryId"
    on conflict (entry_id) do update set article_id = excluded.article_id, revision_id = excluded.revision_id,
      relation = excluded.relation, of_entry_id = excluded.of_entry_id, of_revision_id = excluded.of_revision_id, overlap = excluded.overlap, outlet = excluded.outlet, uncorrected = excluded.uncorrected,
      evidence = coalesce((select page.evidence from page where page."entryId" = excluded.entry_id), copy.evidence)),
  settled as (
    update entry set disposition = page.disposition, reason = page.reason, settled_at = coalesce(settled_at, $3),
      founded = entry.founded + page.founds,
      -- What runs a text that was corrected is looked at again.
      recheck_at = case when page.uncorrected is not null and copy.uncorrected is null then $3 else recheck_at end
    from page left join (select entry_id, uncorrected from copy where entry_id = any($4)) copy on copy.entry_id = page."entryId"
    where entry.id = any($4) and entry.id = page."entryId" and (page.founds > 0 or page.uncorrected is not null or (entry.disposition, entry.reason) is distinct from (page.disposition, page.reason))),
  matched as (update revision set matched_at = $3 where id = any($2))
  select id as "articleId", version from kept`

/** Each article's version; and by the plan, those that are to be grouped again though they are as they were. */
export async function writeArticles(
  sql: Sql,
  plans: ArticlePlan[],
  revisionIds: string[],
  at: Date,
): Promise<{ versions: Map<string, number>; again: Map<ArticlePlan, { articleId: string; version: number }[]> }> {
  const rows = plans.map(({ changes: _changes, absorbs: _absorbs, copies, ...plan }) => ({
    ...plan,
    changed: copies.filter(({ isChanged }) => isChanged),
  }))
  const changedIds = rows.flatMap(({ changed }) => changed.map(({ entryId }) => entryId))
  const kept = await sql.rows<{ articleId: string; version: number }>(WRITE, [json(rows), revisionIds, at, changedIds])
  const again = new Map<ArticlePlan, { articleId: string; version: number }[]>()
  for (const plan of plans) again.set(plan, await absorbArticles(sql, plan, at))
  const changes = plans.flatMap((plan) => plan.changes)
  await writeChanges(sql, changes, at)
  return { versions: new Map(kept.map(({ articleId, version }) => [articleId, version])), again }
}
