import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { asReason } from './reason.ts'

export type FeedState = 'healthy' | 'failing' | 'gone'

export type FeedRow = {
  id: string
  url: string
  outlet: string
  title: string | null
  format: string | null
  etag: string | null
  lastModified: string | null
  state: FeedState
  failures: number
  reason: string | null
  intervalSeconds: number
  nextPollAt: Date
  lastPolledAt: Date | null
  paused: boolean
  /** What it last did to many entries at once. */
  remark: string | null
  remarkedAt: Date | null
}

/** What one poll found out; a field left out stays as it was. */
export type PollResult = {
  state: FeedState
  failures: number
  reason: string | null
  nextPollAt: Date
  title?: string | null
  format?: string
  hub?: string | null
  etag?: string | null
  lastModified?: string | null
}

const COLUMNS = `id, url, outlet, title, format, etag, last_modified as "lastModified", state, failures, reason,
  interval_seconds as "intervalSeconds", next_poll_at as "nextPollAt", last_polled_at as "lastPolledAt", paused,
  remark, remarked_at as "remarkedAt"`

// A poll that kept throwing is held for as long as the feed's interval, and then tried again. $1 is now.
const WAITS = `not paused and state <> 'gone' and not exists (
  select 1 from quarantine where stage = 'poll-feed' and event->>'feedId' = feed.id and at > $1::timestamptz - interval_seconds * interval '1 second')`

export const feedTable = (database: Database) => ({
  /** Subscribes; a feed known already is left as it is. Returns whether it is new. */
  add: async (
    feed: { id: string; url: string; outlet: string; title?: string | null; intervalSeconds: number },
    at: Date,
  ) =>
    (await database.query(
      `insert into feed (id, url, outlet, title, interval_seconds, next_poll_at, added_at) values ($1, $2, $3, $4, $5, $6, $6)
       on conflict (url) do nothing`,
      [feed.id, feed.url, feed.outlet, feed.title ?? null, feed.intervalSeconds, at],
    )) > 0,

  remove: async (url: string) => (await database.query('delete from feed where url = $1', [url])) > 0,

  list: () => database.rows<FeedRow>(`select ${COLUMNS} from feed order by url`),

  byId: (id: string) => database.row<FeedRow>(`select ${COLUMNS} from feed where id = $1`, [id]),

  /** Feeds whose next poll is due, the most overdue first. With `once`, only those not polled since then. */
  due: (now: Date, limit: number, once: Date | null) =>
    database.rows<FeedRow>(
      `select ${COLUMNS} from feed where ${WAITS} and next_poll_at <= $1
         and ($3::timestamptz is null or last_polled_at is null or last_polled_at < $3) order by next_poll_at limit $2`,
      [now, limit, once],
    ),

  /** Not now: the host has had its request, or asked for a pause. */
  putOff: async (id: string, slot: number, until: Date) =>
    void (await database.query('update feed set next_poll_at = $3 where id = $1 and next_poll_at <= $2', [
      id,
      new Date(slot),
      until,
    ])),

  /** Makes every feed due at `at`: what one round of polling begins with. */
  makeAllDue: async (at: Date) =>
    void (await database.query('update feed set next_poll_at = $1 where not paused', [at])),

  /** How many feeds were not polled since then, of those due by `before`. */
  notPolledSince: async (since: Date, before: Date): Promise<number> =>
    (
      await database.row<{ n: number }>(
        `select count(*)::int as n from feed where ${WAITS} and (last_polled_at is null or last_polled_at < $2) and next_poll_at <= $1`,
        [before, since],
      )
    )?.n ?? 0,

  /** What the poll that was due at `slot` found. A feed made due again meanwhile stays due. */
  polled: (id: string, slot: number, at: Date, result: PollResult, changes: Change[]) =>
    database.transaction(async (sql) => {
      await keepPoll(sql, id, slot, at, result)
      await writeChanges(sql, changes, at)
    }),
})

const keepPoll = (sql: Sql, id: string, slot: number, at: Date, result: PollResult) =>
  sql.query(
    `update feed set state = $2, failures = $3, reason = $4, last_polled_at = $6,
       next_poll_at = case when next_poll_at <= $13 then $5 else next_poll_at end,
       title = coalesce($7, title), format = coalesce($8, format), hub = coalesce($9, hub),
       etag = case when $12 then $10 else etag end, last_modified = case when $12 then $11 else last_modified end
     where id = $1`,
    [
      id,
      result.state,
      result.failures,
      result.reason === null ? null : asReason(result.reason),
      result.nextPollAt,
      at,
      result.title ?? null,
      result.format ?? null,
      result.hub ?? null,
      result.etag ?? null,
      result.lastModified ?? null,
      'etag' in result,
      new Date(slot),
    ],
  )
