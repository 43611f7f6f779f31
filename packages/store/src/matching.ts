import type { Credit, Disposition, Origin, Overlap, Passage, Relation } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { json } from './json.ts'
import { crowdAround } from './crowd-around.ts'
import { BY_REVISIONS, HEAD, neighbourhood, textsOn } from './neighbourhood.ts'
import { writeArticles } from './write-articles.ts'

/** An entry's page by one of its texts, and the article it carries as far as is known. */
export type PageHead = {
  entryId: string
  revisionId: string
  url: string
  outlet: string
  title: string | null
  publishedAt: Date | null
  foundAt: Date
  articleId: string | null
  /** How many articles were founded on this entry so far. */
  founded: number
}

/** A page with that text. */
export type CarriedPage = PageHead & {
  text: string
  /** What cleaning took out of the text that may credit somebody else with it. */
  creditLines: string[]
  /** Whom cleaning found credited, by the text or by what the page declares of itself. */
  credit: Credit | null
  byline: string[]
  publisher: string | null
}

/** A page as it was last placed. */
export type PlacedPage = PageHead & {
  disposition: Disposition
  reason: string | null
  placed: Placed | null
  uncorrected: string[] | null
}

/** What an article's lead corrected, by the text that did: the sentences that came and went. */
export type Correction = { revisionId: string; url: string; outlet: string; added: string[]; removed: string[] }

/** What a page was to its article, by these texts of it and of the page it was made from. */
export type Placed = {
  revisionId: string
  relation: Relation
  ofEntryId: string | null
  ofRevisionId: string | null
  overlap: Overlap | null
  /** The page's outlet as it was told from others. */
  outlet: string | null
}

/**
 * What a decision about all pages of an article keeps of them, so that a further one can join without them. `size`: how many they were
 * then; `sum`: what they were, see `state`.
 */
export type Crowd = {
  size: number
  sum: string
  longestId: string
  votes: { agency: string; trust: number; best: number; evidence: string }[]
}

/** An article of many pages that a page hangs together with, and with nothing else; the two pages that stand for the others. */
export type Crowded = {
  article: KnownArticle & { copies: number; crowd: Crowd }
  page: PlacedPage
  lead: PlacedPage
  longest: PlacedPage
}

/** Two pages that carry the same article, `a` before `b`, by these texts. */
export type Edge = { a: string; b: string; revisionA: string; revisionB: string }

export type KnownArticle = {
  id: string
  version: number
  leadEntryId: string
  revisionId: string
  firstSeenAt: Date
  correction: Correction | null
}

/** The text an entry's article was last decided with. */
export type FormerText = { entryId: string; text: string }

/** Everything a decision about one page can touch. */
export type Neighbourhood = { pages: PlacedPage[]; articles: KnownArticle[] }

/** The pages of these revisions, with their texts. */
export type ReadTexts = (revisionIds: string[]) => Promise<CarriedPage[]>

/** Places every page of a neighbourhood. `former`: the text the page was last placed with, where it was another. */
export type Decide = (around: Neighbourhood, former: FormerText | null, read: ReadTexts) => Promise<ArticlePlan[]>

/** Places a page in a crowd, where that changes none of the others; else null. */
export type Join = (crowded: Crowded, read: ReadTexts) => Promise<ArticlePlan | null>

/** An article as it shall be. `absorbs`: ids that lead here from now on; `copies`: at least those that are not as they were last placed. */
export type ArticlePlan = {
  articleId: string
  leadEntryId: string
  revisionId: string
  title: string | null
  publishedAt: Date | null
  firstSeenAt: Date
  origin: Origin | null
  correction: Correction | null
  copies: PlannedCopy[]
  /** How many pages carry it. */
  size: number
  crowd: Crowd | null
  /** Founded now, on its lead. */
  isNew: boolean
  absorbs: string[]
  state: string
  changes: Change[]
}

/** `evidence`: null where it stays as it is kept. `uncorrected`: the corrected sentences it still runs. `isChanged`: not as it was last placed. */
export type PlannedCopy = Placed & {
  entryId: string
  evidence: Passage[] | null
  disposition: Disposition
  reason: string | null
  uncorrected: string[] | null
  isChanged: boolean
}

/** Pages of one key that are looked at: a text carried more often is found by these as well. */
const HOLDERS = 100

const MATCH_LOCK = 7_267_003

export const matchTables = (database: Database) => ({
  /** The entry's page by its newest text. */
  page: (entryId: string) =>
    database.row<CarriedPage>(`${BY_REVISIONS} where entry.id = $1 and revision.id = entry.revision_id`, [entryId]),

  texts: (revisionIds: string[]) => textsOn(database, revisionIds),

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
           insert into fingerprint (key, entry_id, found_at)
           select distinct unnest($1::int[]), id, found_at from entry where id = $2 order by 1 on conflict do nothing`,
          [keys, entryId],
        )
      },
      { derived: true },
    ),

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
  ): Promise<PageHead[]> =>
    database.transaction(async (sql) => {
      // Where its statistics lag behind, PostgreSQL would read and sort all pages of a key; in the order of the index it stops at so many.
      await sql.query('set local enable_bitmapscan = off')
      return sql.rows<PageHead>(
        `select ${HEAD} from (
         select entry_id, sum(1.0 / holders) as shared from (
           select entry_id, count(*) over (partition by own.key) as holders from unnest($1::int[]) own (key) cross join lateral (
             select entry_id from fingerprint where fingerprint.key = own.key and entry_id <> $2
               and found_at between $4::timestamptz - make_interval(days => $5) and $4::timestamptz + make_interval(days => $5)
             order by entry_id limit ${HOLDERS}) held
         ) held group by entry_id order by shared desc, entry_id limit $3
       ) near join entry on entry.id = near.entry_id join revision on revision.id = entry.revision_id
         left join copy on copy.entry_id = entry.id order by near.shared desc, entry.id`,
        [keys, entryId, limit, foundAt, days],
      )
    }),

  /**
   * Adds what overlaps with this text, drops what overlapped with a former one, lets `join` place the page in a crowd, or else `decide`
   * every page that touches, and writes that with its changes; one at a time across processes. Returns the articles decided on, or null when
   * the revision is no longer the entry's newest.
   */
  decide: (
    entryId: string,
    revisionId: string,
    edges: Edge[],
    at: Date,
    deciding: Deciding,
  ): Promise<{ articleId: string; version: number }[] | null> =>
    database.transaction(
      async (sql) => {
        const replaced = await replaceEdges(sql, entryId, revisionId, edges)
        if (!replaced) return null
        return writeArticles(sql, await plansFor(sql, entryId, replaced, deciding), revisionId, at)
      },
      { lock: MATCH_LOCK, derived: true },
    ),
})

/** How a page is placed: `outlet` is the one it is told from others by. */
type Deciding = { outlet: string | null; join: Join; decide: Decide }

async function plansFor(
  sql: Sql,
  entryId: string,
  { formerly, former }: Replaced,
  { outlet, join, decide }: Deciding,
): Promise<ArticlePlan[]> {
  const read: ReadTexts = (revisionIds) => textsOn(sql, revisionIds)
  const isNew = former === null && formerly.length === 0
  const crowded = isNew && outlet !== null ? await crowdAround(sql, entryId, outlet) : null
  const joined = crowded && (await join(crowded, read))
  return joined ? [joined] : decide(await neighbourhood(sql, entryId, formerly), former, read)
}

type Replaced = { formerly: string[]; former: FormerText | null }

/**
 * Returns the pages that were tied to this one by a former text and are no more: losing it may part them; and that
 * text. An edge found by a neighbour while this page was compared stays. Null: a newer revision is there.
 */
const replaceEdges = (sql: Sql, entryId: string, revisionId: string, edges: Edge[]) =>
  sql.row<Replaced>(
    `with newest as (select id from entry where id = $1 and revision_id = $2),
       given as (
         select edge.* from newest, jsonb_to_recordset($3) as edge (a text, b text, "revisionA" text, "revisionB" text)
           join entry of_a on of_a.id = a and of_a.revision_id = "revisionA" join entry of_b on of_b.id = b and of_b.revision_id = "revisionB"),
       removed as (
         delete from overlap using newest
         where (entry_a = newest.id and revision_a <> $2 or entry_b = newest.id and revision_b <> $2)
           and not exists (select from given where given.a = entry_a and given.b = entry_b)
         returning case when entry_a = newest.id then entry_b else entry_a end as other),
       written as (
         insert into overlap (entry_a, entry_b, revision_a, revision_b) select a, b, "revisionA", "revisionB" from given order by a, b
         on conflict (entry_a, entry_b) do update set revision_a = excluded.revision_a, revision_b = excluded.revision_b)
     select coalesce((select array_agg(other) from removed), '{}') as formerly,
       (select jsonb_build_object('entryId', $1, 'text', text) from copy join revision on revision.id = copy.revision_id
        where copy.entry_id = $1 and copy.revision_id <> $2) as former
     from newest`,
    [entryId, revisionId, json(edges)],
  )
