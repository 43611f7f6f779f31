import { randomUUID } from 'node:crypto'
import type { CloudEvent, EventChoice } from '@copydesk/pipeline'
import { eventsChosen } from './chosen-events.ts'
import type { Database, Sql } from './database.ts'
import { deliveryState } from './delivery-state.ts'
import { json } from './json.ts'
import { LOOKED_THROUGH, toCloudEvent, type EventRow } from './read-events.ts'

/** What one process may send now. `event`: null where it is not in the log any more. */
export type ClaimedDelivery = {
  webhookId: string
  sequence: string
  lease: string
  /** With this one. */
  attempts: number
  since: Date
  event: CloudEvent | null
}

export type ClaimedBatch = {
  url: string
  secrets: string[]
  /** Failures of the endpoint on end, before this. */
  failures: number
  /** Places of the log that it had not come to when they were dropped, found so just now. */
  missed: { from: number; through: number } | null
  deliveries: ClaimedDelivery[]
}

/** How an attempt ended: for good, or to be made again. `holdUntil`: nothing is sent to the endpoint before. */
export type DeliveryEnd = {
  state: 'delivered' | 'dead' | 'waiting'
  said: string
  tookMs: number
  dueAt: Date | null
  holdUntil: Date | null
  disables: boolean
}

export type DeliveryRow = {
  sequence: string
  eventId: string
  type: string
  subject: string
  state: DeliveryEnd['state']
  attempts: { at: string; tookMs: number; said: string }[]
  dueAt: Date
  endedAt: Date | null
}

type Endpoint = {
  url: string
  types: string[] | null
  chosen: EventChoice
  atOnce: number
  secret: string
  formerSecrets: string[]
  failures: number
}

/** So many deliveries of an endpoint wait in the table; the rest wait in the log. */
const MOST_WAITING = 1000
const MOST_TAKEN = 500
const MOST_REDELIVERED = 100_000

const GIVE_BACK = `update delivery set lease = null, leased_until = null, attempts = attempts - 1
  where webhook_id = $1 and sequence = $2 and lease = $3`

export const deliveryTable = (database: Database) => ({
  /** The endpoints that may have something to be sent now. */
  due: async (now: Date): Promise<string[]> => {
    const rows = await database.rows<{ id: string }>(
      `select id from webhook where disabled_at is null and (held_until is null or held_until <= $1)
         and (sequence < (select head from log) or exists (select 1 from delivery where webhook_id = id and state = 'waiting' and due_at <= $1))
       order by id`,
      [now],
    )
    return rows.map(({ id }) => id)
  },

  /**
   * What may be sent to an endpoint now: as many as may be under way there, of each subject the first; one at a time
   * while it fails. Nothing where another process is claiming. What is not settled until the lease ends is sent again.
   */
  claim: (id: string, now: Date, leaseMs: number, source: string, consoleUrl: string): Promise<ClaimedBatch | null> =>
    database.transaction(async (sql) => {
      const endpoint = await sql.row<Endpoint>(
        `select url, types, chosen, at_once as "atOnce", secret, failures,
           array(select former->>'secret' from jsonb_array_elements(former_secrets) as former
             where (former->>'until')::timestamptz > $2) as "formerSecrets"
         from webhook where id = $1 and disabled_at is null and (held_until is null or held_until <= $2) for update skip locked`,
        [id, now],
      )
      if (!endpoint) return null
      const missed = await takeFromLog(sql, id, endpoint, now)
      const { url, secret, formerSecrets, failures, atOnce } = endpoint
      const rows = await sql.rows<Claimed>(CLAIM, [
        id,
        now,
        failures > 0 ? 1 : atOnce,
        randomUUID(),
        new Date(now.getTime() + leaseMs),
      ])
      const deliveries = rows.map(({ event, ...claimed }) => ({
        ...claimed,
        webhookId: id,
        event:
          event &&
          toCloudEvent({ ...event, sequence: claimed.sequence, time: new Date(event.time) }, source, consoleUrl),
      }))
      return { url, secrets: [secret, ...formerSecrets], failures, missed, deliveries }
    }),

  /** Writes how an attempt ended. Nothing changes where its lease ended before, and somebody else has it. */
  settle: (delivery: ClaimedDelivery, end: DeliveryEnd, at: Date): Promise<void> =>
    database.transaction((sql) => settle(sql, delivery, end, at)),

  /** Ends a lease as if the attempt had not been made: it may be claimed at once. */
  giveBack: ({ webhookId, sequence, lease }: ClaimedDelivery): Promise<number> =>
    database.query(GIVE_BACK, [webhookId, sequence, lease]),

  state: (at: Date) => deliveryState(database, at),

  /** Newest first. */
  list: (id: string, filter: { state: string | null; before: number | null; limit: number }) =>
    database.rows<DeliveryRow>(
      `select sequence, event_id as "eventId", type, subject, state, log as attempts, due_at as "dueAt", ended_at as "endedAt"
       from delivery where webhook_id = $1 and ($2::text is null or state = $2) and ($3::bigint is null or sequence < $3)
       order by sequence desc limit $4`,
      [id, filter.state, filter.before, filter.limit],
    ),

  /** Sends dead letters again, or all events of a range that are asked for and still in the log. Gives how many. */
  redeliver: (id: string, range: { from: number; through: number } | 'dead', at: Date): Promise<number> =>
    database.transaction(async (sql) => {
      const sent =
        range === 'dead'
          ? await sql.query(`update delivery set ${ANEW} where webhook_id = $1 and state = 'dead'`, [id, at])
          : await redeliverRange(sql, id, range, at)
      await sql.query('select audit_write($1, $2, null, $3)', ['webhook redelivered', id, json({ range, sent })])
      return sent
    }),
})

async function settle(sql: Sql, delivery: ClaimedDelivery, end: DeliveryEnd, at: Date): Promise<void> {
  const { webhookId, sequence, lease } = delivery
  const { state, said, tookMs, dueAt, holdUntil, disables } = end
  const settled = await sql.query(
    `update delivery set state = $4, lease = null, leased_until = null, due_at = coalesce($5, due_at),
       ended_at = case when $4 <> 'waiting' then $6::timestamptz end, log = log || $7::jsonb
     where webhook_id = $1 and sequence = $2 and lease = $3`,
    [webhookId, sequence, lease, state, dueAt, at, json([{ at, tookMs, said }])],
  )
  if (settled === 0) return
  // Of several that were under way, each may have been told to wait: the longest holds, and what was delivered meanwhile ends it not.
  await sql.query(
    `update webhook set failures = case when $2 then 0 else failures + 1 end,
       held_until = greatest(case when held_until > $3 then held_until end, $4)
     where id = $1 and not ($2 and failures = 0 and held_until is null)`,
    [webhookId, state === 'delivered', at, holdUntil],
  )
  if (disables)
    await sql.query('update webhook set disabled_at = $2, disabled_reason = $3 where id = $1', [webhookId, at, said])
}

const ANEW = `state = 'waiting', attempts = 0, since = $2, due_at = $2, ended_at = null`

async function redeliverRange(sql: Sql, id: string, range: { from: number; through: number }, at: Date) {
  const endpoint = await sql.row<Wanted>('select types, chosen from webhook where id = $1', [id])
  if (!endpoint) return 0
  const values: unknown[] = [id, at, range.from, range.through]
  const chosen = eventsChosen(choiceOf(endpoint), values)
  return sql.query(
    `insert into delivery (webhook_id, sequence, day, event_id, type, subject, state, since, due_at)
     select $1, event.sequence, day, event.id, type, subject, 'waiting', $2, $2 from event
     where event.sequence between $3 and least($4, (select sequence from webhook where id = $1))${chosen}
     order by event.sequence limit ${MOST_REDELIVERED}
     on conflict (webhook_id, sequence) do update set ${ANEW} where delivery.state <> 'waiting'`,
    values,
  )
}

type Wanted = Pick<Endpoint, 'types' | 'chosen'>

const choiceOf = ({ types, chosen }: Wanted): EventChoice => ({ ...chosen, ...(types ? { types } : {}) })

/** Gives the next events of the log that the endpoint asks for their deliveries, while few are waiting. Returns what the log has no more of them. */
async function takeFromLog(sql: Sql, id: string, endpoint: Wanted, now: Date): Promise<ClaimedBatch['missed']> {
  const waiting = await sql.row<{ n: number }>(
    `select count(*)::int as n from delivery where webhook_id = $1 and state = 'waiting'`,
    [id],
  )
  if ((waiting?.n ?? 0) > MOST_WAITING - MOST_TAKEN) return null
  const values: unknown[] = [id, now, MOST_TAKEN]
  const chosen = eventsChosen(choiceOf(endpoint), values)
  // In one statement, so that all of it sees the same log: where fewer are found than asked for, all that is looked through at once was.
  const taken = await sql.row<{ was: string; forgotten: string }>(
    `with cursor as (
       select greatest(webhook.sequence, forgotten) as sequence, webhook.sequence as was, forgotten,
         least(head, greatest(webhook.sequence, forgotten) + ${LOOKED_THROUGH}) as through,
         coalesce((select max(day) from log_day where first <= greatest(webhook.sequence, forgotten)), '-infinity') as day
       from webhook, log where id = $1
     ), next as (
       select day, sequence, id, type, subject from event
       where day >= (select day from cursor) and (day, sequence) > ((select day from cursor), (select sequence from cursor))
         and sequence <= (select through from cursor)${chosen}
       order by day, sequence limit $3
     ), taken as (
       insert into delivery (webhook_id, sequence, day, event_id, type, subject, state, since, due_at)
       select $1, sequence, day, id, type, subject, 'waiting', $2, $2 from next on conflict do nothing
     )
     update webhook set sequence =
       case when (select count(*) from next) = $3 then (select max(sequence) from next) else (select through from cursor) end,
       missed = missed + greatest((select forgotten - was from cursor), 0)
     where id = $1 and sequence < (select through from cursor)
     returning (select was from cursor) as was, (select forgotten from cursor) as forgotten`,
    values,
  )
  const [was, forgotten] = [Number(taken?.was ?? 0), Number(taken?.forgotten ?? 0)]
  return was < forgotten ? { from: was + 1, through: forgotten } : null
}

type Claimed = {
  sequence: string
  lease: string
  attempts: number
  since: Date
  event: (Omit<EventRow, 'time' | 'sequence'> & { time: string }) | null
}

/** Of each subject only the first that waits: the others come after it, also where it is being sent or has to be sent again. */
const CLAIM = `with sent as (
    select count(*) as n from delivery where webhook_id = $1 and state = 'waiting' and leased_until > $2
  ), next as (
    select sequence from delivery
    where webhook_id = $1 and state = 'waiting' and due_at <= $2 and (leased_until is null or leased_until <= $2)
      and not exists (select 1 from delivery earlier where earlier.webhook_id = $1 and earlier.state = 'waiting'
        and earlier.subject = delivery.subject and earlier.sequence < delivery.sequence)
    order by sequence limit greatest($3 - (select n from sent), 0)
  ), claimed as (
    update delivery set lease = $4, leased_until = $5, attempts = attempts + 1 from next
    where webhook_id = $1 and delivery.sequence = next.sequence
    returning delivery.sequence, day, lease, attempts, since
  )
  select claimed.sequence, lease, attempts, since,
    case when event.id is not null then jsonb_build_object('id', event.id, 'type', event.type, 'subject', event.subject,
      'time', event.time, 'data', event.data) end as event
  from claimed left join event on event.day = claimed.day and event.sequence = claimed.sequence order by claimed.sequence`
