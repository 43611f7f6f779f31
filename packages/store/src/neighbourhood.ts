import type { Sql } from './database.ts'
import type { CarriedPage, Correction, Neighbourhood, PlacedPage } from './matching.ts'

export const HEAD = `entry.id as "entryId", revision.id as "revisionId", coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet,
    revision.title, coalesce(revision.published_at, entry.published_at) as "publishedAt", entry.found_at as "foundAt",
    copy.article_id as "articleId", entry.founded`

const TEXT = `revision.text, revision.article->'byline' as byline, revision.article->>'publisher' as publisher, revision.article->'credit' as credit,
    array(select line->>'text' from jsonb_array_elements(revision.article->'removed') line where line->'credits' = 'true') as "creditLines"`

export const BY_REVISIONS = `select ${HEAD}, ${TEXT}
  from revision join entry on entry.id = revision.entry_id left join copy on copy.entry_id = entry.id`

export const textsOn = (sql: Sql, revisionIds: string[]) =>
  sql.rows<CarriedPage>(`${BY_REVISIONS} where revision.id = any($1)`, [revisionIds])

/** A page as it was last placed. */
export const PLACED = `${HEAD}, entry.disposition, entry.reason, copy.uncorrected,
    case when copy.entry_id is not null then jsonb_build_object('revisionId', copy.revision_id, 'relation', copy.relation,
      'ofEntryId', copy.of_entry_id, 'ofRevisionId', copy.of_revision_id, 'overlap', copy.overlap, 'outlet', copy.outlet) end as placed`

type ReachedPage = PlacedPage & {
  root: number
  leads: { id: string; version: number; revisionId: string; firstSeenAt: string; correction: Correction | null }[]
}

/**
 * All that hangs together with each page and those it was tied to, in one round trip, without the texts; by the page's entry. A text of a
 * neighbour that waits to be matched itself is none of its decision: it is told of when it is placed.
 */
export async function neighbourhoods(
  sql: Sql,
  pages: { own: string; formerly: string[] }[],
): Promise<Map<string, Neighbourhood>> {
  if (pages.length === 0) return new Map()
  const roots = pages.flatMap(({ own, formerly }, at) => [own, ...formerly].map((id) => ({ at, own, id })))
  const rows = await sql.rows<ReachedPage>(REACHED, [
    roots.map(({ at }) => at),
    roots.map(({ own }) => own),
    roots.map(({ id }) => id),
  ])
  const reached = Map.groupBy(rows, ({ root }) => root)
  return new Map(pages.map(({ own }, at) => [own, neighbourhoodOf(reached.get(at) ?? [])]))
}

const REACHED = `
  with recursive reach (root, own, kind, id) as (
    select root, own, 'entry', id from unnest($1::int[], $2::text[], $3::text[]) as asked (root, own, id)
    union
    select root, own, next.kind, next.id from reach cross join lateral (
      select 'entry', entry_b from overlap where reach.kind = 'entry' and entry_a = reach.id
      union all select 'entry', entry_a from overlap where reach.kind = 'entry' and entry_b = reach.id
      union all select 'article', article_id from copy where reach.kind = 'entry' and entry_id = reach.id
      union all select 'entry', entry_id from copy where reach.kind = 'article' and article_id = reach.id
    ) next (kind, id)
  )
  select reach.root, ${PLACED},
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version, 'revisionId', revision_id,
       'firstSeenAt', first_seen_at, 'correction', correction)), '[]')
     from article where merged_into is null and lead_entry_id = entry.id) as leads
  from reach join entry on reach.kind = 'entry' and entry.id = reach.id left join copy on copy.entry_id = entry.id
    join revision on revision.id = case when entry.id = reach.own then entry.revision_id else coalesce(copy.revision_id, entry.revision_id) end
  order by reach.root, entry.id`

function neighbourhoodOf(reached: ReachedPage[]): Neighbourhood {
  const articles = reached.flatMap(({ entryId, leads }) =>
    leads.map((known) => ({ ...known, leadEntryId: entryId, firstSeenAt: new Date(known.firstSeenAt) })),
  )
  return {
    pages: reached,
    articles: articles.sort((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || (a.id < b.id ? -1 : 1)),
  }
}
