import type { Disposition } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import { READING_MS } from './chosen.ts'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { NO_FETCH_YET } from './fetch-columns.ts'
import { finalAddressQueries } from './final-addresses.ts'
import { asReason } from './reason.ts'
import { rowsTogether, together } from './together.ts'

export type EntryRow = {
  id: string
  canonicalUrl: string
  finalUrl: string | null
  outlet: string
  title: string | null
  publishedAt: Date | null
  round: number
  foundAt: Date
  fetchAt: Date | null
  tries: number
  /** How many of the last tries on end said 404. */
  notFound: number
  /** How many of the tries of this round said 403. */
  forbidden: number
  /** Where a redirect led that had to wait for its host, and how many there were so far. */
  leadsTo: string | null
  hops: number
  /** Since when every answer was a failure or a refusal. */
  failingSince: Date | null
  disposition: Disposition
  reason: string | null
  withdrawnAt: Date | null
  revisionId: string | null
}

const COLUMNS = `id, canonical_url as "canonicalUrl", final_url as "finalUrl", outlet, title, published_at as "publishedAt", round,
  found_at as "foundAt", fetch_at as "fetchAt", tries, not_found as "notFound", forbidden, leads_to as "leadsTo",
  hops, failing_since as "failingSince", disposition, reason, withdrawn_at as "withdrawnAt", revision_id as "revisionId"`

export const entryTable = (database: Database) => ({
  byId: rowsTogether(
    (ids) => database.rows<EntryRow>(`select ${COLUMNS} from entry where id = any($1)`, [ids]),
    ({ id }) => id,
  ),

  byUrl: (url: string) =>
    database.row<EntryRow>(`select ${COLUMNS} from entry where canonical_url = $1 or final_url = $1 limit 1`, [url]),

  /** Entries by an address they are known under, by their id or their article's; and those of an outlet that are still on the line. */
  search: ({ url, outlet, id }: { url?: string; outlet?: string; id?: string }, limit: number) =>
    database.transaction(
      (sql) =>
        sql.rows<EntryRow>(
          // Each by an index of its own: of conditions joined by "or", one without keeps all from being used.
          `select ${COLUMNS} from entry where id in (
             select id from entry where canonical_url = $1 union all select id from entry where final_url = $1
             union all select $2::text union all select entry_id from copy where article_id = $2
             union all select id from entry where outlet = $3 and disposition = 'pending')
           order by found_at desc, id limit $4`,
          [url ?? null, id ?? null, outlet ?? null, limit],
        ),
      { timeoutMs: READING_MS },
    ),

  /**
   * When the entry's turn at its host is, kept so that the sweep does not take it for lost before; and where a redirect
   * led, if that is where it waits.
   */
  keepSlot: slotKeeping(database),

  /** Not now: the page is due again at `at`. `isTry`: asked for in vain; else its host did not let it be asked for. */
  tryAgain: async (id: string, round: number, { at, reason, isTry, said }: Again, now: Date) =>
    void (await database.query(
      `update entry set fetch_at = $3, slot_at = null, leads_to = null, hops = 0, tries = tries + $5, reason = $4,
         not_found = case when $7 = 'not found' then not_found + 1 when $5 > 0 then 0 else not_found end,
         forbidden = case when $7 = 'forbidden' then forbidden + 1 else forbidden end,
         failing_since = coalesce(failing_since, $6)
       where id = $1 and round = $2`,
      [id, round, at, asReason(reason), isTry ? 1 : 0, now, said],
    )),

  ...finalAddressQueries(database),

  /** The entry's end on this round: its disposition, and nothing left to fetch. */
  settle: async (id: string, round: number, disposition: Disposition, reason: string, at: Date) =>
    void (await database.query(
      `update entry set disposition = $3, reason = $4, settled_at = $5, fetch_at = null, ${NO_FETCH_YET}
       where id = $1 and round = $2`,
      [id, round, disposition, asReason(reason), at],
    )),

  /** Nothing to fetch any more on this round; what was known of the page stands until it is looked at again. */
  unchanged: async (id: string, round: number, recheckAt: Date | null) =>
    void (await database.query(
      `update entry set fetch_at = null, ${NO_FETCH_YET}, recheck_at = $3 where id = $1 and round = $2`,
      [id, round, recheckAt],
    )),

  /** Pages read before whose next look is due: each is asked for again, in a round of its own. */
  recheck: (now: Date, limit: number) =>
    database.rows<{ entryId: string; round: number }>(
      `update entry set round = round + 1, fetch_at = $1, ${NO_FETCH_YET}, recheck_at = null where id in (
         select id from entry where recheck_at <= $1 and fetch_at is null order by recheck_at limit $2 for update skip locked
       ) returning id as "entryId", round`,
      [now, limit],
    ),

  /**
   * The page is no longer there, though its text is known; it is looked at again, should it come back, and so are at once those that
   * still run the text of a page that led. The article it carries is told of once, by what `tell` makes of it.
   */
  withdrawn: async (gone: Gone, at: Date, tell: (article: WithdrawnArticle) => Change[]) =>
    database.transaction(async (sql) => {
      const article = await withdraw(sql, gone, at)
      if (!article) return
      await lookAgain(sql, article.copies, at)
      await writeChanges(sql, tell(article), at)
    }),
})

type KeptSlot = { id: string; round: number; at: Date; leadsTo: string | null; hops: number }

function slotKeeping(database: Database) {
  const keep = together(async (slots: KeptSlot[]) => {
    await database.derived.query(
      `update entry set slot_at = slot.at, leads_to = slot.leads_to, hops = slot.hops
       from unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::int[]) as slot (id, round, at, leads_to, hops)
       where entry.id = slot.id and entry.round = slot.round`,
      [
        slots.map(({ id }) => id),
        slots.map(({ round }) => round),
        slots.map(({ at }) => at),
        slots.map(({ leadsTo }) => leadsTo),
        slots.map(({ hops }) => hops),
      ],
    )
    return slots.map(() => {})
  })
  return (id: string, round: number, at: Date, leadsTo: string | null, hops: number) =>
    keep({ id, round, at, leadsTo, hops })
}

/** What an answer said of the page itself, where it may say something else the next time: 404 or 403. */
export type SaidOfPage = 'not found' | 'forbidden'

type Again = { at: Date; reason: string; isTry: boolean; said: SaidOfPage | null }

type Gone = { id: string; round: number; reason: string; recheckAt: Date | null }

const lookAgain = (sql: Sql, copies: WithdrawnArticle['copies'], at: Date) =>
  sql.query('update entry set recheck_at = $2 where id = any($1)', [
    copies.map(({ entryId }) => entryId).toSorted(),
    at,
  ])

/** An article one of whose pages is gone. `copies`: the pages that still carry it, where the one that is gone led it. */
export type WithdrawnArticle = {
  articleId: string
  copies: { entryId: string; url: string; outlet: string; title: string | null }[]
}

/** Returns the article that the entry carries, unless it was withdrawn already. */
const withdraw = (sql: Sql, gone: Gone, at: Date) =>
  sql.row<WithdrawnArticle>(
    `with former as (select id, withdrawn_at from entry where id = $1 and round = $2 for update),
       gone as (
         update entry set fetch_at = null, ${NO_FETCH_YET}, withdrawn_at = coalesce(entry.withdrawn_at, $4), reason = $3,
           recheck_at = $5 from former where entry.id = former.id),
       led as (
         update article set withdrawn_at = coalesce(article.withdrawn_at, $4) from former
         where lead_entry_id = former.id and merged_into is null)
     select copy.article_id as "articleId", coalesce((
         select jsonb_agg(jsonb_build_object('entryId', other.id, 'url', coalesce(other.final_url, other.canonical_url), 'outlet', other.outlet,
           'title', other.title) order by other.id)
         from article join copy still on still.article_id = article.id join entry other on other.id = still.entry_id
         where article.id = copy.article_id and article.lead_entry_id = former.id and other.id <> former.id and other.withdrawn_at is null), '[]') as copies
     from former join copy on copy.entry_id = former.id where former.withdrawn_at is null`,
    [gone.id, gone.round, asReason(gone.reason), at, gone.recheckAt],
  )
