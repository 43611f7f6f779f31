import type { Sql } from './database.ts'
import type { Crowd, Crowded, KnownArticle, PlacedPage } from './matching.ts'
import { PLACED } from './neighbourhood.ts'

/** An article that has grown by half since it was last decided as a whole is so again: the work for a page stays the same on average. */
const GROWTH = 1.5

type Found = Omit<KnownArticle, 'firstSeenAt'> & { firstSeenAt: string; copies: number; crowd: Crowd }

/**
 * The article that each of some pages placed for the first time hangs together with, where it is all that it hangs together with, is
 * known as a crowd, and has no page of this outlet's. By the page's entry; of all in one round trip, whatever the size of the articles.
 */
export async function crowdsAround(
  sql: Sql,
  pages: { entryId: string; outlet: string | null }[],
): Promise<Map<string, Crowded>> {
  const crowds = new Map<string, Crowded>()
  if (pages.length === 0) return crowds
  const rows = await sql.rows<PlacedPage & { asked: string; article: Found }>(CROWDS, [
    pages.map(({ entryId }) => entryId),
    pages.map(({ outlet }) => outlet),
  ])
  for (const [entryId, read] of Map.groupBy(rows, ({ asked }) => asked)) {
    const article = read[0]?.article
    const pageOf = (id: string) => read.find((row) => row.entryId === id)
    const [page, lead, longest] = [entryId, article?.leadEntryId ?? '', article?.crowd.longestId ?? ''].map(pageOf)
    if (!article || !page || !lead || !longest) continue
    const known = { ...article, firstSeenAt: new Date(article.firstSeenAt) }
    crowds.set(entryId, { article: known, page, lead, longest })
  }
  return crowds
}

const CROWDS = `
  select wanted.entry_id as asked, ${PLACED}, jsonb_build_object('id', found.id, 'version', found.version, 'leadEntryId', lead_entry_id,
    'revisionId', found.revision_id, 'firstSeenAt', first_seen_at, 'correction', correction, 'copies', copies, 'crowd', crowd) as article
  from unnest($1::text[], $2::text[]) as wanted (entry_id, outlet) cross join lateral (
      select article.* from (
        select min(article_id) as id from (
            select entry_b as id, revision_b as by_revision from overlap where entry_a = wanted.entry_id
            union all select entry_a, revision_a from overlap where entry_b = wanted.entry_id) tied
          left join copy on copy.entry_id = tied.id and copy.revision_id = by_revision
        having count(*) = count(article_id) and count(distinct article_id) = 1) into_one
      join article using (id) where merged_into is null and copies < (crowd->>'size')::int * ${GROWTH}
        and not exists (select from copy where entry_id = wanted.entry_id)
        and not exists (select from copy where article_id = article.id and outlet = wanted.outlet)) found
    cross join lateral (select distinct unnest(array[wanted.entry_id, lead_entry_id, crowd->>'longestId']) as id) asked
    join entry on entry.id = asked.id left join copy on copy.entry_id = entry.id
    join revision on revision.id = coalesce(copy.revision_id, entry.revision_id)`
