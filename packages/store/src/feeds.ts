import { canonicalUrl, type FeedOutline } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { json } from './json.ts'
import type { SubscriptionState } from './pushes.ts'
import { asReason } from './reason.ts'

/** `slow`: answers, late. `moved`: followed at its new address. `gone` and `moved` are not polled any more. */
export type FeedState = 'healthy' | 'slow' | 'failing' | 'gone' | 'moved'

/** How often a feed publishes. */
export type FeedPace = {
  /** From one occasion on which it publishes to the next; null until that is known. */
  gapSeconds: number | null
  lastNewAt: Date | null
  /** How often its interval was doubled because it asked for a pause. */
  slowdown: number
}

/** What a feed and its host said of its schedule when it was last read; null and nothing where they do not say. */
export type SaidSchedule = {
  ttlSeconds?: number | null
  updateSeconds?: number | null
  /** Hours of the day and days of the week (0 is Sunday), in GMT. */
  skipHours?: number[]
  skipDays?: number[]
  /** For how long a cache would give the same answer, and for how long one on the way does. */
  freshSeconds?: number | null
  cachedSeconds?: number | null
  /** How much time its document covers, from its newest entry to its oldest. */
  coversSeconds?: number | null
}

/** What a poll may change. */
export type FeedHealth = FeedPace & {
  title: string | null
  siteUrl: string | null
  format: string | null
  /** Who pushes it, and the name it is known by there (WebSub). */
  hub: string | null
  topic: string | null
  etag: string | null
  lastModified: string | null
  state: FeedState
  failures: number
  reason: string | null
  intervalSeconds: number
  nextPollAt: Date
  said: SaidSchedule
  /** How long its answers take, smoothed. */
  answerMs: number | null
  /** Where its address leads for good, and in how many polls on end it has. */
  movedTo: string | null
  movedPolls: number
  /** Where its document came from when it was last read, after redirects. */
  readUrl: string | null
  /** Since when it has answered that it is gone. */
  goneSince: Date | null
}

/** `place`: where in its list. */
export type PlacedOutline = FeedOutline & { place: number }

/** A feed to subscribe to. `outlines`: how a list names it; null leaves what is known. */
export type NewFeed = {
  id: string
  url: string
  outlet: string
  title?: string | null
  intervalSeconds: number
  outlines?: PlacedOutline[] | null
}

export type FeedRow = FeedHealth & {
  id: string
  url: string
  outlet: string
  addedAt: Date
  lastPolledAt: Date | null
  paused: boolean
  /** Its outlines in the list that named it last, if one did. */
  outlines: PlacedOutline[] | null
  /** How its subscription at a hub stands, if it has one. */
  push: SubscriptionState | null
  /** What it last did to many entries at once. */
  remark: string | null
  remarkedAt: Date | null
}

/** What a poll or push that found a feed so makes of it. */
export type HealthChange = { before: FeedHealth; health: FeedHealth }

/** One poll: the slot it was due at, and what came of it. `movedTo`: subscribed there from now on. */
export type Polled = HealthChange & {
  slot: number
  changes: Change[]
  movedTo: { id: string; url: string; outlet: string } | null
}

const COLUMNS = `id, url, outlet, title, format, hub, etag, last_modified as "lastModified", state, failures, reason,
  interval_seconds as "intervalSeconds", next_poll_at as "nextPollAt", last_polled_at as "lastPolledAt", paused,
  gap_seconds as "gapSeconds", last_new_at as "lastNewAt", slowdown, said, answer_ms as "answerMs",
  moved_to as "movedTo", moved_polls as "movedPolls", site_url as "siteUrl", outlines, added_at as "addedAt",
  topic, read_url as "readUrl", gone_since as "goneSince", remark, remarked_at as "remarkedAt",
  (select push_subscription.state from push_subscription where feed_id = feed.id) as push`

// A poll that kept throwing is held for as long as the feed's interval, and then tried again. $1 is now.
export const WAITS = `not paused and state not in ('gone', 'moved') and not exists (
  select 1 from quarantine where stage = 'poll-feed' and event->>'pushId' is null and event->>'feedId' = feed.id and at > $1::timestamptz - interval_seconds * interval '1 second')`

export const feedTable = (database: Database) => ({
  /** Subscribes as `addAll` does. Returns whether it was not subscribed to. */
  add: async (feed: NewFeed, at: Date) => (await addAll(database, [feed], at)) > 0,

  addAll: (feeds: NewFeed[], at: Date) => addAll(database, feeds, at),

  remove: async (url: string) => (await database.query('delete from feed where url = $1', [url])) > 0,

  /** Polls it no more, or again from `at` on. Returns whether it is subscribed to. */
  pause: async (url: string, paused: boolean, at: Date) =>
    (await database.query(
      'update feed set paused = $2, next_poll_at = case when paused and not $2 then $3 else next_poll_at end where url = $1',
      [url, paused, at],
    )) > 0,

  list: () => database.rows<FeedRow>(`select ${COLUMNS} from feed order by url`),

  byUrl: (url: string) => database.row<FeedRow>(`select ${COLUMNS} from feed where url = $1`, [url]),

  /** The feed that is subscribed to by an address, which may be kept as a page's is. */
  subscribedAt: (url: string) =>
    database.row<FeedRow>(
      `select ${COLUMNS} from feed where url = $1 or (url = $2 and kept_as_page) order by url = $1 desc limit 1`,
      [url, canonicalUrl(url)],
    ),

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
    void (await database.query(`update feed set next_poll_at = $3 where id = $1 and ${isOfSlot('$2')}`, [
      id,
      new Date(slot),
      until,
    ])),

  /** Not later than at `at`. */
  bringForward: async (id: string, at: Date) =>
    void (await database.query('update feed set next_poll_at = $2 where id = $1 and next_poll_at > $2', [id, at])),

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

  /** What a poll found. A feed made due again meanwhile stays due. */
  polled: (id: string, at: Date, { slot, before, health, changes, movedTo }: Polled) =>
    database.transaction(async (sql) => {
      await keepHealth(sql, id, slot, { before, health })
      await sql.query('update feed set last_polled_at = $2 where id = $1', [id, at])
      if (movedTo) await move(sql, id, movedTo, at)
      // Nobody pushes it any more. A new address finds its own hub.
      if (OVER.has(health.state)) await sql.query('delete from push_subscription where feed_id = $1', [id])
      await writeChanges(sql, changes, at)
    }),

  /** What a push changed: all but that the feed was asked. */
  pushed: (id: string, change: HealthChange) => keepHealth(database, id, change.before.nextPollAt.getTime(), change),
})

/**
 * Subscribes, also to feeds that were gone, or moved to where nobody is subscribed any more; one known already is left as it is, but for how lists name it. Returns how
 * many were not subscribed to. Their addresses differ.
 */
async function addAll(database: Database, wanted: NewFeed[], at: Date): Promise<number> {
  return database.transaction(async (sql) => {
    const feeds = await asKeptFormerly(sql, wanted)
    const listed = feeds.filter(({ outlines }) => outlines)
    const added = await sql.query(
      `insert into feed (id, url, outlet, title, interval_seconds, next_poll_at, added_at)
       select *, $6::timestamptz, $6::timestamptz from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) order by 1
       on conflict (url) do update set state = 'healthy', failures = 0, reason = null, gone_since = null,
         moved_to = null, moved_polls = 0, next_poll_at = excluded.next_poll_at
         where feed.state = 'gone'
           or (feed.state = 'moved' and not exists (select 1 from feed there where there.url = feed.moved_to))`,
      [
        feeds.map(({ id }) => id),
        feeds.map(({ url }) => url),
        feeds.map(({ outlet }) => outlet),
        feeds.map(({ title }) => title ?? null),
        feeds.map(({ intervalSeconds }) => intervalSeconds),
        at,
      ],
    )
    await sql.query(
      `update feed set outlines = list.outlines from unnest($1::text[], $2::json[]) as list (url, outlines) where feed.url = list.url`,
      [listed.map(({ url }) => url), listed.map(({ outlines }) => json(outlines))],
    )
    return added
  })
}

/** A feed whose address was kept as a page's is (`kept_as_page`), and is read at what was left of it, stays there. */
async function asKeptFormerly(sql: Sql, feeds: NewFeed[]): Promise<NewFeed[]> {
  const formerly = feeds.map(({ url }) => canonicalUrl(url))
  const known = await sql.rows<{ id: string; url: string }>(
    `select id, url from feed where url = any($1) and kept_as_page and format is not null and state not in ('gone', 'moved')`,
    [formerly],
  )
  const byUrl = new Map<string | null, { id: string; url: string }>(known.map((feed) => [feed.url, feed]))
  const kept = feeds.map((feed, at) => ({ ...feed, ...byUrl.get(formerly[at] ?? null) }))
  // Two may have been kept as one.
  return Array.from(Map.groupBy(kept, ({ url }) => url).values(), ([first]) => first).filter(
    (feed) => feed !== undefined,
  )
}

/** A slot is when the feed was due, in whole milliseconds; a time that was written by hand has more digits, and would be due for ever. */
const isOfSlot = (slot: string) => `next_poll_at < ${slot}::timestamptz + interval '1 ms'`

const OVER = new Set<FeedState>(['gone', 'moved'])

type HealthColumn = Exclude<keyof FeedHealth, 'nextPollAt'>
const columnOf = (key: HealthColumn) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
// All that a poll may change, but for the next one.
const HEALTH = {
  title: true, siteUrl: true, format: true, hub: true, topic: true, etag: true, lastModified: true, state: true, failures: true,
  reason: true, intervalSeconds: true, said: true, answerMs: true, movedTo: true, movedPolls: true, readUrl: true, goneSince: true,
  gapSeconds: true, lastNewAt: true, slowdown: true,
} satisfies Record<HealthColumn, true> // prettier-ignore
const HEALTH_COLUMNS = Object.keys(HEALTH) as HealthColumn[]
const HEALTH_LIST = HEALTH_COLUMNS.map(columnOf).join(', ')

/**
 * Writes what changed, and that alone: a poll and a push of one feed may be read at once, and neither takes back what the
 * other found.
 */
const keepHealth = (sql: Sql, id: string, slot: number, { before, health }: HealthChange) => {
  const kept = { ...health, reason: health.reason === null ? null : asReason(health.reason) }
  const changed = HEALTH_COLUMNS.filter((key) => json(before[key]) !== json(kept[key]))
  return sql.query(
    `update feed set next_poll_at = case when ${isOfSlot('$2')} then $3 else next_poll_at end,
       (${HEALTH_LIST}) = (select ${HEALTH_LIST} from jsonb_populate_record(feed, $4::jsonb))
     where id = $1`,
    [id, new Date(slot), health.nextPollAt, json(Object.fromEntries(changed.map((key) => [columnOf(key), kept[key]])))],
  )
}

/**
 * Subscribes at the new address with all that is known of the feed. Somebody may have subscribed there before; one that
 * had moved from there, or was gone, is polled again.
 */
async function move(sql: Sql, id: string, to: { id: string; url: string; outlet: string }, at: Date) {
  await sql.query(
    `insert into feed (id, url, outlet, title, site_url, outlines, format, interval_seconds, next_poll_at, paused, gap_seconds, last_new_at,
       slowdown, said, fresh_parameters, added_at)
     select $2, $3, $4, title, site_url, outlines, format, interval_seconds, next_poll_at, paused, gap_seconds, last_new_at, slowdown, said,
       fresh_parameters, $5
     from feed where id = $1
     on conflict (url) do update set state = 'healthy', reason = null, moved_to = null, moved_polls = 0, gone_since = null,
       next_poll_at = excluded.next_poll_at
       where feed.state in ('moved', 'gone')`,
    [id, to.id, to.url, to.outlet, at],
  )
  await sql.query(
    `update feed set outlines = known.outlines from feed known where known.id = $1 and feed.url = $2 and feed.outlines is null`,
    [id, to.url],
  )
  await sql.query(
    `insert into feed_entry (feed_id, entry_id, guid, url, title, published_at, announced, first_seen_at, seen_at)
     select other.id, entry_id, guid, known.url, known.title, published_at, announced, first_seen_at, seen_at
     from feed_entry known, feed other where known.feed_id = $1 and other.url = $2
     on conflict do nothing`,
    [id, to.url],
  )
}
