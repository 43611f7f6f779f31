import type { Database } from './database.ts'
import { asReason } from './reason.ts'

/** `asked`: the hub has not verified it yet. `active`: it has. `denied` and `failed`: it was not had, and is asked for again. */
export type SubscriptionState = 'asked' | 'active' | 'denied' | 'failed'

/** A subscription at a WebSub hub, https://www.w3.org/TR/websub/ */
export type PushSubscription = {
  feedId: string
  /** The last part of the callback's address, which nobody can guess. */
  token: string
  hub: string
  topic: string
  /** What pushes are signed with. */
  secret: string
  state: SubscriptionState
  reason: string | null
  /** When the hub is asked again. */
  askAt: Date
  tries: number
  leaseEndsAt: Date | null
  pushedAt: Date | null
  /** Polls that found entries which should have been pushed, since the last that found none of them. */
  missed: number
}

type AskedSubscription = Pick<PushSubscription, 'feedId' | 'token' | 'hub' | 'topic' | 'secret' | 'askAt'>

export type Push = { id: string; feedId: string; contentType: string | null; bytes: Uint8Array }

const COLUMNS = `feed_id as "feedId", token, hub, topic, secret, state, reason, ask_at as "askAt", tries,
  lease_ends_at as "leaseEndsAt", pushed_at as "pushedAt", missed`

// Of the feed $1.
const WAITING = `from push where feed_id = $1 and not exists (
  select 1 from quarantine where stage = 'poll-feed' and key = push.feed_id || '-push-' || push.id)`

export const pushTable = (database: Database) => ({
  subscription: (feedId: string) =>
    database.row<PushSubscription>(`select ${COLUMNS} from push_subscription where feed_id = $1`, [feedId]),

  byToken: (token: string) =>
    database.row<PushSubscription>(`select ${COLUMNS} from push_subscription where token = $1`, [token]),

  /** Before the hub is asked: it may verify while it still answers. One that is active stays so while it is renewed. */
  ask: async ({ feedId, token, hub, topic, secret, askAt }: AskedSubscription, at: Date) =>
    void (await database.query(
      `insert into push_subscription as known (feed_id, token, hub, topic, secret, state, asked_at, ask_at, tries)
       values ($1, $2, $3, $4, $5, 'asked', $6, $7, 1)
       on conflict (feed_id) do update set token = $2, hub = $3, topic = $4, secret = $5, asked_at = $6, ask_at = $7, tries = known.tries + 1,
         state = case when known.state = 'active' and known.token = $2 then 'active' else 'asked' end,
         lease_ends_at = case when known.token = $2 then known.lease_ends_at end`,
      [feedId, token, hub, topic, secret, at, askAt],
    )),

  /** Its hub's turn did not come: that is no failure of the hub. */
  notAsked: async (token: string, state: SubscriptionState, askAt: Date) =>
    void (await database.query(
      'update push_subscription set state = $2, ask_at = $3, tries = greatest(tries - 1, 0) where token = $1',
      [token, state, askAt],
    )),

  verified: async (token: string, leaseEndsAt: Date, askAt: Date) =>
    void (await database.query(
      `update push_subscription set state = 'active', reason = null, lease_ends_at = $2, ask_at = $3, tries = 0, missed = 0 where token = $1`,
      [token, leaseEndsAt, askAt],
    )),

  /** The hub did not take it, or takes it back. One that has verified it since it was asked did not fail, whatever it answers. */
  refused: async (token: string, state: 'denied' | 'failed', reason: string) =>
    void (await database.query(
      `update push_subscription set state = $2, reason = $3 where token = $1 and ($2 = 'denied' or tries > 0)`,
      [token, state, asReason(reason)],
    )),

  /** A poll found what was not pushed; or nothing, though something was pushed since the last: then the hub leaves nothing out. */
  polled: async (feedId: string, isMissed: boolean) =>
    void (await database.query(
      `update push_subscription as known set missed = case when $2 then missed + 1 when pushed_at > feed.last_polled_at then 0 else missed end
       from feed where feed.id = $1 and feed_id = feed.id and known.state = 'active'`,
      [feedId, isMissed],
    )),

  end: async (feedId: string) =>
    void (await database.query('delete from push_subscription where feed_id = $1', [feedId])),

  /**
   * Keeps a push until it is read; false where so many of the feed wait already, those in quarantine not counted. The
   * same bytes are one push.
   */
  receive: async ({ id, feedId, contentType, bytes }: Push, most: number, at: Date): Promise<boolean> =>
    (await database.query(
      `insert into push (id, feed_id, received_at, content_type, bytes) select $1, $2, $3, $4, $5
       where (select count(*) ${WAITING.replace('$1', '$2')}) < $6
       on conflict (id) do update set received_at = push.received_at`,
      [id, feedId, at, contentType, Buffer.from(bytes), most],
    )) > 0,

  /** How many pushes of the feed wait to be read, those in quarantine not counted. */
  waiting: async (feedId: string): Promise<number> =>
    (await database.row<{ n: number }>(`select count(*)::int as n ${WAITING}`, [feedId]))?.n ?? 0,

  read: (id: string) =>
    database.row<Push>('select id, feed_id as "feedId", content_type as "contentType", bytes from push where id = $1', [
      id,
    ]),

  /** Not read, and nothing to be read. */
  drop: async (id: string) => void (await database.query('delete from push where id = $1', [id])),

  /** Read: its subscription brings something. */
  done: async ({ id, feedId }: Push, at: Date) =>
    void (await database.query(
      `with read as (delete from push where id = $1)
       update push_subscription set pushed_at = $3 where feed_id = $2`,
      [id, feedId, at],
    )),
})
