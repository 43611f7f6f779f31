import type { StageName } from '@copydesk/pipeline'
import type { Database } from './database.ts'
import { UNPLACED } from './events.ts'
import { NO_FETCH_YET } from './fetch-columns.ts'
import { json } from './json.ts'
import { asReason } from './reason.ts'

export type QuarantineRow = {
  stage: string
  key: string
  event: unknown
  reason: string
  at: Date
  url: string | null
  outlet: string | null
  title: string | null
  entryId: string | null
  pageId: string | null
}

/** Which of what is held: whatever is given has to hold. `id`: any id of its job, or its entry's; `reason`: as `reasons` gives it. */
export type HeldFilter = { stage?: string; key?: string; url?: string; outlet?: string; id?: string; reason?: string }

export type HeldReason = { stage: StageName; reason: string; jobs: number; oldest: Date; newest: Date; example: string }

type Released = { stage: StageName; key: string; event: { entryId?: string; pageId?: string } }

const valuesOf = ({ stage, key, url, outlet, id, reason }: HeldFilter) =>
  [stage, key, url, outlet, id, reason].map((value) => value ?? null)

// A reason with its addresses and numbers taken out, but for the status of an answer.
const REASON_KIND = String.raw`regexp_replace(regexp_replace(q.reason, 'https?://\S+', '…', 'g'), '(?<!HTTP )\m[\w-]*\d[\w.:-]*', '…', 'g')`

const FILTER = `($1::text is null or q.stage = $1) and ($2::text is null or q.key = $2)
  and ($3::text is null or $3 in (entry.canonical_url, entry.final_url, feed.url))
  and ($4::text is null or $4 = coalesce(entry.outlet, feed.outlet))
  and ($5::text is null or $5 = entry.id or $5 in (select value from jsonb_each_text(q.event)))
  and ($6::text is null or $6 = ${REASON_KIND})`

// Which entry a held event speaks of, whatever ids it carries.
const ENTRY_OF_EVENT = `left join page on page.id = q.event->>'pageId'
  left join article on article.id = q.event->>'articleId'
  left join feed on feed.id = q.event->>'feedId'
  left join entry on entry.id = coalesce(q.event->>'entryId', page.entry_id, article.lead_entry_id)`

/** What is done of a stage though it is held, since another delivery of the same work came through; of a rejection, nothing is. */
const DONE: Partial<Record<StageName, string>> = {
  'schedule-feeds': `q.at < $1::timestamptz - interval '1 hour'`,
  'poll-feed': `q.event ? 'feedId' and case when q.event ? 'pushId' then not exists (select 1 from push where id = q.event->>'pushId')
    else not exists (select 1 from feed where id = q.event->>'feedId' and (last_polled_at is null or last_polled_at <= q.at)) end`,
  'clean-page': `q.event ? 'pageId' and not exists (select 1 from page join entry on entry.id = page.entry_id
    where page.id = q.event->>'pageId' and (cleaned_at is null or page.outcome <> 'article' and entry.disposition <> 'skipped'))`,
  'match-copies': `q.event ? 'revisionId' and not exists (select 1 from revision join entry on entry.id = revision.entry_id and entry.revision_id = revision.id
    where revision.id = q.event->>'revisionId' and matched_at is null)`,
  'tag-entities': `q.event ? 'version' and not exists (select 1 from article
    where id = q.event->>'articleId' and merged_into is null and tagged_version < (q.event->>'version')::int)`,
  'group-story': `q.event ? 'version' and not exists (select 1 from article
    where id = q.event->>'articleId' and merged_into is null and grouped_version < (q.event->>'version')::int)`,
  'deliver-events': `not exists (select 1 from ${UNPLACED} and time <= q.at)`,
}

export const quarantineTable = (database: Database) => ({
  hold: async (held: { stage: string; key: string; event: unknown; reason: string }, at: Date) =>
    void (await database.query(
      `insert into quarantine (stage, key, event, reason, at) values ($1, $2, $3, $4, $5)
       on conflict (stage, key) do update set event = excluded.event, reason = excluded.reason, at = excluded.at`,
      [held.stage, held.key, json(held.event), asReason(held.reason), at],
    )),

  /** What is held and as it is asked for, newest first, from after one on. */
  list: (filter: HeldFilter, limit: number, after: Pick<QuarantineRow, 'at' | 'stage' | 'key'> | null = null) =>
    database.rows<QuarantineRow>(
      `select q.stage, q.key, q.event, q.reason, q.at, coalesce(entry.canonical_url, feed.url) as url,
         coalesce(entry.outlet, feed.outlet) as outlet, entry.title, entry.id as "entryId", q.event->>'pageId' as "pageId"
       from quarantine q ${ENTRY_OF_EVENT} where ${FILTER}
         and ($8::timestamptz is null or q.at < $8 or q.at = $8 and (q.stage, q.key) > ($9, $10)) order by q.at desc, q.stage, q.key limit $7`,
      [...valuesOf(filter), limit, after?.at ?? null, after?.stage ?? null, after?.key ?? null],
    ),

  /** Why things are held: by stage, and by reason without what differs from job to job; the most frequent first. */
  reasons: (filter: HeldFilter, limit: number) =>
    database.rows<HeldReason>(
      `select q.stage, ${REASON_KIND} as reason, count(*)::int as jobs, min(q.at) as oldest, max(q.at) as newest,
         (array_agg(q.reason order by q.at desc))[1] as example
       from quarantine q ${ENTRY_OF_EVENT} where ${FILTER} group by 1, 2 order by jobs desc, newest desc limit $7`,
      [...valuesOf(filter), limit],
    ),

  /**
   * Takes out of quarantine what is as it is asked for, and returns it to be announced again. A page that could not be
   * fetched or cleaned is due again, so that the sweep finds it should the announcement be lost.
   */
  release: (filter: HeldFilter, at: Date) =>
    database.transaction(async (sql) => {
      const released = await sql.rows<Released>(
        `delete from quarantine where (stage, key) in (select q.stage, q.key from quarantine q ${ENTRY_OF_EVENT} where ${FILTER})
         returning stage, key, event`,
        valuesOf(filter),
      )
      const idsOf = (stage: StageName, id: 'entryId' | 'pageId') =>
        released.filter((row) => row.stage === stage).map(({ event }) => event[id])
      await sql.query(`update entry set fetch_at = $2, ${NO_FETCH_YET} where id = any($1)`, [
        idsOf('fetch-page', 'entryId'),
        at,
      ])
      await sql.query('update page set cleaned_at = null where id = any($1)', [idsOf('clean-page', 'pageId')])
      await sql.query('select audit_write($1, $2, null, $3)', [
        'jobs redriven',
        filter.stage ?? 'all stages',
        json({ ...filter, jobs: released.length }),
      ])
      return released
    }),

  /** Takes out what was done since it was held, and need not run again. A page that is fetched at last is let out as it is kept. */
  freeDone: async (now: Date): Promise<number> => {
    const done = Object.entries(DONE).map(([stage, isDone]) => `q.stage = '${stage}' and ${isDone}`)
    return database.query(`delete from quarantine q where $1::timestamptz is not null and (${done.join(' or ')})`, [
      now,
    ])
  },
})
