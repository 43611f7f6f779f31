import type { Sql } from './database.ts'
import type { Crowd, Crowded, KnownArticle, PlacedPage } from './matching.ts'
import { PLACED } from './neighbourhood.ts'

/** An article that has grown by half since it was last decided as a whole is so again: the work for a page stays the same on average. */
const GROWTH = 1.5

type Found = Omit<KnownArticle, 'firstSeenAt'> & { firstSeenAt: string; copies: number; crowd: Crowd }

/**
 * The article that a page placed for the first time hangs together with, where it is all that it hangs together with, is known as a
 * crowd, and has no page of this outlet's. Null otherwise. In one round trip, whatever the size of the article.
 */
export async function crowdAround(sql: Sql, entryId: string, outlet: string): Promise<Crowded | null> {
  const rows = await sql.rows<PlacedPage & { article: Found }>(
    `with tied as (
       select entry_b as id, revision_b as by_revision from overlap where entry_a = $1
       union all select entry_a, revision_a from overlap where entry_b = $1),
     into_one as (
       select min(article_id) as id from tied left join copy on copy.entry_id = tied.id and copy.revision_id = by_revision
       having count(*) = count(article_id) and count(distinct article_id) = 1),
     found as (
       select article.* from into_one join article using (id) where merged_into is null and copies < (crowd->>'size')::int * ${GROWTH}
         and not exists (select from copy where entry_id = $1) and not exists (select from copy where article_id = article.id and outlet = $2))
     select ${PLACED}, jsonb_build_object('id', found.id, 'version', found.version, 'leadEntryId', lead_entry_id, 'revisionId', found.revision_id,
       'firstSeenAt', first_seen_at, 'correction', correction, 'copies', copies, 'crowd', crowd) as article
     from found cross join lateral (select distinct unnest(array[$1, lead_entry_id, crowd->>'longestId']) as id) asked
       join entry on entry.id = asked.id left join copy on copy.entry_id = entry.id
       join revision on revision.id = coalesce(copy.revision_id, entry.revision_id)`,
    [entryId, outlet],
  )
  const article = rows[0]?.article
  const pageOf = (id: string) => rows.find((row) => row.entryId === id)
  const [page, lead, longest] = [entryId, article?.leadEntryId ?? '', article?.crowd.longestId ?? ''].map(pageOf)
  if (!article || !page || !lead || !longest) return null
  return { article: { ...article, firstSeenAt: new Date(article.firstSeenAt) }, page, lead, longest }
}
